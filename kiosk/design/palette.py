"""Colours of the interface, as data that a museum can replace, and the contrast that they need."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.design.contrast import Rgb, contrast
from kiosk.settings import ThemeToken

Rgba = tuple[float, float, float, float]
SPOKEN = 0.25
"""Opacity of gold behind words that are being spoken, at which they and their links stay readable."""


def rgba(colour: str, alpha: float = 1.0) -> Rgba:
    """Convert "#rrggbb" to four components from 0 to 1."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255, alpha)


@dataclass(frozen=True)
class Palette:
    """Colour tokens, each "#rrggbb"."""

    ink: str = "#14120f"
    """The background of every screen."""
    ink2: str = "#1e1b17"
    """Raised surfaces: cards, sheets, the timeline's lanes."""
    ink3: str = "#2a2621"
    """Controls that are not filled."""
    paper: str = "#f4ede0"
    """Text."""
    dim: str = "#b9ae9c"
    """Secondary text: captions, units."""
    line: str = "#3b352d"
    """Rules and outlines that carry no meaning alone."""
    red: str = "#d8432c"
    """Marks and rules."""
    gold: str = "#e0a84e"
    """Eyebrows, dates, progress, the ring of focus."""
    teal: str = "#4fa39a"
    """The third colour of marks."""
    action: str = "#c93b26"
    """The filled button: red, dark enough for a contrast of 4.5:1 with its text."""
    on_action: str = "#ffffff"
    """Text on the filled button."""
    red_ground: str = "#3a1c17"
    """Tiles and era bands in red."""
    red_deep: str = "#2a1712"
    """The background of quotations."""
    teal_ground: str = "#1d2a2b"
    """Tiles and era bands in teal."""
    gold_ground: str = "#2d2517"
    """Tiles and era bands in gold."""

    def ground(self, colour: str) -> str:
        """Return the background for a named colour of the content."""
        return {"red": self.red_ground, "teal": self.teal_ground, "gold": self.gold_ground}.get(colour, self.ink2)

    def mark(self, colour: str) -> str:
        """Return the colour of marks for a named colour of the content."""
        return {"red": self.red, "teal": self.teal, "gold": self.gold}.get(colour, self.paper)

    def changed(self, tokens: Mapping[ThemeToken, str] | Mapping[str, str]) -> "Palette":
        """Return a copy with a museum's own tokens, named as in its YAML (`ink-2`)."""
        return replace(self, **{str(name).replace("-", ""): value for name, value in tokens.items()})


STANDARD = Palette()

HIGH_CONTRAST = Palette(
    ink="#000000",
    ink2="#000000",
    ink3="#000000",
    paper="#ffffff",
    dim="#ffffff",
    line="#ffffff",
    red="#ff7a66",
    gold="#ffe94a",
    teal="#6fe3d6",
    action="#ffe94a",
    on_action="#000000",
    red_ground="#000000",
    red_deep="#000000",
    teal_ground="#000000",
    gold_ground="#000000",
)


def hex_contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours "#rrggbb", 1 to 21."""
    return contrast(_rgb(one), _rgb(other))


TEXT, MARK = 4.5, 3.0
"""The minimum contrast of text, and of marks that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11)."""
_GROUNDS = ("ink", "ink2", "red_ground", "teal_ground", "gold_ground")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("paper", ground, TEXT) for ground in (*_GROUNDS, "ink3", "red_deep")),
    *(("dim", ground, TEXT) for ground in _GROUNDS),
    *(("gold", ground, TEXT) for ground in _GROUNDS),
    *((mark, ground, MARK) for mark in ("red", "teal") for ground in ("ink", "ink2")),
)
"""Pairs of foreground and background, with the contrast that they need."""


def enough(colour: str, ground: str, least: float) -> str:
    """Return the colour nearest to `colour`, mixed with black or white, with enough contrast; "" for none."""
    for part in range(101):
        for end in ("#ffffff", "#000000"):
            mixed = _mixed(colour, end, part / 100)
            if hex_contrast(mixed, ground) >= least:
                return mixed
    return ""


def _rgb(colour: str) -> Rgb:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _mixed(one: str, other: str, share: float) -> str:
    parts = zip(rgba(one)[:3], rgba(other)[:3], strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in parts)
