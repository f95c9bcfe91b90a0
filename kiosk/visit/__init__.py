"""The state of a visit, from the first touch to the reset: pure functions of state, event and time."""

from kiosk.visit.machine import VisitMachine
from kiosk.visit.outline import Outline, OutlineItem, Rules
from kiosk.visit.state import Layer, Phase, Place, Preferences, StaffPage, VisitState

__all__ = [
    "Layer",
    "Outline",
    "OutlineItem",
    "Phase",
    "Place",
    "Preferences",
    "Rules",
    "StaffPage",
    "VisitMachine",
    "VisitState",
]
