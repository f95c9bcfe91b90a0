"""How a visit goes on when the exhibition changes beneath it."""

from dataclasses import replace

from kiosk.visit.machine import VisitMachine
from kiosk.visit.outline import Outline
from kiosk.visit.state import HOME, Phase, Place, VisitState


def carried(state: VisitState, old: Outline, machine: VisitMachine, now: float) -> VisitState:
    """Give the state in which a visit through the `old` exhibition goes on in that of the machine.

    Place, language and what lies over the place stay where they still are; else the nearest place that makes sense.
    """
    if state.phase is Phase.ATTRACT:
        return machine.start(now, state.house_volume)
    languages, outline = machine.rules.languages, machine.outline
    spoken = state.preferences.language
    preferences = replace(state.preferences, language=spoken if spoken in languages else languages[0])
    place = nearest(state.place, old, outline)
    stays = place == state.place
    return replace(
        state,
        preferences=preferences,
        place=place,
        layer=state.layer if stays else None,
        subject=state.subject if stays else None,
        asked=outline.find(state.asked) if state.asked else None,
    )


def nearest(place: Place, old: Outline, new: Outline) -> Place:
    """Give the place itself, else what took its place, else its next neighbour that stayed, else home."""
    if place.exhibit is None or place.exhibit not in new.exhibits:
        return HOME
    found = new.find(place)
    if found is not None:
        return found
    before = [item.id for item in old.exhibits.get(place.exhibit, ())]
    after = [item.id for item in new.exhibits[place.exhibit]]
    at = before.index(place.item) if place.item in before else 0
    # Another id in the same place among the same neighbours: it was given another name.
    if at < len(after) and after[at] not in before:
        return Place(place.exhibit, after[at])
    stayed = set(after)
    others = (*before[at + 1 :], *reversed(before[:at]), *after)
    return next((Place(place.exhibit, item) for item in others if item in stayed), HOME)
