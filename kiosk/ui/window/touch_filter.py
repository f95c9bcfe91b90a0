"""A filter for palms, sleeves, contacts that never lift, and echoes of touches as mouse events."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.input import MotionEvent

SLOP_MM = 4.0
"""A finger that has moved further than this is not tapping."""
MOST_CONTACTS = 5
"""More contacts at once are a palm or a sleeve."""
STILL_S = 5.0
"""A contact that has not moved for this long is dropped for the next one: it may be an object on the screen."""
MOVED_PX = 2.0
ECHO_S, ECHO_PX = 0.2, 24.0
"""The window system may report a touch as a mouse press too, this near to it in time and position."""
_MOUSE = "mouse"


@dataclass
class _Contact:
    touch: MotionEvent
    x: float
    y: float
    moved_at_s: float
    began_at_s: float

    def echoes(self, other: "_Contact") -> bool:
        """Return whether one of the two is the mouse echo of the other, a finger."""
        near = abs(self.x - other.x) + abs(self.y - other.y) < ECHO_PX
        soon = abs(self.began_at_s - other.began_at_s) < ECHO_S
        return near and soon and [self.touch.device, other.touch.device].count(_MOUSE) == 1


class TouchFilter:
    """Decides which contacts count. A refused contact stays refused until it lifts.

    A contact that neither moves nor lifts is dropped for the next one.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a clock in seconds."""
        self._clock = clock
        self._contacts: dict[int, _Contact] = {}
        self._latest: list[_Contact] = []
        self._given_way: list[MotionEvent] = []

    def down(self, touch: MotionEvent) -> bool:
        """Return whether a new contact counts; if there are too many, none of them does."""
        if _is_wheel(touch):
            return True
        now = self._clock()
        contact = _Contact(touch, touch.x, touch.y, now, now)
        self._refuse_echo(contact)
        if not touch.ud.get("refused"):
            self._make_way(now)
        self._contacts[touch.uid] = contact
        if len(self._contacts) > MOST_CONTACTS:
            _refuse(*self._contacts.values())
        return not touch.ud.get("refused")

    def given_way(self) -> list[MotionEvent]:
        """Return the contacts dropped since the last call: the widgets that hold them must see them lift."""
        gone, self._given_way = self._given_way, []
        return gone

    def move(self, touch: MotionEvent) -> bool:
        """Return whether a contact still counts; a dropped one does not."""
        known = self._contacts.get(touch.uid)
        if known and abs(touch.x - known.x) + abs(touch.y - known.y) > MOVED_PX:
            known.x, known.y, known.moved_at_s = touch.x, touch.y, self._clock()
        return known is not None and not touch.ud.get("refused")

    def up(self, touch: MotionEvent) -> bool:
        """Return whether a lift counts."""
        if _is_wheel(touch):
            return True
        known = self._contacts.pop(touch.uid, None)
        return known is not None and not touch.ud.get("refused")

    def _refuse_echo(self, contact: _Contact) -> None:
        """Accept the finger and refuse the mouse, whichever comes first."""
        self._latest = [one for one in self._latest if contact.began_at_s - one.began_at_s < ECHO_S]
        for other in self._latest:
            if contact.echoes(other):
                _refuse(contact if contact.touch.device == _MOUSE else other)
        self._latest.append(contact)

    def _make_way(self, now: float) -> None:
        """Drop contacts that have not moved, and a mouse: a person who touches does not hold a mouse as well."""
        gone = [one for one in self._contacts.values() if now - one.moved_at_s >= STILL_S or one.touch.device == _MOUSE]
        _refuse(*gone)
        for contact in gone:
            del self._contacts[contact.touch.uid]
            self._given_way.append(contact.touch)


def _is_wheel(touch: MotionEvent) -> bool:
    return bool(touch.is_mouse_scrolling)


def _refuse(*contacts: _Contact) -> None:
    """Refuse contacts; a widget that already holds one treats it as moved."""
    for contact in contacts:
        contact.touch.ud.update(refused=True, moved=True)
