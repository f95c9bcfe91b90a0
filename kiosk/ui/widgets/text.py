"""The widget for all visible text."""

from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.design.large_numbers import SMALLEST_FIT
from kiosk.design.roles import ROLES, style_of
from kiosk.engines.typeset import LinkArea, Paragraph, plain_text
from kiosk.engines.typeset.casing import upper
from kiosk.ui import kv
from kiosk.ui.access.items import Accessible, AccessItem, Box, ItemKind, box_of
from kiosk.ui.media.text_textures import TALLEST_PX, Part, TextStrip, parts_of
from kiosk.ui.runtime.look_listeners import Look

DECOR = ("icon", "bigmark")
"""Roles of decorative characters, which have no accessible name."""
HEADINGS = frozenset(("display", "title", "heading", "subheading", "quote"))
"""Roles that are headings for reading aloud."""
LINK_REACH = 12
"""Pixels of the 1080p design around a link that count as touching it."""
LAYOUTS_KEPT = 8
"""Number of layouts that a text caches: visitors often switch between two or three languages."""
PARAGRAPHS_KEPT = 1024
_paragraph = lru_cache(maxsize=PARAGRAPHS_KEPT)(Paragraph)
"""Interns paragraphs: equal ones are the same object, so that caches find them quickly."""


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def _as_wide(paragraph: Paragraph, width_px: int | None) -> Paragraph:
    """Return the interned paragraph with another width."""
    return replace(paragraph, width_px=width_px)


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def _as_large(paragraph: Paragraph, size_px: float) -> Paragraph:
    """Return the interned paragraph with another font size."""
    return replace(paragraph, style=replace(paragraph.style, size_px=size_px))


class _LaidOut(NamedTuple):
    """A text laid out in one language and width."""

    share: float
    truncated: bool
    paragraph: Paragraph
    parts: tuple[Part, ...]
    size: tuple[int, int]
    shown: str


class Text(Accessible, Widget):
    """A paragraph of the interface (`words`) or of the content (`content`), in one of the theme's roles.

    Its height is that of the text; with `hug` its width too. Only `markdown` texts have links.
    """

    ui: Any = ObjectProperty(None)
    words = StringProperty("")
    content = ObjectProperty(None, allownone=True)
    """A Localised of the content, shown in the language of the visit."""
    language = StringProperty("")
    """The language of `words` if it is not the visit's, as for an endonym."""
    role = OptionProperty("body", options=list(ROLES))
    colour = StringProperty("paper")
    """A token of the palette, or "#rrggbb"."""
    align = OptionProperty("start", options=["start", "centre", "end"])
    markdown = BooleanProperty(False)
    hug = BooleanProperty(False)
    """Whether to take the width of the text too."""
    max_width = NumericProperty(0)
    """With `hug`: the width at which the text wraps; 0 for never."""
    max_lines = NumericProperty(0)
    scale = NumericProperty(1.0)
    """Factor on the font size of the role."""
    fit = BooleanProperty(False)
    """Whether to shrink the text until it fits on one line, to half its size at most."""
    largest = NumericProperty(1.0)
    """With `fit`: the maximum share of the font size, so that neighbours have equal sizes."""
    shown = StringProperty("")
    """The text that is drawn now, for tests, tours and speech."""

    __events__ = ("on_link",)

    def __init__(self, **kwargs: Any) -> None:
        """Draw nothing before the first layout."""
        self._paragraph: Paragraph | None = None
        self._layouts: dict[tuple[Any, ...], _LaidOut] = {}
        self._parts: tuple[Part, ...] = ()
        self._drawn: list[Part] = []
        self._rectangles: list[tuple[Rectangle, TextStrip]] = []
        self.share = 1.0
        """With `fit`: the share of the font size at which the text fits."""
        self.truncated = False
        self._measures: tuple[Any, ...] = ()
        self._repaint = Clock.create_trigger(self._paint, -1)
        self._words_language: Any = None
        super().__init__(**kwargs)
        changes = ("content", "language", "role", "colour", "align", "markdown", "hug", "max_width", "max_lines")
        for name in (*changes, "scale", "fit", "largest"):
            self.fbind(name, self._clear_layouts)
        self.fbind("words", self.refresh)
        self.fbind("hug", self._on_hug)
        self.fbind("width", self._on_width)
        self.fbind("pos", self._repaint)
        self.refresh()

    def _on_hug(self, _text: Any, hug: bool) -> None:
        self.size_hint_x = None if hug else 1

    def _on_width(self, *_: Any) -> None:
        """Lay out again in the new width; with `hug` the width is a result."""
        if not self.hug:
            self.refresh()

    def on_ui(self, _text: Any, ui: Any) -> None:
        """Follow the environment without a .kv rule, which each text would evaluate at each change of language."""
        ui.look_listeners.add(self)
        self.look_changed(ui.look)

    def release(self) -> None:
        """Stop following the environment."""
        self.ui.look_listeners.discard(self)

    def look_changed(self, look: Look) -> None:
        """Apply another look. If only the language has changed, `words` is set by its own binding."""
        measures = look[:-1]
        if measures != self._measures:
            self._measures = measures
            self._clear_layouts()
        elif self.content is not None:
            self.refresh()

    def words_changed(self, words: object) -> None:
        """Lay out again, in the new language, a text that is the same in it, such as a number."""
        if self._words_language is not words and self.words and self.role != "icon":
            self.refresh()

    def _clear_layouts(self, *_: Any) -> None:
        """Clear the cached layouts, and lay out again."""
        self._layouts.clear()
        self.refresh()

    def refresh(self, *_: Any) -> None:
        """Lay out the text, and take its size."""
        if not self.words and self.content is None and not self.shown and self._paragraph is not None:
            if self.hug:
                self.width = 0
            return
        if self.ui is None or self.ui.words is None:
            return
        self._words_language = self.ui.words
        # The layout for a language that was shown before is cached: reading fifteen properties again takes longer.
        key = (self.words, self._words_language, self.hug or self.width)
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= LAYOUTS_KEPT:
                self._layouts.clear()
            found = self._layouts[key] = self._lay_out()
        if found.paragraph is not self._paragraph:
            self.share, self.truncated, self._paragraph, self._parts, size, self.shown = found
            # Width and height together, so that the parent is laid out once.
            self.size = (size[0] if self.hug else self.width, size[1])
            self._repaint()

    def _lay_out(self) -> _LaidOut:
        shown = self.ui.say(self.content, self.language) if self.content is not None else None
        role = ROLES[self.role]
        language = shown.language if shown else self.language or (self.ui.language if role.family != "icons" else "")
        words = shown.words if shown else self.words
        words = upper(words, language) if role.upper else words
        limit = self.max_width if self.hug else self.width
        paragraph = _paragraph(
            text=words,
            language=language,
            style=style_of(self.role, self.ui.unit, self.ui.text_scale, self.scale),
            width_px=max(1, int(limit)) if limit or not self.hug else None,
            align=self.align,
            max_lines=int(self.max_lines) or None,
            markup="markdown" if self.markdown else "plain",
            colour=self._hex(self.colour),
            link_colour=self.ui.palette.gold,
        )
        share = 1.0
        if self.hug and limit:
            paragraph = self._at_natural_width(paragraph)
        elif self.fit:
            share = self._share(paragraph)
            paragraph = _as_large(paragraph, paragraph.style.size_px * min(share, self.largest) * 0.99)
        extent = self.ui.text_textures.measure(paragraph)
        if not words:
            return _LaidOut(share, extent.truncated, paragraph, (), (0, 0), words)
        parts, size = parts_of(paragraph, extent), (extent.width, extent.height)
        return _LaidOut(share, extent.truncated, paragraph, parts, size, words)

    def _at_natural_width(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph in a box as wide as its text, so that it is centred in either direction."""
        return _as_wide(paragraph, max(1, self.ui.text_textures.measure(paragraph).natural_width))

    def _share(self, paragraph: Paragraph) -> float:
        """Return the share of the font size at which the text fits on one line."""
        natural = self.ui.text_textures.measure(_as_wide(paragraph, None)).natural_width
        return float(max(SMALLEST_FIT, min(1.0, self.width / max(1, natural))))

    def _hex(self, token: str) -> str:
        return token if token.startswith("#") else str(getattr(self.ui.palette, token))

    def _paint(self, *_: Any) -> None:
        """Draw the visible parts."""
        in_view = list(self._parts) if len(self._parts) == 1 else self._visible_parts()
        if in_view != self._drawn:
            self._draw(in_view)
        left, top = round(self.x), round(self.top)
        for rectangle, strip in self._rectangles:
            rectangle.pos = (left + strip.left, top - strip.top - rectangle.size[1])

    def _visible_parts(self) -> list[Part]:
        """Return the visible parts of a long text; prepare those that are about to become visible."""
        in_view = []
        for part in self._parts:
            distance = self._distance(part)
            if distance < 0:
                in_view.append(part)
            elif distance < TALLEST_PX:
                self.ui.text_textures.prepare(part)
        return in_view

    def _distance(self, part: Part) -> float:
        """Return the distance in pixels of a part from the window; negative when it is in view."""
        _, first_row, rows = part
        top = self.top - first_row
        return float(max(top - rows - Window.height, -top))

    def _draw(self, parts: list[Part]) -> None:
        strips = [strip for part in parts for strip in self.ui.text_textures.part(part)]
        self._drawn = parts
        if len(strips) != len(self._rectangles):
            self.canvas.clear()
            with self.canvas:
                Color(1, 1, 1, 1)
                self._rectangles = [(Rectangle(), strip) for strip in strips]
        self._rectangles = [(old, strip) for (old, _), strip in zip(self._rectangles, strips, strict=True)]
        for rectangle, strip in self._rectangles:
            rectangle.texture, rectangle.size = strip.texture, strip.texture.size

    def links(self) -> tuple[LinkArea, ...]:
        """Return its links and their boxes, in pixels from the top left."""
        return self.ui.text_textures.links(self._paragraph) if self.markdown and self._paragraph is not None else ()

    def link_at(self, x: float, y: float) -> str | None:
        """Return the target of the link at a point of the window, None for none."""
        if not self.collide_point(x, y):
            return None
        across, down = x - self.x, self.top - y
        reach = self.ui.unit * LINK_REACH
        for link in self.links():
            for rect in link.rects:
                beside = max(rect.x - across, across - rect.x - rect.width)
                above = max(rect.y - down, down - rect.y - rect.height)
                if max(beside, above) <= reach:
                    return str(link.target)
        return None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Remember a link under the finger."""
        target = self.link_at(*touch.pos)
        if target is None:
            return False
        touch.ud[self] = target
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Dispatch `on_link` if the finger has stayed on the link."""
        target = touch.ud.pop(self, None)
        if target is not None and target == self.link_at(*touch.pos) and not touch.ud.get("moved"):
            self.dispatch("on_link", target)
            return True
        return False

    @property
    def paragraph(self) -> Paragraph | None:
        """The current paragraph; None before the first layout."""
        return self._paragraph

    def items(self) -> list[AccessItem]:
        """Return its text, and each of its links."""
        if self.role in DECOR or not self.shown.strip() or self._paragraph is None:
            return []
        kind = ItemKind.HEADING if self.role in HEADINGS else ItemKind.TEXT
        # Not in capitals, which are only a style: a voice may spell them out.
        said = self.ui.say(self.content, self.language).words if self.content is not None else self.words
        words, language = plain_text(said, self._paragraph.markup), self._paragraph.language
        return [
            AccessItem(self, kind, words, language, box_of(self), body=self.role == "body"),
            *self._link_items(language),
        ]

    def _link_items(self, language: str) -> list[AccessItem]:
        return [
            AccessItem(
                self,
                ItemKind.LINK,
                link.words,
                language,
                self._box_of(link),
                part=number,
                act=partial(self.dispatch, "on_link", link.target),
            )
            for number, link in enumerate(self.links())
        ]

    def _box_of(self, link: LinkArea) -> Box:
        """Return the bounding box of all lines of a link, in the window."""
        left, top = min(r.x for r in link.rects), min(r.y for r in link.rects)
        right, bottom = max(r.x + r.width for r in link.rects), max(r.y + r.height for r in link.rects)
        return (self.x + left, self.top - bottom, right - left, bottom - top)

    def on_link(self, target: str) -> None:
        """Report that a link was tapped."""


kv.load(__file__)
