"""The layout of a picture with points to touch."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.content.choices import MediumKind
from kiosk.content.layouts.spec import LayoutSpec, PictureArea, TourAction
from kiosk.settings.fields import Entry, Fraction, Id, Text


class Hotspot(Entry):
    """A labelled point on a picture."""

    id: Id
    """Its name within the panel. Translations hold on to it.

    Example: boiler
    """
    at: tuple[Fraction, Fraction]
    """Where it is on the picture: from the left and from the top, as fractions from 0 to 1.

    Example: [0.25, 0.6]
    """
    title: Text
    """Its label.

    Example: The boiler
    """
    body: Text | None = None
    """Body text: what there is to read of it.

    Example: It burnt a ton of coal a day.
    """


class HotspotKeys:
    """The keys of the layout."""

    hotspots: tuple[Hotspot, ...] = ()
    """The points of the layout `hotspots`, each a place on the picture of `media`.

    Example: [{id: boiler, at: [0.25, 0.6], title: The boiler, body: It burnt a ton of coal a day.}]
    """


def _example(media: Sequence[str]) -> Mapping[str, Any]:
    point = {"id": "first-point", "at": [0.5, 0.5], "title": "A point", "body": "What there is to read of it."}
    return {"media": media[0], "hotspots": [point]}


HOTSPOTS = LayoutSpec(
    name="hotspots",
    words="a picture with points to touch",
    view="kiosk.ui.panels.hotspots:HotspotsPanel",
    needs=("media", "hotspots"),
    keys=HotspotKeys,
    media=(MediumKind.PICTURE,),
    least_media=1,
    picture_area=PictureArea((0.64, 1.0), (1.0, 0.5)),
    example=_example,
    example_media=1,
    tour=TourAction(
        "The last point of a picture, and what it tells", "kiosk.rehearsal.tour.panel_stops:choose_last_point"
    ),
)
