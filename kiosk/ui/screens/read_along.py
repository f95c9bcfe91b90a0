"""Marks the words of a panel or card while its narration speaks them, and keeps them in view."""

from collections.abc import Iterator, Mapping
from typing import Any

from kivy.uix.widget import Widget

from kiosk.ui.env import Env
from kiosk.ui.runtime.ancestors import nearest
from kiosk.ui.screens.narration_alignment import Stretch, aligned
from kiosk.ui.widgets.narrated_text import NarratedText
from kiosk.ui.widgets.scroller import Scroller


class ReadAlong:
    """Follows the narration of one place while that is on the screen: from `begin` to `end`."""

    def __init__(self, ui: Env, place: Widget) -> None:
        """Take what the screens share, and what holds the words."""
        self._ui, self._place = ui, place
        self._narration = ""
        self._marked: list[NarratedText] = []
        self._key: Any = None
        self._found: Mapping[int, tuple[Stretch, ...]] = {}

    def begin(self, narration: str) -> None:
        """Follow a narration from now on, or none with ""."""
        self.end()
        self._narration = narration
        self._ui.media.fbind("part", self._mark)
        self._ui.media.fbind("narration", self._begun)

    def end(self) -> None:
        """Follow no more."""
        self._ui.media.funbind("part", self._mark)
        self._ui.media.funbind("narration", self._begun)
        self._clear()

    def _begun(self, *_: Any) -> None:
        """Follow again, wherever the visitor has moved the text before."""
        for text in _told(self._place):
            scroller = nearest(text, Scroller)
            if scroller is not None:
                scroller.steered = False

    def _mark(self, *_: Any) -> None:
        media = self._ui.media
        if not self._narration or media.narration != self._narration or media.part < 0:
            self._clear()
            return
        texts = [text for text in _told(self._place) if text.shown and text.narrated]
        stretches = self._where(texts).get(int(media.part), ())
        spoken = {texts[stretch.text]: (stretch.start, stretch.end) for stretch in stretches}
        for text in {*self._marked, *spoken}:
            text.spoken = spoken.get(text)
        self._marked = list(spoken)
        for text in self._marked[:1]:
            self._show(text)

    def _clear(self) -> None:
        for text in self._marked:
            text.spoken = None
        self._marked = []

    def _where(self, texts: list[NarratedText]) -> Mapping[int, tuple[Stretch, ...]]:
        media = self._ui.media
        key = (media.narration, media.language, tuple(text.shown for text in texts))
        if key != self._key:
            shown = [(text.shown, [(word.start, word.end) for word in text.words_seen()]) for text in texts]
            parts = [(cue, part.words) for cue, part in media.parts]
            self._key, self._found = key, aligned(parts, shown, media.language)
        return self._found

    def _show(self, text: NarratedText) -> None:
        """Scroll to spoken words that are out of view, unless the visitor has moved the text."""
        scroller = nearest(text, Scroller)
        rects = text.marked()
        if scroller is None or not rects:
            return
        bottom, top = text.top - max(r.y + r.height for r in rects), text.top - min(r.y for r in rects)
        if scroller.shows(bottom, top):
            # Who has come back to the words wants to be led on.
            scroller.steered = False
        elif not scroller.steered:
            scroller.lead(top)


def _told(widget: Widget) -> Iterator[NarratedText]:
    """Yield the texts in a widget that can be told, in reading order."""
    if isinstance(widget, NarratedText):
        yield widget
    for child in reversed(widget.children):
        yield from _told(child)
