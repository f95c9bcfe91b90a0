"""Buttons: pills with a text, an icon or both."""

from typing import Any

from kivy.clock import Clock
from kivy.graphics import BorderImage, Color
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from kiosk.design.bar import AROUND_WORD, LEAST_BUTTON
from kiosk.design.palette import Palette, Rgba, rgba
from kiosk.design.questions import ANSWER_PAD
from kiosk.engines.typeset.icons import icon
from kiosk.ui import kv
from kiosk.ui.widgets.rounded import set_box
from kiosk.ui.widgets.shapes import Mark
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.text import Text  # noqa: F401  (used in the .kv)

CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)
GAP, LEAST_WIDTH, MARK = 12, 80, 22
"""Pixels of the 1080p design: between mark, icon and word; of the narrowest button; of the mark."""
LINE, LEAST_LINE = 2.2, 1.5
"""Pixels of the outline, of the 1080p design and of the screen."""
PRESSED_MIX = 0.22
GLASS = 0.88
STYLE_PROPERTIES = ("icon", "straight", "role", "word_scale", "max_width", "language")
"""The properties that determine the icon of a button and the style of its text."""


class Pill(Tap, Widget):
    """A button. Its text is also its accessible name, even where only the icon fits.

    It measures and places its parts in Python: rules in .kv would take half the time of a change of language.
    """

    words = StringProperty("")
    content = ObjectProperty(None, allownone=True)
    language = StringProperty("")
    icon = StringProperty("")
    """A name of the icon set; icons with a direction are mirrored in right-to-left languages."""
    straight = BooleanProperty(False)
    """Whether the icon is never mirrored."""
    icon_last = BooleanProperty(False)
    kind = OptionProperty("solid", options=["filled", "solid", "outline", "glass"])
    selected = BooleanProperty(False)
    compact = BooleanProperty(False)
    """Whether to show the icon alone, where there is no room for the text."""
    mark = StringProperty("")
    """A colour token for a small mark before the text, drawn as `shape`."""
    shape = OptionProperty("circle", options=["circle", "square", "diamond", "triangle"])
    role = StringProperty("button")
    word_scale = NumericProperty(1.0)
    pad = NumericProperty(ANSWER_PAD)
    low = NumericProperty(LEAST_BUTTON)
    """The minimum height, in pixels of the 1080p design."""
    max_width = NumericProperty(0)
    wide = NumericProperty(0)
    """The width in pixels; 0 for that of the text."""
    look = ObjectProperty(None)
    """The properties of the environment that change its appearance; bound in the .kv."""

    def __init__(self, **kwargs: Any) -> None:
        """Create the state that the .kv rules need."""
        self._mark: Mark | None = None
        self._shown: list[tuple[Widget, float]] = []
        """Its parts in reading order, with their widths."""
        self._across = 0.0
        self._colours: tuple[Rgba, Rgba] = (CLEAR, CLEAR)
        """The colours of its background and its outline."""
        self._place_soon = Clock.create_trigger(self._place, -1)
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: object) -> None:
        """Draw the background, and follow the size of its parts."""
        with self.canvas.before:
            self._fill, self._ground = Color(*CLEAR), BorderImage(size=(0, 0))
            self._edge, self._outline = Color(*CLEAR), BorderImage(size=(0, 0))
        self._glyph, self._word = self.ids.glyph.__self__, self.ids.word.__self__
        self._set_colours()
        self._set_style()
        self._set_text()
        for text in (self._glyph, self._word):
            text.fbind("size", self._measure)
        for name in ("look", "kind", "pressed", "selected"):
            self.fbind(name, self._set_colours)
        for name in ("look", *STYLE_PROPERTIES):
            self.fbind(name, self._set_style)
        for name in ("words", "content", "compact"):
            self.fbind(name, self._set_text)
        for name in ("mark", "shape", "low", "pad", "wide", "look", "icon_last"):
            self.fbind(name, self._measure)
        for name in ("pos", "size"):
            self.fbind(name, self._place_soon)
        self._measure()

    def _set_colours(self, *_: Any) -> None:
        """Set the colours for its kind and state."""
        palette = self.ui.palette
        fill, edge = self._background(palette), self._outline_colour(palette)
        if (fill, edge) != self._colours:
            self._colours = (fill, edge)
            self._fill.rgba, self._edge.rgba = fill, edge
            self._place_soon()
        on_action = self.kind == "filled" or (self.selected and self.ui.high_contrast)
        self._glyph.colour = self._word.colour = "on_action" if on_action else "paper"

    def _set_style(self, *_: Any) -> None:
        """Set the icon and the style of its text."""
        self._glyph.words = self.glyph(self.icon, self.ui.rtl and not self.straight)
        word = self._word
        word.role, word.scale, word.max_width, word.language = self.role, self.word_scale, self.max_width, self.language

    def _set_text(self, *_: Any) -> None:
        """Set the text."""
        self._word.words = "" if self.compact else self.words
        self._word.content = None if self.compact else self.content

    def _measure(self, *_: Any) -> None:
        """Take the size that mark, icon and text need."""
        if self.mark or self._mark is not None:
            self._mark_topic()
        unit, (word_width, word_height) = self.ui.unit, self._word.size
        order = (self._mark, self._word, self._glyph) if self.icon_last else (self._mark, self._glyph, self._word)
        # An empty text takes no gap.
        self._shown = [(part, width) for part in order if part is not None and (width := part.width) > 0]
        self._across = sum([width for _, width in self._shown]) + unit * GAP * max(0, len(self._shown) - 1)
        width = max(unit * LEAST_WIDTH, self._across + (2 * unit * self.pad if word_width else 0))
        self.size = (self.wide or width, max(unit * self.low, word_height + unit * AROUND_WORD))
        self._place_soon()

    def _mark_topic(self) -> None:
        """Add the mark before the text, on the few buttons that have one."""
        if self._mark is None:
            self._mark = Mark(size_hint=(None, None))
            self.add_widget(self._mark)
        self._mark.size = (self.ui.unit * MARK if self.mark else 0, self.ui.unit * MARK)
        self._mark.shape, self._mark.colour = self.shape, self.mark or "paper"
        self._mark.opacity = 1 if self.mark else 0

    def _place(self, *_: Any) -> None:
        """Centre the parts, on whole pixels to keep them sharp, and place the background."""
        (left, bottom), (width, height) = self.pos, self.size
        unit, rtl = self.ui.unit, self.ui.rtl
        x = (width - self._across) / 2
        for part, across in self._shown:
            part.pos = (
                round(left + (width - x - across if rtl else x)),
                round(bottom + (height - part.height) / 2),
            )
            x += across + unit * GAP
        fill, edge = self._colours
        # Transparent parts are not drawn.
        if fill[3]:
            set_box(self._ground, left, bottom, width, height)
        if edge[3]:
            set_box(self._outline, left, bottom, width, height, line_px=max(LEAST_LINE, unit * LINE))

    def glyph(self, name: str, rtl: bool) -> str:
        """Return the icon's character."""
        return icon(name, rtl=rtl) if name else ""

    def _background(self, palette: Palette) -> Rgba:
        """Return the background colour, lighter while pressed."""
        filled = self.selected and palette.ink2 == "#000000"
        token, alpha = {
            "filled": (palette.action, 1.0),
            "solid": (palette.ink3, 1.0),
            "outline": (palette.ink, 0.0),
            "glass": (palette.ink, GLASS),
        }["filled" if filled else self.kind]
        colour = rgba(token, alpha)
        if not self.pressed:
            return colour
        paper = rgba(palette.paper)
        return tuple(c + (p - c) * PRESSED_MIX for c, p in zip(colour, paper, strict=True))  # type: ignore[return-value]

    def _outline_colour(self, palette: Palette) -> Rgba:
        """Return the outline's colour."""
        if self.selected:
            return rgba(palette.paper)
        return rgba(palette.line) if self.kind in ("outline", "glass") or palette.ink3 == "#000000" else CLEAR

    def is_chosen(self) -> bool:
        """Return whether it is shown as selected."""
        return bool(self.selected)

    def spoken_language(self) -> str:
        """Return the language of its word."""
        return str(self.language or self.ui.language)

    def spoken_name(self) -> str:
        """Return the accessible name of this button."""
        return str(self.ui.say(self.content).words if self.content is not None else self.words)

    def on_enabled(self, *_: Any) -> None:
        """Fade a disabled button."""
        self.opacity = 1.0 if self.enabled else 0.35


kv.load(__file__)
