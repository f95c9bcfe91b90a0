"""All layouts, in the order in which they are offered. A new layout is a module beside this one, and one line here."""

from enum import StrEnum
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from kiosk.content.layouts.spec import LayoutSpec

SPECS: tuple[LayoutSpec, ...] = tuple(
    resolve_name(f"{__package__}.{place}")
    for place in (
        "beside:MEDIA_LEFT",
        "beside:MEDIA_RIGHT",
        "full_bleed:FULL_BLEED",
        "text:TEXT",
        "gallery:GALLERY",
        "compare:COMPARE",
        "hotspots:HOTSPOTS",
        "quote:QUOTE",
        "figures:FIGURES",
        "film:FILM",
    )
)
LAYOUTS = {spec.name: spec for spec in SPECS}
"""By their value of the key `layout`."""
OWNERS = {key: spec for spec in SPECS for key in spec.own_keys}
"""The layout that takes a key which no other takes."""
TEXT_KEYS = tuple(key for spec in SPECS for key in spec.text_keys)
"""The layouts' own keys that are texts by themselves."""

if TYPE_CHECKING:
    from kiosk.content.layouts import compare, figures, hotspots, quote

    class Layout(StrEnum):
        """How a panel is laid out: one of the names of `LAYOUTS`."""

    class LayoutKeys(compare.CompareKeys, hotspots.HotspotKeys, quote.QuoteKeys, figures.FigureKeys):
        """The keys that only one layout takes; here for type checkers, which cannot read `SPECS`."""

else:
    Layout = StrEnum("Layout", {name.upper().replace("-", "_"): name for name in LAYOUTS}, module=__name__)
    # Python looks at the last base first, and fields have the order in which they are found.
    LayoutKeys = type("LayoutKeys", tuple(spec.keys for spec in reversed(SPECS) if spec.keys), {})
