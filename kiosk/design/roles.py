"""The text styles of the interface by role, for the screens and for the checks of what fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kiosk.engines.typeset.paragraph import Family, Style


@dataclass(frozen=True)
class Role:
    """The style of one kind of text; sizes in pixels of a 1080p screen."""

    size: float
    family: Family = "sans"
    weight: int = 400
    letter_spacing: float = 0.0
    line_spacing: float | None = None
    upper: bool = False
    grows: float = 1.0
    """Share of the visitor's text size that is applied: titles are large already."""

    def letters(self, text_scale: float) -> float:
        """Return the font size in pixels of a 1080p screen; `text_scale` is 1.0 for the standard text size."""
        return self.size * (1 + (text_scale - 1) * self.grows)

    def style(self, unit: float, text_scale: float, share: float = 1.0) -> Style:
        """Return the style; `unit` is the number of window pixels for one pixel of a 1080p screen."""
        return Style(
            family=self.family,
            size_px=self.letters(text_scale) * unit * share,
            weight=self.weight,
            letter_spacing_px=self.letter_spacing * unit,
            line_spacing=self.line_spacing,
        )


ROLES: Mapping[str, Role] = {
    "display": Role(118, "serif", 700, line_spacing=1.16, grows=0.3),
    "title": Role(66, "serif", 700, line_spacing=1.2, grows=0.4),
    "heading": Role(56, "serif", 700, line_spacing=1.2, grows=0.4),
    "subheading": Role(42, "serif", 700, line_spacing=1.2, grows=0.35),
    "quote": Role(64, "serif", 400, line_spacing=1.28, grows=0.4),
    "figure": Role(112, "serif", 700, line_spacing=1.1, grows=0.3),
    "lead": Role(38, line_spacing=1.42, grows=0.8),
    "body": Role(30),
    "strong": Role(30, weight=700),
    "caption": Role(21, line_spacing=1.42, grows=0.8),
    "label": Role(24, grows=0.8),
    "eyebrow": Role(24, weight=700, letter_spacing=2.6, upper=True, line_spacing=1.3, grows=0.5),
    "button": Role(26, weight=700, line_spacing=1.2, grows=0.5),
    "invitation": Role(38, weight=700, line_spacing=1.2, grows=0.3),
    "choice": Role(36, line_spacing=1.2, grows=0.5),
    "countdown": Role(66, weight=700, line_spacing=1.1),
    "icon": Role(34, "icons", line_spacing=1.0, grows=0.5),
    "bigmark": Role(240, "serif", 700, line_spacing=1.0, grows=0.0),
}


@lru_cache(maxsize=512)
def style_of(role: str, unit: float, text_scale: float, share: float = 1.0) -> Style:
    """Return the style of a role at a size; cached, since a change of language needs the same few."""
    return ROLES[role].style(unit, text_scale, share)
