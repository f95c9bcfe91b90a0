"""Read-along: marks the words that the narration speaks, and keeps them in view."""

from collections.abc import Iterator, Mapping
from typing import Any

from kivy.uix.widget import Widget

from kiosk.ui.env import Env
from kiosk.ui.runtime.ancestors import nearest
from kiosk.ui.screens.narration_alignment import Stretch, aligned
from kiosk.ui.widgets.narrated_text import NarratedText
from kiosk.ui.widgets.scroller import Scroller


class ReadAlong:
    """Follows a narration from `begin` to `end`, while what holds its words is on the screen."""

    def __init__(self, ui: Env, within: Widget) -> None:
        """Take the environment, and the widget that holds the words."""
        self._ui, self._within = ui, within
        self._narration = ""
        self._marked: list[NarratedText] = []
        self._key: Any = None
        self._found: Mapping[int, tuple[Stretch, ...]] = {}

    def begin(self, narration: str) -> None:
        """Follow a narration, or none with ""."""
        self.end()
        self._narration = narration
        self._ui.media.fbind("part", self._mark)
        self._ui.media.fbind("narration", self._narration_changed)

    def end(self) -> None:
        """Stop following, and remove the marks."""
        self._ui.media.funbind("part", self._mark)
        self._ui.media.funbind("narration", self._narration_changed)
        self._clear()

    def _narration_changed(self, *_: Any) -> None:
        """Keep the words in view again, even if the visitor has scrolled the text before."""
        for text in _narrated_texts(self._within):
            scroller = nearest(text, Scroller)
            if scroller is not None:
                scroller.steered = False

    def _mark(self, *_: Any) -> None:
        media = self._ui.media
        if not self._narration or media.narration != self._narration or media.part < 0:
            self._clear()
            return
        texts = [text for text in _narrated_texts(self._within) if text.shown and text.narrated]
        stretches = self._stretches(texts).get(int(media.part), ())
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

    def _stretches(self, texts: list[NarratedText]) -> Mapping[int, tuple[Stretch, ...]]:
        media = self._ui.media
        key = (media.narration, media.language, tuple(text.shown for text in texts))
        if key != self._key:
            shown = [(text.shown, [(word.start, word.end) for word in text.words_seen()]) for text in texts]
            parts = [(cue, part.words) for cue, part in media.parts]
            self._key, self._found = key, aligned(parts, shown, media.language)
        return self._found

    def _show(self, text: NarratedText) -> None:
        """Scroll to spoken words that are out of view, unless the visitor has scrolled the text."""
        scroller = nearest(text, Scroller)
        rects = text.marked()
        if scroller is None or not rects:
            return
        bottom, top = text.top - max(r.y + r.height for r in rects), text.top - min(r.y for r in rects)
        if scroller.shows(bottom, top):
            # A visitor who has scrolled back to the spoken words is followed again.
            scroller.steered = False
        elif not scroller.steered:
            scroller.lead(top)


def _narrated_texts(widget: Widget) -> Iterator[NarratedText]:
    """Yield the texts in a widget that a narration may speak, in reading order."""
    if isinstance(widget, NarratedText):
        yield widget
    for child in reversed(widget.children):
        yield from _narrated_texts(child)
