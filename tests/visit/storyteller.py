"""Tells a visit machine what happens, and when."""

from kiosk.visit import VisitMachine, VisitState
from kiosk.visit.effects import Effect
from kiosk.visit.events import Event


def told(
    machine: VisitMachine, *steps: Event | float, start: VisitState | None = None, now: float = 0.0
) -> tuple[VisitState, list[Effect], float]:
    """Feed events at their times; a number among them moves the clock on by that many seconds."""
    state, effects = start or machine.start(now), []
    for step in steps:
        if isinstance(step, int | float):
            now += step
            continue
        state, done = machine.handle(state, step, now)
        effects += done
    return state, effects, now
