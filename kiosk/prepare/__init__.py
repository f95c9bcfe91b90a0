"""Prepared media: forms of the originals that show and play well, made ahead of time by `kiosk media prepare`."""

from kiosk.prepare.recipes import CannotPrepareError
from kiosk.prepare.workshop import BusyError, Outcome, Result, Workshop

__all__ = ["BusyError", "CannotPrepareError", "Outcome", "Result", "Workshop"]
