"""A text that a narration may read aloud: the words that are being spoken are highlighted."""

from collections.abc import Iterator
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.design.palette import SPOKEN, rgba
from kiosk.engines.typeset import Paragraph, Rect, WordBox
from kiosk.ui.runtime.look_listeners import Look
from kiosk.ui.widgets.text import Text

RULE, AROUND, CORNER = 4, 5, 8
"""Height of the rule under spoken words, margin beside them, and corner radius of the highlight, in pixels at 1080p."""
SPACE_EMS = 0.6
"""Words on one line that are no further apart share one highlight, in ems."""


class NarratedText(Text):
    """A text that can highlight some of its words, without being laid out or painted again."""

    spoken = ObjectProperty(None, allownone=True)
    """First and last character, in `shown`, of the words that are being spoken; None for none."""

    narrated = BooleanProperty(True)
    """Whether the narration reads this text."""

    def __init__(self, **kwargs: Any) -> None:
        """Highlight nothing yet."""
        self._boxes: tuple[Paragraph | None, tuple[WordBox, ...]] = (None, ())
        self._mark_soon = Clock.create_trigger(self._mark, -1)
        super().__init__(**kwargs)
        self.fbind("shown", self._forget)
        for name in ("spoken", "narrated", "pos", "height"):
            self.fbind(name, self._mark_soon)

    def look_changed(self, look: Look) -> None:
        """Apply another look, also to the highlights."""
        super().look_changed(look)
        if self.spoken is not None:
            self._mark_soon()

    def words_seen(self) -> tuple[WordBox, ...]:
        """Return the words and their boxes, in pixels from the top left."""
        paragraph = self._paragraph
        if paragraph is None or not self.shown:
            return ()
        if self._boxes[0] != paragraph:
            self._boxes = (paragraph, self.ui.text_textures.words(paragraph))
        return self._boxes[1]

    def marked(self) -> list[Rect]:
        """Return the boxes of the words that are being spoken; adjacent words on a line share one box."""
        if self.spoken is None or not self.narrated:
            return []
        start, end = self.spoken
        rects = [rect for word in self.words_seen() if start <= word.start and word.end <= end for rect in word.rects]
        return list(_joined(rects, SPACE_EMS * self._paragraph.style.size_px if self._paragraph else 0.0))

    def _forget(self, *_: Any) -> None:
        """Remove the highlight when the text changes."""
        self.spoken = None

    def _mark(self, *_: Any) -> None:
        if not self.spoken and not self.canvas.before.children:
            return
        self.canvas.before.clear()
        unit, gold = self.ui.unit, self.ui.palette.gold
        around, rule = AROUND * unit, max(2, round(RULE * unit))
        with self.canvas.before:
            for rect in self.marked():
                left, width = round(self.x + rect.x - around), round(rect.width + 2 * around)
                bottom = round(self.top - rect.y - rect.height)
                Color(*rgba(gold, SPOKEN))
                RoundedRectangle(pos=(left, bottom), size=(width, round(rect.height)), radius=[CORNER * unit])
                Color(*rgba(gold))
                Rectangle(pos=(left, bottom), size=(width, rule))


def _joined(rects: list[Rect], space_px: float) -> Iterator[Rect]:
    """Yield rectangles, joining those on one line that nearly touch."""
    now: Rect | None = None
    for rect in sorted(rects, key=lambda rect: (rect.y, rect.x)):
        if now is not None and rect.y == now.y and rect.x <= now.x + now.width + space_px:
            right = max(now.x + now.width, rect.x + rect.width)
            now = Rect(now.x, now.y, right - now.x, now.height)
            continue
        if now is not None:
            yield now
        now = rect
    if now is not None:
        yield now
