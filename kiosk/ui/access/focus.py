"""Keys go from one control to the next, and do what a finger would."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock, ClockEvent

from kiosk.ui.access.front import front
from kiosk.ui.access.items import AccessItem, Box, ShowsPart, ShowsParts
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
"""On the attract screen the ring goes when it has stayed in one place for this long."""
_FORTH, _BACK = (Key.DOWN, Key.TAB), (Key.UP, Key.BACK_TAB)


class Focus:
    """Which item keys have chosen. A touch takes the ring away; the next key brings it back."""

    def __init__(self, root: "ScreenStack") -> None:
        """Begin with nothing chosen."""
        self._root = root
        self.ring = FocusRing(root.ui)
        self.reading = False
        """Whether texts and pictures are stops too, for a visitor who listens."""
        self.on_focus: Callable[[AccessItem], None] = lambda _item: None
        """Called with each item that a key has come to."""
        self._key: Any = None
        self._others: tuple[Any, ...] = ()
        """What else the ring is around, where it is around a group."""
        self._front: object = None
        self._left: list[tuple[object, Any]] = []
        """What was chosen in what now lies beneath."""
        self._following: ClockEvent | None = None
        self._moved_s = 0.0

    @property
    def item(self) -> AccessItem | None:
        """What is chosen now, as it stands; None when it has gone."""
        if self._key is None:
            return None
        return next((item for item in self.stops() if item.key == self._key), None)

    @property
    def keys(self) -> tuple[Any, ...]:
        """The keys of all items that the ring is around."""
        return () if self._key is None else (self._key, *self._others)

    def stops(self) -> list[AccessItem]:
        """Give what keys can go to, in reading order."""
        return [item for item in front(self._root) if item.usable or (self.reading and item.words)]

    def press(self, key: Key) -> bool:
        """Do what a key asks for, and tell whether it meant anything here."""
        self._moved_s = self._root.ui.clock()
        if key in _FORTH or key in _BACK:
            self.move(1 if key in _FORTH else -1)
            return True
        if key is Key.ENTER:
            return self._use()
        item = self.item
        if key in (Key.LEFT, Key.RIGHT) and item is not None and item.adjust is not None:
            item.adjust(1 if (key is Key.RIGHT) is not self._root.ui.rtl else -1)
            return True
        return False

    def press_last(self, key: Key) -> None:
        """Do what a key asks for that meant nothing to the screen: arrows go on, Escape and Home lead home."""
        if key in (Key.LEFT, Key.RIGHT):
            self.move(1 if (key is Key.RIGHT) is not self._root.ui.rtl else -1)
        elif key in (Key.ESCAPE, Key.HOME) and self._root.ui.here != HOME:
            self._root.ui.send(PlaceOpened(HOME))

    def move(self, by: int) -> None:
        """Go to the next stop (1) or the previous (-1), round and round."""
        stops = self.stops()
        if not stops:
            return
        keys = [item.key for item in stops]
        here = keys.index(self._key) if self._key in keys else (-1 if by > 0 else 0)
        item = stops[(here + by) % len(stops)]
        self.choose(item)
        self.on_focus(item)

    def choose(self, item: AccessItem, *others: AccessItem) -> None:
        """Go to an item, or to a group that begins with it, and bring it into view."""
        self._key, self._front = item.key, self.place
        self._others = tuple(other.key for other in others)
        self._moved_s = self._root.ui.clock()
        if not others:
            _bring(item)
        if self.ring.parent is None or self._root.children[0] is not self.ring:
            # Over whatever has come to the front.
            self._root.remove_widget(self.ring)
            self._root.add_widget(self.ring, index=0)
        if self._following is None:
            self._following = Clock.schedule_interval(self._follow, FOLLOW_S)
        self._follow()

    def clear(self) -> None:
        """Choose nothing: a finger is there."""
        self._key = self._front = None
        self._others = ()
        self._left.clear()
        if self._following is not None:
            self._following.cancel()
            self._following = None
            self.ring.surround(None)
            self._root.remove_widget(self.ring)

    def settle(self) -> None:
        """Find a place on what has come to the front; what lies beneath is remembered."""
        now = self.place
        if self._following is None or now is self._front:
            return
        before = next((n for n, (place, _) in enumerate(self._left) if place is now), None)
        if before is None:
            self._left.append((self._front, self._key))
            self._key = None
        else:
            self._key = self._left[before][1]
            del self._left[before:]
        if now is self._root.screen:
            # Nothing lies beneath it: what is remembered has left the screen.
            self._left.clear()
        self._front = now
        item = self.item or next(iter(self.stops()), None)
        if item is not None:
            self.choose(item)

    @property
    def place(self) -> object:
        """What is in front: the warning, a layer or a screen."""
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
        """Give the least box around what is chosen."""
        if not self._others:
            return item.box
        boxes = [item.box, *(other.box for other in self.stops() if other.key in self._others)]
        left, bottom = min(x for x, _, _, _ in boxes), min(y for _, y, _, _ in boxes)
        right, top = max(x + width for x, _, width, _ in boxes), max(y + height for _, y, _, height in boxes)
        return (left, bottom, right - left, top - bottom)


def _bring(item: AccessItem) -> None:
    """Scroll an item into view, where it stands in something that scrolls."""
    if isinstance(item.owner, ShowsParts):
        item.owner.bring_part(item.part)
    _, bottom, _, height = item.box
    for outer in ancestors(item.owner):
        if isinstance(outer, ShowsPart):
            outer.bring(bottom, bottom + height)
