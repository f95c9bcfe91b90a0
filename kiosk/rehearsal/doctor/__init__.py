"""The checks of `kiosk doctor`."""

from kiosk.rehearsal.doctor.examination import CHECKS, examine
from kiosk.rehearsal.doctor.results import CheckResult, ResultKind

__all__ = ["CHECKS", "CheckResult", "ResultKind", "examine"]
