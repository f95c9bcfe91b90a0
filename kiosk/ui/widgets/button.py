"""Buttons: pills with a word, an icon or both."""

from typing import Any

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.design.bar import LEAST_BUTTON
from kiosk.design.questions import ANSWER_PAD
from kiosk.typeset.icons import icon
from kiosk.ui import kv
from kiosk.ui.theme import Palette, Rgba, rgba
from kiosk.ui.widgets.tap import Tap

CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)
PRESSED_MIX = 0.22
GLASS = 0.88


class Pill(Tap, FloatLayout):
    """A button. Its word is its spoken name, also where there is room for the icon only."""

    words = StringProperty("")
    content = ObjectProperty(None, allownone=True)
    language = StringProperty("")
    icon = StringProperty("")
    """A name of the icon set; those that point turn about with the reading direction."""
    straight = BooleanProperty(False)
    """Whether an icon that points does so as in a language that is written from the left, whatever the language."""
    icon_last = BooleanProperty(False)
    kind = OptionProperty("solid", options=["filled", "solid", "outline", "glass"])
    selected = BooleanProperty(False)
    compact = BooleanProperty(False)
    """Show the icon alone, where a narrow screen leaves no room for the word."""
    mark = StringProperty("")
    """A colour token for a small mark before the word, drawn as `shape`."""
    shape = OptionProperty("circle", options=["circle", "square", "diamond", "triangle"])
    role = StringProperty("button")
    word_scale = NumericProperty(1.0)
    pad = NumericProperty(ANSWER_PAD)
    low = NumericProperty(LEAST_BUTTON)
    """The least height, in pixels of the 1080p design."""
    max_width = NumericProperty(0)
    wide = NumericProperty(0)
    """The width in pixels; 0 for what the words need."""
    fill = ColorProperty(CLEAR)
    edge = ColorProperty(CLEAR)

    def glyph(self, name: str, rtl: bool) -> str:
        """Give the icon's character."""
        return icon(name, rtl=rtl) if name else ""

    def ink_token(self, kind: str, selected: bool, contrast: bool) -> str:
        """Give the token of the colour that the word has."""
        return "on_action" if kind == "filled" or (selected and contrast) else "paper"

    def tone(self, kind: str, pressed: bool, selected: bool, palette: Palette) -> Rgba:
        """Give the ground's colour, lighter under a finger."""
        if selected and palette.ink2 == "#000000":
            kind = "filled"
        token, alpha = {
            "filled": (palette.action, 1.0),
            "solid": (palette.ink3, 1.0),
            "outline": (palette.ink, 0.0),
            "glass": (palette.ink, GLASS),
        }[kind]
        colour = rgba(token, alpha)
        if not pressed:
            return colour
        paper = rgba(palette.paper)
        return tuple(c + (p - c) * PRESSED_MIX for c, p in zip(colour, paper, strict=True))  # type: ignore[return-value]

    def outline(self, kind: str, selected: bool, palette: Palette) -> Rgba:
        """Give the outline's colour."""
        if selected:
            return rgba(palette.paper)
        return rgba(palette.line) if kind in ("outline", "glass") or palette.ink3 == "#000000" else CLEAR

    def spoken_name(self) -> str:
        """Give what a listener hears for this button."""
        return str(self.ui.say(self.content).words if self.content is not None else self.words)

    def on_enabled(self, *_: Any) -> None:
        """Let a button that can do nothing step back."""
        self.opacity = 1.0 if self.enabled else 0.35


kv.load(__file__)
