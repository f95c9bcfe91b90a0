"""Keeps palms, sleeves and contacts that never lift away from the screens."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.input import MotionEvent

SLOP_MM = 4.0
"""A finger that has moved further than this was not tapping."""
MOST_CONTACTS = 5
"""More at once are a palm or a sleeve."""
STILL_S = 5.0
"""A contact that has not moved for so long gives way to the next one: it may be a thing that never lifts."""
MOVED_PX = 2.0
ECHO_S, ECHO_PX = 0.2, 24.0
"""The window system may turn a finger into a mouse as well: its press is this near the finger's, in time and place."""
_MOUSE = "mouse"


@dataclass
class _Contact:
    touch: MotionEvent
    x: float
    y: float
    moved_at_s: float
    began_at_s: float

    def echoes(self, other: "_Contact") -> bool:
        """Return whether one of the two is the mouse that the other one, a finger, was turned into."""
        near = abs(self.x - other.x) + abs(self.y - other.y) < ECHO_PX
        soon = abs(self.began_at_s - other.began_at_s) < ECHO_S
        return near and soon and [self.touch.device, other.touch.device].count(_MOUSE) == 1


class TouchFilter:
    """Decides which contacts count. One that was turned away stays away until it lifts.

    What neither moves nor lifts is no visitor: it gives way to whoever comes.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a clock in seconds."""
        self._clock = clock
        self._contacts: dict[int, _Contact] = {}
        self._latest: list[_Contact] = []
        self._given_way: list[MotionEvent] = []

    def down(self, touch: MotionEvent) -> bool:
        """Return whether a new contact counts; when it makes too many, none of them does."""
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
        """Return the contacts that have given way since this was last asked: for their holders they have lifted."""
        gone, self._given_way = self._given_way, []
        return gone

    def move(self, touch: MotionEvent) -> bool:
        """Return whether a contact still counts; one that has given way does not."""
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
        """Let the finger count and not the mouse, whichever comes first."""
        self._latest = [one for one in self._latest if contact.began_at_s - one.began_at_s < ECHO_S]
        for other in self._latest:
            if contact.echoes(other):
                _refuse(contact if contact.touch.device == _MOUSE else other)
        self._latest.append(contact)

    def _make_way(self, now: float) -> None:
        """Let go of what has stood still, and of a mouse: whoever comes now does not hold a mouse as well."""
        gone = [one for one in self._contacts.values() if now - one.moved_at_s >= STILL_S or one.touch.device == _MOUSE]
        _refuse(*gone)
        for contact in gone:
            del self._contacts[contact.touch.uid]
            self._given_way.append(contact.touch)


def _is_wheel(touch: MotionEvent) -> bool:
    return bool(getattr(touch, "is_mouse_scrolling", False))


def _refuse(*contacts: _Contact) -> None:
    """Turn contacts away; what already has one in hand lets it lift as one that wandered."""
    for contact in contacts:
        contact.touch.ud.update(refused=True, moved=True)
