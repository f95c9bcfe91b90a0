"""How a strip of time looks in each language: what was drawn in one is there when it is spoken again."""

from collections.abc import Hashable
from typing import Any

from cachetools import LRUCache

from kiosk.design.strip import Measures
from kiosk.timeline import Ruler
from kiosk.ui.timeline.painter import Painter, StripView

LOOKS_KEPT = 6
"""An exhibition seldom has more languages; each holds about a screen of words."""


class CachedLook:
    """A painter and a ruler for one language, one palette and one size."""

    def __init__(self, strip: Any, measures: Measures) -> None:
        """Take the strip that is drawn."""
        self.painter = Painter(strip.ui, strip.deck, measures, strip)
        pen = self.painter.pen
        self.ruler = Ruler(pen.tick, pen.tick_width, inset_px=measures.tick_inset)
        self._shown: Hashable = None

    def show(self, strip: Any, layout: Any) -> None:
        """Draw what is in view, if that is not what this look has drawn last."""
        showing = (strip.axis, strip.chosen, strip.held, layout, *strip.pos)
        if showing == self._shown:
            return
        self._shown = showing
        ticks, bands = self.ruler.ticks(strip.axis), strip.deck.eras.bands(strip.axis)
        scene = layout.scene(strip.axis)
        self.painter.paint(StripView(scene, ticks, bands, layout, strip.axis, strip.chosen, strip.held))


class LookCache:
    """The looks of a strip that were used last."""

    def __init__(self, strip: Any) -> None:
        """Take the strip on whose canvas they go."""
        self._strip = strip
        self._kept: LRUCache[Hashable, CachedLook] = LRUCache(LOOKS_KEPT)
        self._worn: CachedLook | None = None

    def wear(self, measures: Measures) -> CachedLook:
        """Put on the look of the language at hand, and off the one before."""
        strip, ui = self._strip, self._strip.ui
        key = (ui.language, ui.text_scale, ui.palette, measures, tuple(strip.size), strip.mirrored)
        look = self._kept.get(key)
        if look is None:
            look = self._kept[key] = CachedLook(strip, measures)
        if look is not self._worn:
            if self._worn is not None:
                self._worn.painter.rest()
            strip.canvas.clear()
            strip.canvas.add(look.painter.canvas)
            self._worn = look
        return look
