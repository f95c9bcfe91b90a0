"""Keyboard focus: keys move it from one control to the next, and activate the control."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock, ClockEvent

from kiosk.ui.access.front import front
from kiosk.ui.access.items import Accessible, AccessItem, Box, Viewport
from kiosk.ui.access.ring import FocusRing
from kiosk.ui.runtime.ancestors import ancestors
from kiosk.ui.window.keys import Key
from kiosk.visit import Phase
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import HOME

if TYPE_CHECKING:
    from kiosk.ui.access.screen_stack import ScreenStack

FOLLOW_S = 1 / 30
FORGOTTEN_S = 30.0
"""Seconds without a key press after which the ring disappears from the attract screen."""
_NEXT, _PREVIOUS = (Key.DOWN, Key.TAB), (Key.UP, Key.BACK_TAB)


class Focus:
    """The item that keys have chosen. A touch removes the ring; the next key brings it back."""

    def __init__(self, root: "ScreenStack") -> None:
        """Start with nothing chosen."""
        self._root = root
        self.ring = FocusRing(root.ui)
        self.reading = False
        """Whether texts and pictures can have the focus too, for a visitor who listens."""
        self.on_focus: Callable[[AccessItem], None] = lambda _item: None
        """Called with each item to which a key has moved the focus."""
        self._key: Any = None
        self._others: tuple[Any, ...] = ()
        """Keys of the other items, where the ring is around a group."""
        self._front: object = None
        self._below: list[tuple[object, Any]] = []
        """What was chosen in the screen and layers below what is in front."""
        self._following: ClockEvent | None = None
        self._moved_s = 0.0

    @property
    def item(self) -> AccessItem | None:
        """The chosen item as it is now; None when there is none, or it has gone."""
        if self._key is None:
            return None
        return next((item for item in self.stops() if item.key == self._key), None)

    @property
    def keys(self) -> tuple[Any, ...]:
        """The keys of all items inside the ring."""
        return () if self._key is None else (self._key, *self._others)

    def stops(self) -> list[AccessItem]:
        """Return the items that can have the focus, in reading order."""
        return [item for item in front(self._root) if item.usable or (self.reading and item.words)]

    def press(self, key: Key) -> bool:
        """Handle a key, and return whether it was used."""
        self._moved_s = self._root.ui.clock()
        if key in _NEXT or key in _PREVIOUS:
            self.move(1 if key in _NEXT else -1)
            return True
        if key is Key.ENTER:
            return self._use()
        item = self.item
        if key in (Key.LEFT, Key.RIGHT) and item is not None and item.adjust is not None:
            item.adjust(1 if (key is Key.RIGHT) is not self._root.ui.rtl else -1)
            return True
        return False

    def press_last(self, key: Key) -> None:
        """Handle a key that the screen has not used: arrows move the focus, Escape and Home lead to the home screen."""
        if key in (Key.LEFT, Key.RIGHT):
            self.move(1 if (key is Key.RIGHT) is not self._root.ui.rtl else -1)
        elif key in (Key.ESCAPE, Key.HOME) and self._root.ui.here != HOME:
            self._root.ui.send(PlaceOpened(HOME))

    def move(self, by: int) -> None:
        """Move to the next item (1) or the previous (-1); after the last comes the first."""
        stops = self.stops()
        if not stops:
            return
        keys = [item.key for item in stops]
        here = keys.index(self._key) if self._key in keys else (-1 if by > 0 else 0)
        item = stops[(here + by) % len(stops)]
        self.choose(item)
        self.on_focus(item)

    def choose(self, item: AccessItem, *others: AccessItem) -> None:
        """Choose an item and bring it into view, or choose a group that begins with it."""
        self._key, self._front = item.key, self.place
        self._others = tuple(other.key for other in others)
        self._moved_s = self._root.ui.clock()
        if not others:
            _bring(item)
        if self.ring.parent is None or self._root.children[0] is not self.ring:
            # In front of all other widgets.
            self._root.remove_widget(self.ring)
            self._root.add_widget(self.ring, index=0)
        if self._following is None:
            self._following = Clock.schedule_interval(self._follow, FOLLOW_S)
        self._follow()

    def clear(self) -> None:
        """Choose nothing, and remove the ring."""
        self._key = self._front = None
        self._others = ()
        self._below.clear()
        if self._following is not None:
            self._following.cancel()
            self._following = None
            self.ring.surround(None)
            self._root.remove_widget(self.ring)

    def settle(self) -> None:
        """Move the focus to what has come to the front; the choice in what is below is kept."""
        now = self.place
        if self._following is None or now is self._front:
            return
        before = next((n for n, (place, _) in enumerate(self._below) if place is now), None)
        if before is None:
            self._below.append((self._front, self._key))
            self._key = None
        else:
            self._key = self._below[before][1]
            del self._below[before:]
        if now is self._root.screen:
            # Nothing is below a screen: choices that were kept belong to widgets that have been removed.
            self._below.clear()
        self._front = now
        item = self.item or next(iter(self.stops()), None)
        if item is not None:
            self.choose(item)

    @property
    def place(self) -> object:
        """What is in front: the warning, the layer or the screen."""
        root = self._root
        return root.warning or root.layer or root.screen

    def _use(self) -> bool:
        item = self.item
        if item is None:
            if self._root.phase is Phase.ATTRACT:
                return False
            self.move(1)
        elif item.act is not None:
            item.act()
        return True

    def _follow(self, *_: Any) -> None:
        idle = self._root.phase is Phase.ATTRACT and self._root.ui.clock() - self._moved_s > FORGOTTEN_S
        item = self.item
        if idle:
            self.clear()
        else:
            self.ring.surround(self._around(item) if item is not None else None)

    def _around(self, item: AccessItem) -> Box:
        """Return the smallest box around what is chosen."""
        if not self._others:
            return item.box
        boxes = [item.box, *(other.box for other in self.stops() if other.key in self._others)]
        left, bottom = min(x for x, _, _, _ in boxes), min(y for _, y, _, _ in boxes)
        right, top = max(x + width for x, _, width, _ in boxes), max(y + height for _, y, _, height in boxes)
        return (left, bottom, right - left, top - bottom)


def _bring(item: AccessItem) -> None:
    """Scroll an item into view, if it is in something that scrolls."""
    if isinstance(item.owner, Accessible):
        item.owner.bring_part(item.part)
    _, bottom, _, height = item.box
    for outer in ancestors(item.owner):
        if isinstance(outer, Viewport):
            outer.bring(bottom, bottom + height)
