"""Keeps palms, sleeves and contacts that never lift away from the screens."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.input import MotionEvent

MOST_CONTACTS = 5
"""More at once are a palm or a sleeve."""
STUCK_S = 60.0
"""A contact that has not moved for so long is not a finger."""
MOVED_PX = 2.0


@dataclass
class _Contact:
    touch: MotionEvent
    x: float
    y: float
    moved_at_s: float


class TouchGate:
    """Decides which contacts count. One that was turned away stays away until it lifts."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a clock in seconds."""
        self._clock = clock
        self._contacts: dict[int, _Contact] = {}

    def down(self, touch: MotionEvent) -> bool:
        """Tell whether a new contact counts; when it makes too many, none of them does."""
        self._forget_stuck()
        self._contacts[touch.uid] = _Contact(touch, touch.x, touch.y, self._clock())
        if len(self._contacts) > MOST_CONTACTS:
            for contact in self._contacts.values():
                # What already has a contact in hand lets it lift as one that wandered.
                contact.touch.ud.update(refused=True, moved=True)
        return not touch.ud.get("refused")

    def move(self, touch: MotionEvent) -> bool:
        """Tell whether a contact still counts; one that moves again after standing stuck does not."""
        known = self._contacts.get(touch.uid)
        if known and abs(touch.x - known.x) + abs(touch.y - known.y) > MOVED_PX:
            known.x, known.y, known.moved_at_s = touch.x, touch.y, self._clock()
        return known is not None and not touch.ud.get("refused")

    def up(self, touch: MotionEvent) -> bool:
        """Tell whether a lift counts."""
        known = self._contacts.pop(touch.uid, None)
        return known is not None and not touch.ud.get("refused")

    def _forget_stuck(self) -> None:
        now = self._clock()
        self._contacts = {uid: one for uid, one in self._contacts.items() if now - one.moved_at_s < STUCK_S}
