"""The layout of two pictures under a slider."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.content.layouts.spec import LayoutSpec, PictureArea, TourAction
from kiosk.settings.fields import Entry, PictureId, Text


class Side(Entry):
    """One of the two pictures of a comparison."""

    media: PictureId
    """The picture.

    Example: harbour/quay-1862
    """
    label: Text
    """What it shows, in a few words.

    Example: In 1862
    """


class Compare(Entry):
    """Two pictures under one slider."""

    before: Side
    """The picture on the side where reading begins.

    Example: {media: harbour/quay-1862, label: In 1862}
    """
    after: Side
    """The other picture.

    Example: {media: harbour/quay-today, label: Today}
    """


class CompareKeys:
    """The keys of the layout."""

    compare: Compare | None = None
    """The two pictures of the layout `compare`.

    Example: {before: {media: harbour/quay-1862, label: In 1862}, after: {media: harbour/quay-today, label: Today}}
    """


def _example(media: Sequence[str]) -> Mapping[str, Any]:
    before, after = media
    return {
        "compare": {
            "before": {"media": before, "label": "What the first picture shows"},
            "after": {"media": after, "label": "What the second picture shows"},
        }
    }


COMPARE = LayoutSpec(
    name="compare",
    words="two pictures under a slider",
    view="kiosk.ui.panels.compare:ComparePanel",
    needs=("compare",),
    keys=CompareKeys,
    picture_area=PictureArea((0.68, 1.0), (1.0, 0.56)),
    example=_example,
    example_media=2,
    tour=TourAction("Two pictures compared, the edge drawn aside", "kiosk.rehearsal.tour.panel_stops:drag_slider"),
)
