"""The staff's gesture: in one corner of the screen hold, tap three times, and hold again."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.settings import Corner

ZONE_MM = 40.0
"""The corner is a square of this size."""
HOLD_S, LONGEST_HOLD_S = 3.0, 10.0
TAP_S = 0.7
"""A tap is no longer than this; between a tap and a hold is neither."""
PAUSE_S = 2.0
"""Between two contacts of the gesture is no more than this."""
LOST_S = 60.0
"""A contact of which so long nothing was heard has lifted unseen, as when the screen was unplugged."""


def in_corner(corner: Corner, x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> bool:
    """Tell whether a place, in millimetres from the lower left of a screen of this size, is in the corner."""
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
    """Began in the corner, has stayed there, and was alone."""


class StaffGesture:
    """Looks on while fingers do what they do: it takes no touch away from what lies beneath."""

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
        """Note that a contact lifted; tell whether the gesture is whole."""
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
        """Forget a contact that was none, such as the mouse that a finger was turned into as well."""
        self._contacts.pop(finger, None)

    def _forget_lost(self, now_s: float) -> None:
        self._contacts = {finger: one for finger, one in self._contacts.items() if now_s - one.seen_s < LOST_S}


def _kind(length_s: float) -> _Kind:
    if HOLD_S <= length_s <= LONGEST_HOLD_S:
        return _Kind.HOLD
    return _Kind.TAP if length_s <= TAP_S else _Kind.OTHER
