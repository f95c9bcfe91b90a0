"""Where a visitor is within a screen, for a screen that is made anew under their hands."""

from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock

from kiosk.timeline import Axis
from kiosk.ui.screens.timeline_screen import TimelineScreen
from kiosk.ui.widgets.scroller import Scroller


@dataclass(frozen=True)
class ScreenPosition:
    """How far its texts have been scrolled, and what a timeline has in view."""

    item: Any
    offsets: tuple[float, ...]
    axis: Axis | None

    @classmethod
    def of(cls, screen: Any, item: Any) -> "ScreenPosition":
        """Note them of a screen that shows an item."""
        axis = screen.ids.strip.axis if isinstance(screen, TimelineScreen) else None
        return cls(item, tuple(scroller.offset for scroller in _scrollers(screen)), axis)

    def bring(self, screen: Any, item: Any) -> None:
        """Bring another screen there, when it shows the same item."""
        if item != self.item:
            return
        if self.axis is not None and isinstance(screen, TimelineScreen):
            screen.ids.strip.axis = self.axis

        def scroll(_dt: float) -> None:
            for scroller, offset in zip(_scrollers(screen), self.offsets, strict=False):
                scroller.offset = offset

        # Once it is known how long its texts are.
        Clock.schedule_once(scroll, 0)


def _scrollers(screen: Any) -> list[Scroller]:
    return [widget for widget in screen.walk(restrict=True) if isinstance(widget, Scroller)]
