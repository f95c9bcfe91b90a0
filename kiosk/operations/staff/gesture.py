"""The staff gesture: in one corner of the screen hold, tap three times, and hold again."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.settings import Corner

ZONE_MM = 40.0
"""The side of the square corner."""
HOLD_S, LONGEST_HOLD_S = 3.0, 10.0
TAP_S = 0.7
"""The longest tap; a contact between TAP_S and HOLD_S is neither a tap nor a hold."""
PAUSE_S = 2.0
"""The longest pause between two contacts of the gesture."""
LOST_S = 60.0
"""A contact without events for this long has ended unnoticed, as when the screen was unplugged."""


def in_corner(corner: Corner, x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> bool:
    """Return whether a point, in millimetres from the lower left of a screen of this size, is in the corner."""
    across = x_mm if corner in (Corner.TOP_LEFT, Corner.BOTTOM_LEFT) else width_mm - x_mm
    up = y_mm if corner in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT) else height_mm - y_mm
    return max(across, up) <= ZONE_MM


class _Kind(StrEnum):
    HOLD = "hold"
    TAP = "tap"
    OTHER = "other"


PATTERN = (_Kind.HOLD, _Kind.TAP, _Kind.TAP, _Kind.TAP, _Kind.HOLD)


@dataclass(slots=True)
class _Contact:
    began_s: float
    seen_s: float
    good: bool
    """Whether it began in the corner, stayed there, and was the only contact."""


class StaffGesture:
    """Observes touches without consuming them."""

    def __init__(self) -> None:
        self._contacts: dict[int, _Contact] = {}
        self._done = 0
        self._ended_s = 0.0

    def down(self, finger: int, *, inside: bool, now_s: float) -> None:
        """Note a new contact, and whether it is in the corner."""
        self._forget_lost(now_s)
        alone = not self._contacts
        for other in self._contacts.values():
            other.good = False
        if not (inside and alone) or now_s - self._ended_s > PAUSE_S:
            self._done = 0
        self._contacts[finger] = _Contact(now_s, now_s, inside and alone)

    def move(self, finger: int, *, inside: bool, now_s: float) -> None:
        """Note where a contact is now."""
        contact = self._contacts.get(finger)
        if contact is not None:
            contact.seen_s = now_s
            contact.good = contact.good and inside

    def up(self, finger: int, *, now_s: float) -> bool:
        """Note that a contact ended; return whether the gesture is complete."""
        contact = self._contacts.pop(finger, None)
        if contact is None:
            return False
        kind = _kind(now_s - contact.began_s) if contact.good else _Kind.OTHER
        fits = kind is PATTERN[self._done]
        self._done = self._done + 1 if fits else int(kind is PATTERN[0])
        self._ended_s = now_s
        if self._done < len(PATTERN):
            return False
        self._done = 0
        return True

    def spoil(self, finger: int) -> None:
        """Ignore a contact that is a duplicate, such as the mouse event that a system emulates for a finger."""
        self._contacts.pop(finger, None)

    def _forget_lost(self, now_s: float) -> None:
        self._contacts = {finger: one for finger, one in self._contacts.items() if now_s - one.seen_s < LOST_S}


def _kind(length_s: float) -> _Kind:
    if HOLD_S <= length_s <= LONGEST_HOLD_S:
        return _Kind.HOLD
    return _Kind.TAP if length_s <= TAP_S else _Kind.OTHER
