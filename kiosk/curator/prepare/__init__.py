"""Prepared media: forms of the originals that display and play well, made in advance by `kiosk media prepare`."""

from kiosk.curator.prepare.preparation import Preparation, PreparationBusyError, PreparationOutcome, Result
from kiosk.curator.prepare.recipes import CannotPrepareError

__all__ = ["CannotPrepareError", "Preparation", "PreparationBusyError", "PreparationOutcome", "Result"]
