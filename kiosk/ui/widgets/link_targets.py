"""Targets of links in texts of the content: panels, cards and exhibits, never anything outside the kiosk."""

from kiosk.ui.env import Env
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import Place


def place_of(target: str, here: str | None) -> Place | None:
    """Parse a link's target: `panel:id` in the current exhibit, `panel:exhibit/id`, `card:...`, `exhibit:id`."""
    kind, _, rest = target.partition(":")
    if kind == "exhibit" and rest:
        return Place(rest)
    if kind in ("panel", "card") and rest:
        exhibit, slash, item = rest.partition("/")
        return Place(exhibit, item) if slash else Place(here, exhibit)
    return None


def follow(ui: Env, target: str) -> None:
    """Open the target of a link; an invalid target does nothing."""
    place = place_of(target, ui.here.exhibit)
    if place is not None:
        ui.send(PlaceOpened(place))
