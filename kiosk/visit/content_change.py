"""How a visit continues when the content of the exhibition changes."""

from dataclasses import replace

from kiosk.visit.machine import VisitMachine
from kiosk.visit.outline import Outline
from kiosk.visit.state import HOME, Phase, Place, VisitState


def carry_over(state: VisitState, old: Outline, machine: VisitMachine, now: float) -> VisitState:
    """Return the state in which a visit to the `old` exhibition continues in the machine's new one.

    Place, language and layer stay the same if they still exist; otherwise the nearest place is chosen.
    """
    if state.phase is Phase.ATTRACT:
        return machine.start(now, state.default_volume)
    languages, outline = machine.rules.languages, machine.outline
    language = state.preferences.language
    preferences = replace(state.preferences, language=language if language in languages else languages[0])
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
    """Return the place itself, else its replacement, else the nearest neighbour that still exists, else home."""
    if place.exhibit is None or place.exhibit not in new.exhibits:
        return HOME
    found = new.find(place)
    if found is not None:
        return found
    before = [item.id for item in old.exhibits.get(place.exhibit, ())]
    after = [item.id for item in new.exhibits[place.exhibit]]
    at = before.index(place.item) if place.item in before else 0
    # A new id at the same position: the item was renamed.
    if at < len(after) and after[at] not in before:
        return Place(place.exhibit, after[at])
    stayed = set(after)
    others = (*before[at + 1 :], *reversed(before[:at]), *after)
    return next((Place(place.exhibit, item) for item in others if item in stayed), HOME)
