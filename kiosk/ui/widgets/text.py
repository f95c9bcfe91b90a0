"""The one widget for visible words."""

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
from kiosk.ui.access.items import AccessItem, Box, ItemKind, box_of
from kiosk.ui.media.text_textures import TALLEST_PX, Part, TextStrip, parts_of
from kiosk.ui.runtime.look_listeners import Look

DECOR = ("icon", "bigmark")
"""Roles of signs that say nothing by themselves."""
HEADINGS = frozenset(("display", "title", "heading", "subheading", "quote"))
"""Roles that a listener can be told are headings."""
LINK_REACH = 12
"""Pixels of the 1080p design around a link that still count as touching it."""
WAYS_KEPT = 8
"""Ways in which a text remembers that it was set: a visitor goes to and fro between two or three languages."""
PARAGRAPHS_KEPT = 1024
_paragraph = lru_cache(maxsize=PARAGRAPHS_KEPT)(Paragraph)
"""The one paragraph of these words: what is the same object is found at once by all that keeps paragraphs."""


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def _as_wide(paragraph: Paragraph, width_px: int | None) -> Paragraph:
    """Return the one paragraph of the same words in a box of another width."""
    return replace(paragraph, width_px=width_px)


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def _as_large(paragraph: Paragraph, size_px: float) -> Paragraph:
    """Return the one paragraph of the same words in letters of another size."""
    return replace(paragraph, style=replace(paragraph.style, size_px=size_px))


class _Set(NamedTuple):
    """Words as they stand in one language and width."""

    share: float
    truncated: bool
    paragraph: Paragraph
    parts: tuple[Part, ...]
    size: tuple[int, int]
    shown: str


class Text(Widget):
    """A paragraph of the interface (`words`) or of the content (`content`), in one of the theme's roles.

    It takes its own height from its words; with `hug` also its width. Only `markdown` texts have links.
    """

    ui: Any = ObjectProperty(None)
    words = StringProperty("")
    content = ObjectProperty(None, allownone=True)
    """A Localised of the content; shown in the language of the visit."""
    language = StringProperty("")
    """Set for words in a language that is not the visit's, such as an endonym."""
    role = OptionProperty("body", options=list(ROLES))
    colour = StringProperty("paper")
    """A token of the palette, or "#rrggbb"."""
    align = OptionProperty("start", options=["start", "centre", "end"])
    markdown = BooleanProperty(False)
    hug = BooleanProperty(False)
    """Take the width of the words, too."""
    max_width = NumericProperty(0)
    """With `hug`: the width at which words wrap after all; 0 for never."""
    max_lines = NumericProperty(0)
    scale = NumericProperty(1.0)
    """Of the role's size, for the rare place that needs it."""
    fit = BooleanProperty(False)
    """Let the letters shrink until the words stand on one line, to half their size at the least."""
    largest = NumericProperty(1.0)
    """With `fit`: the largest share of their size that letters may have, so that neighbours look alike."""
    shown = StringProperty("")
    """What is drawn now, for tests, tours and speech."""

    __events__ = ("on_link",)

    def __init__(self, **kwargs: Any) -> None:
        """Draw nothing yet: the first layout does."""
        self._paragraph: Paragraph | None = None
        self._ways: dict[tuple[Any, ...], _Set] = {}
        self._parts: tuple[Part, ...] = ()
        self._drawn: list[Part] = []
        self._rectangles: list[tuple[Rectangle, TextStrip]] = []
        self.share = 1.0
        """With `fit`: the share of their size that letters need to have."""
        self.truncated = False
        self._measures: tuple[Any, ...] = ()
        self._repaint = Clock.create_trigger(self._paint, -1)
        self._set_in: Any = None
        super().__init__(**kwargs)
        changes = ("content", "language", "role", "colour", "align", "markdown", "hug", "max_width", "max_lines")
        for name in (*changes, "scale", "fit", "largest"):
            self.fbind(name, self._set_anew)
        self.fbind("words", self.refresh)
        self.fbind("hug", self._give_up_width)
        self.fbind("width", self._widen)
        self.fbind("pos", self._repaint)
        self.refresh()

    def _give_up_width(self, _text: Any, hug: bool) -> None:
        self.size_hint_x = None if hug else 1

    def _widen(self, *_: Any) -> None:
        """Break lines anew; with `hug` the width is the outcome."""
        if not self.hug:
            self.refresh()

    def on_ui(self, _text: Any, ui: Any) -> None:
        """Follow the environment: a rule of the .kv would be evaluated by each text at each change of language."""
        ui.look_listeners.add(self)
        self.look_anew(ui.look)

    def release(self) -> None:
        """Follow the environment no longer."""
        self.ui.look_listeners.discard(self)

    def look_anew(self, look: Look) -> None:
        """Take over another look. Where only the language has changed, words of the interface come by themselves."""
        measures = look[:-1]
        if measures != self._measures:
            self._measures = measures
            self._set_anew()
        elif self.content is not None:
            self.refresh()

    def follow(self, words: object) -> None:
        """Set in the new language what stays the same in it, such as a number."""
        if self._set_in is not words and self.words and self.role != "icon":
            self.refresh()

    def _set_anew(self, *_: Any) -> None:
        """Forget how words were set that now look otherwise."""
        self._ways.clear()
        self.refresh()

    def refresh(self, *_: Any) -> None:
        """Set the words, and take the size that they need."""
        if not self.words and self.content is None and not self.shown and self._paragraph is not None:
            if self.hug:
                self.width = 0
            return
        if self.ui is None or self.ui.words is None:
            return
        self._set_in = self.ui.words
        # Back in a language, a text stands as it stood: it would take longer to ask its fifteen properties again.
        way = (self.words, self._set_in, self.hug or self.width)
        found = self._ways.get(way)
        if found is None:
            if len(self._ways) >= WAYS_KEPT:
                self._ways.clear()
            found = self._ways[way] = self._set()
        if found.paragraph is not self._paragraph:
            self.share, self.truncated, self._paragraph, self._parts, size, self.shown = found
            # Together, so that what lies around is laid out once.
            self.size = (size[0] if self.hug else self.width, size[1])
            self._repaint()

    def _set(self) -> _Set:
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
            paragraph = self._hugged(paragraph)
        elif self.fit:
            share = self._share(paragraph)
            paragraph = _as_large(paragraph, paragraph.style.size_px * min(share, self.largest) * 0.99)
        extent = self.ui.text_textures.measure(paragraph)
        if not words:
            return _Set(share, extent.truncated, paragraph, (), (0, 0), words)
        parts, size = parts_of(paragraph, extent), (extent.width, extent.height)
        return _Set(share, extent.truncated, paragraph, parts, size, words)

    def _hugged(self, paragraph: Paragraph) -> Paragraph:
        """Return the words a box no wider than they are, so that they stand in its middle whatever their direction."""
        return _as_wide(paragraph, max(1, self.ui.text_textures.measure(paragraph).natural_width))

    def _share(self, paragraph: Paragraph) -> float:
        """Say which share of their size lets letters stand on one line."""
        natural = self.ui.text_textures.measure(_as_wide(paragraph, None)).natural_width
        return float(max(SMALLEST_FIT, min(1.0, self.width / max(1, natural))))

    def _hex(self, token: str) -> str:
        return token if token.startswith("#") else str(getattr(self.ui.palette, token))

    def _paint(self, *_: Any) -> None:
        """Draw what is in view."""
        in_view = list(self._parts) if len(self._parts) == 1 else self._in_view()
        if in_view != self._drawn:
            self._draw(in_view)
        left, top = round(self.x), round(self.top)
        for rectangle, strip in self._rectangles:
            rectangle.pos = (left + strip.left, top - strip.top - rectangle.size[1])

    def _in_view(self) -> list[Part]:
        """Return the parts of a long text that can be seen; let those be made ready that soon may be."""
        in_view = []
        for part in self._parts:
            away = self._away(part)
            if away < 0:
                in_view.append(part)
            elif away < TALLEST_PX:
                self.ui.text_textures.prepare(part)
        return in_view

    def _away(self, part: Part) -> float:
        """Say how many pixels a part is above or below the window; below 0 when it is in view."""
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
        """Return its links, and where they are in pixels from its top left."""
        return self.ui.text_textures.links(self._paragraph) if self.markdown and self._paragraph is not None else ()

    def link_at(self, x: float, y: float) -> str | None:
        """Return the target of the link at a point of the window, if there is one."""
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
        """Follow the link when the finger has stayed on it."""
        target = touch.ud.pop(self, None)
        if target is not None and target == self.link_at(*touch.pos) and not touch.ud.get("moved"):
            self.dispatch("on_link", target)
            return True
        return False

    @property
    def paragraph(self) -> Paragraph | None:
        """How its words are set now; None before they are."""
        return self._paragraph

    def items(self) -> list[AccessItem]:
        """Return its words, and each of its links."""
        if self.role in DECOR or not self.shown.strip() or self._paragraph is None:
            return []
        kind = ItemKind.HEADING if self.role in HEADINGS else ItemKind.TEXT
        # Capitals are a matter of looks: a voice may spell them.
        said = self.ui.say(self.content, self.language).words if self.content is not None else self.words
        words, language = plain_text(said, self._paragraph.markup), self._paragraph.language
        return [AccessItem(self, kind, words, language, box_of(self)), *self._link_items(language)]

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
        """Return the least box around all lines of a link, in the window."""
        left, top = min(r.x for r in link.rects), min(r.y for r in link.rects)
        right, bottom = max(r.x + r.width for r in link.rects), max(r.y + r.height for r in link.rects)
        return (self.x + left, self.top - bottom, right - left, bottom - top)

    def on_link(self, target: str) -> None:
        """Report that a link was tapped."""


kv.load(__file__)
