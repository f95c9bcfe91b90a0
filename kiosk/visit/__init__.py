"""A visit, from the first touch to the reset: pure state, given the time."""

from kiosk.visit.machine import Machine
from kiosk.visit.outline import Item, Outline, Rules
from kiosk.visit.state import Layer, Phase, Place, Preferences, StaffPage, VisitState

__all__ = ["Item", "Layer", "Machine", "Outline", "Phase", "Place", "Preferences", "Rules", "StaffPage", "VisitState"]
