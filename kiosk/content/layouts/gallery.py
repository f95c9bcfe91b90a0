"""The layout of several pictures."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.content.choices import MediumKind
from kiosk.content.layouts.spec import LayoutSpec, PictureArea, TourAction


def _example(media: Sequence[str]) -> Mapping[str, Any]:
    return {"media": list(media)}


GALLERY = LayoutSpec(
    name="gallery",
    words="several pictures, one after the other",
    view="kiosk.ui.panels.gallery:GalleryPanel",
    needs=("media",),
    media=(MediumKind.PICTURE,),
    least_media=2,
    most_media=None,
    picture_area=PictureArea((0.59, 0.72), (0.92, 0.5)),
    example=_example,
    example_media=2,
    tour=TourAction("The second picture of a gallery", "kiosk.rehearsal.tour.panel_stops:choose_second_picture"),
)
