"""A simulated visitor that finds widgets by their words, and touches them."""

from typing import Any, TypeVar

from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.content.model import PanelSet, Timeline
from kiosk.rehearsal.tour.driver import FRAME_S, Driver
from kiosk.rehearsal.tour.finger import Point
from kiosk.rehearsal.tour.visibility import lit, met_at, on_screen, seen, within, words_of
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.text import Text

BETWEEN_S = 0.3
"""Time between two taps, so that they are not a double tap."""
MOST_PAGES = 40

Found = TypeVar("Found", bound=Widget)


class LostError(Exception):
    """A widget is not on the screen, or cannot be touched; the text says which and why."""


class Visitor:
    """Finding and touching of widgets in a kiosk."""

    def __init__(self, driver: Driver) -> None:
        """Take the kiosk."""
        self.driver = driver

    # Finding.

    def all(self, kind: type[Found], words: str | None = None, **attributes: Any) -> list[Found]:
        """Return the widgets of a type with these words and attributes, from front to back."""
        fits = [
            widget
            for widget in lit(self.driver.root)
            if isinstance(widget, kind)
            and (words is None or words_of(widget) == words)
            and all(getattr(widget, name, None) == value for name, value in attributes.items())
        ]
        return fits[::-1]

    def find(self, kind: type[Found], words: str | None = None, **attributes: Any) -> Found:
        """Return such a widget, preferably one that can be touched. Raises LostError."""
        fits = self.all(kind, words, **attributes)
        if not fits:
            raise LostError(f"there is no {_wanted(kind, words, attributes)} on the screen")
        return next((widget for widget in fits if self.why_not(widget) is None), fits[0])

    def texts(self) -> list[str]:
        """Return all texts from front to back: also those scrolled out of view, but no transparent ones."""
        return [text.shown for text in self.all(Text) if text.shown]

    def shows(self, words: str) -> bool:
        """Return whether a text on the screen contains these words, whatever their case."""
        wanted = words.casefold()
        return any(wanted in shown.casefold() for shown in self.texts())

    def said(self, msgid: str) -> str:
        """Return a text of the interface in the language of the visit."""
        return str(self.driver.ui.words(msgid))

    def why_not(self, widget: Widget) -> str | None:
        """Return why a touch at the centre of a widget does not reach it; None where it does."""
        if not on_screen(widget):
            return "it is outside the screen"
        met = met_at(self.driver.root, widget.center)
        if met is None or not (within(widget, met) or within(met, widget)):
            return f"a {type(met).__name__} lies over it"
        if isinstance(met, Tap) and not met.enabled:
            return "it can't be used now"
        return None

    # Touching.

    def tap(self, target: Widget | str) -> None:
        """Tap the centre of a widget, or of the one with these words; scroll to it if needed."""
        # Ids in .kv files are weak references.
        widget = self.find(Widget, target) if isinstance(target, str) else target.__self__
        if not on_screen(widget):
            self.scroll_to(widget)
        cause = self.why_not(widget)
        if cause is not None:
            raise LostError(f"“{words_of(widget) or type(widget).__name__}” cannot be tapped: {cause}")
        self.tap_at(widget.center)

    def follow(self, target: str) -> None:
        """Tap a link in a text. Raises LostError when none with this target is in view."""
        for text in self.all(Text, markdown=True):
            left, bottom, right, top = seen(text)
            for link in text.links():
                rect = link.rects[0]
                x, y = text.x + rect.x + rect.width / 2, text.top - rect.y - rect.height / 2
                if link.target == target and left < x < right and bottom < y < top:
                    self.tap_at((x, y))
                    return
        raise LostError(f"no link to {target} is in view")

    def tap_at(self, at: Point) -> None:
        """Tap a point of the window."""
        finger = self.driver.hand.down(at)
        self.driver.frame()
        finger.up()
        self.driver.settle()
        self.driver.advance(BETWEEN_S)

    def drag(self, start: Point, end: Point, frames: int = 8, rest: int = 0) -> None:
        """Drag a finger over the screen; it rests for `rest` frames at the end, which prevents a fling."""
        finger = self.driver.hand.down(start)
        for number in range(frames):
            self.driver.frame()
            share = (number + 1) / frames
            finger.move((start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share))
        for _ in range(rest + 1):
            self.driver.frame()
        finger.up()
        self.driver.settle()
        self.driver.advance(BETWEEN_S)

    def pinch(self, middle: Point, start: float, end: float, frames: int = 8) -> None:
        """Move two fingers side by side around a point, from one distance to another in pixels."""

        def at(side: int, distance: float) -> Point:
            return middle[0] + side * distance / 2, middle[1]

        fingers = [(side, self.driver.hand.down(at(side, start))) for side in (-1, 1)]
        for number in range(frames):
            self.driver.frame()
            for side, finger in fingers:
                finger.move(at(side, start + (end - start) * (number + 1) / frames))
        self.driver.frame()
        for _, finger in fingers:
            finger.up()
        self.driver.settle()

    def swipe(self, across: float) -> None:
        """Swipe over the upper middle of the screen by a share of its width; negative to the left."""
        middle, height = Window.width / 2, Window.height * 0.9
        half = Window.width * across / 2
        self.drag((middle - half, height), (middle + half, height))

    def scroll_to(self, widget: Widget) -> None:
        """Scroll with the buttons beside a text until the centre of a widget is in view. Raises LostError."""
        scroller = widget.parent
        while scroller is not None and scroller is not Window and not isinstance(scroller, Scroller):
            scroller = scroller.parent
        if not isinstance(scroller, Scroller):
            raise LostError(f"“{words_of(widget) or type(widget).__name__}” is outside the screen: {seen(widget)}")
        for _ in range(MOST_PAGES):
            if on_screen(widget):
                return
            self.tap(scroller.ids.foot.down if widget.center_y < scroller.center_y else scroller.ids.foot.up)
        raise LostError(f"“{words_of(widget) or type(widget).__name__}” cannot be scrolled to")

    def wait(self, seconds: float) -> None:
        """Wait for some seconds of simulated time, and settle."""
        self.driver.advance(seconds)
        self.driver.settle()

    def frames(self, number: int) -> None:
        """Wait for a number of frames."""
        for _ in range(number):
            self.driver.frame(FRAME_S)


def _wanted(kind: type, words: str | None, attributes: dict[str, Any]) -> str:
    about = [f"“{words}”"] if words is not None else []
    about += [
        f"{name}={value.id if isinstance(value, PanelSet | Timeline) else value}" for name, value in attributes.items()
    ]
    return " ".join([kind.__name__, *about])
