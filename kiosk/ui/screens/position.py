"""Where a visitor is within a screen, to be restored when the screen is rebuilt while it is used."""

from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock

from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.widgets.scroller import Scroller
from kiosk.visit.state import Place


@dataclass(frozen=True)
class ScreenPosition:
    """How far the texts of a screen are scrolled, and what the screen itself says of its position."""

    place: Place
    offsets: tuple[float, ...]
    own: Any

    @classmethod
    def of(cls, screen: ScreenBase, place: Place) -> "ScreenPosition":
        """Return the position in a screen that shows a place."""
        return cls(place, tuple(scroller.offset for scroller in _scrollers(screen)), screen.position)

    def restore(self, screen: ScreenBase, place: Place) -> None:
        """Bring another screen to this position, if it shows the same place."""
        if place != self.place:
            return
        screen.return_to(self.own)

        def scroll(_dt: float) -> None:
            for scroller, offset in zip(_scrollers(screen), self.offsets, strict=False):
                scroller.offset = offset

        # In the next frame: only then the lengths of the texts are known.
        Clock.schedule_once(scroll, 0)


def _scrollers(screen: ScreenBase) -> list[Scroller]:
    return [widget for widget in screen.walk(restrict=True) if isinstance(widget, Scroller)]
