"""What `kiosk doctor` looks at, and what it says to do."""

from kiosk.doctor.examination import CHECKS, examine
from kiosk.doctor.findings import Finding, Verdict

__all__ = ["CHECKS", "Finding", "Verdict", "examine"]
