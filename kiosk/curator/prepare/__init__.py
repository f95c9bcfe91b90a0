"""Prepared media: forms of the originals that show and play well, made ahead of time by `kiosk media prepare`."""

from kiosk.curator.prepare.preparation import Preparation, PreparationBusyError, PreparationOutcome, Result
from kiosk.curator.prepare.recipes import CannotPrepareError

__all__ = ["CannotPrepareError", "Preparation", "PreparationBusyError", "PreparationOutcome", "Result"]
