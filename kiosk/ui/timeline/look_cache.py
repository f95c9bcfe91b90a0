"""A cache of the drawings of a strip, one for each language and size."""

from collections.abc import Hashable
from typing import Any

from cachetools import LRUCache

from kiosk.design.strip import Measures
from kiosk.timeline import Ruler
from kiosk.ui.timeline.painter import Painter, StripView

MAX_LOOKS = 6
"""Few exhibitions have more languages; each entry holds about a screen of text."""


class CachedLook:
    """A painter and a ruler for one language, palette and size."""

    def __init__(self, strip: Any, measures: Measures) -> None:
        """Take the strip to draw."""
        self.painter = Painter(strip.ui, strip.deck, measures, strip)
        labels = self.painter.labels
        self.ruler = Ruler(labels.tick, labels.tick_width, inset_px=measures.tick_inset)
        self._shown: Hashable = None

    def show(self, strip: Any, layout: Any) -> None:
        """Draw what is in view, if it has changed since the last call."""
        showing = (strip.axis, strip.chosen, strip.held, layout, *strip.pos)
        if showing == self._shown:
            return
        self._shown = showing
        ticks, bands = self.ruler.ticks(strip.axis), strip.deck.eras.bands(strip.axis)
        scene = layout.scene(strip.axis)
        self.painter.paint(StripView(scene, ticks, bands, layout, strip.axis, strip.chosen, strip.held))


class LookCache:
    """The recently used looks of a strip."""

    def __init__(self, strip: Any) -> None:
        """Take the strip on whose canvas they are drawn."""
        self._strip = strip
        self._looks: LRUCache[Hashable, CachedLook] = LRUCache(MAX_LOOKS)
        self._current: CachedLook | None = None

    def switch_to(self, measures: Measures) -> CachedLook:
        """Show the look for the current language, in place of the previous one."""
        strip, ui = self._strip, self._strip.ui
        key = (ui.language, ui.text_scale, ui.palette, measures, tuple(strip.size), strip.mirrored)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = CachedLook(strip, measures)
        if look is not self._current:
            if self._current is not None:
                self._current.painter.trim()
            strip.canvas.clear()
            strip.canvas.add(look.painter.canvas)
            self._current = look
        return look
