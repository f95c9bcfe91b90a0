"""The layout of large numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.content.choices import DurationUnit, FigureStyle
from kiosk.content.layouts.spec import LayoutSpec
from kiosk.settings.fields import Entry, Flag, Number, Text


class Figure(Entry):
    """A large number with its label."""

    number: Number
    """The number: digits only, with a point before decimals.

    Example: 2000000
    """
    style: FigureStyle = FigureStyle.PLAIN
    """How it is written: in full (2,000,000), or in words (2 million).

    Example: compact
    """
    unit: DurationUnit | None = None
    """The unit of time that it counts, if it does; each language has its word for it.

    Example: year
    """
    about: Flag = False
    """`true` if it is an estimate.

    Example: true
    """
    label: Text
    """What it counts.

    Example: barrels in a year
    """


class FigureKeys:
    """The keys of the layout."""

    figures: tuple[Figure, ...] = ()
    """The numbers of the layout `figures`, written in the digits and words of each language.

    Example: [{number: 2000000, style: compact, about: true, label: barrels in a year}]
    """


def _example(_media: Sequence[str]) -> Mapping[str, Any]:
    return {
        "figures": [
            {"number": "120000", "style": "compact", "about": True, "label": "what the number counts"},
            {"number": "40", "unit": "year", "label": "what lasted so long"},
        ]
    }


FIGURES = LayoutSpec(
    name="figures",
    words="large numbers",
    view="kiosk.ui.panels.figures:FiguresPanel",
    needs=("figures",),
    keys=FigureKeys,
    example=_example,
)
