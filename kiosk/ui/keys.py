"""Keys by name, for a kiosk with a keyboard: screens and layers take those that mean something to them."""

from enum import StrEnum
from typing import Protocol, runtime_checkable


class Key(StrEnum):
    """A key that the kiosk knows."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    HOME = "home"
    END = "end"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    TAB = "tab"
    ENTER = "enter"
    ESCAPE = "escape"
    PLUS = "plus"
    MINUS = "minus"


@runtime_checkable
class TakesKeys(Protocol):
    """A screen or a layer that does something with keys."""

    def press(self, key: Key) -> None:
        """Do what a key asks for; one that means nothing here changes nothing."""


_CODES = {
    276: Key.LEFT,
    275: Key.RIGHT,
    273: Key.UP,
    274: Key.DOWN,
    278: Key.HOME,
    279: Key.END,
    280: Key.PAGE_UP,
    281: Key.PAGE_DOWN,
    9: Key.TAB,
    13: Key.ENTER,
    271: Key.ENTER,
    27: Key.ESCAPE,
    270: Key.PLUS,
    269: Key.MINUS,
}
"""Codes of Kivy's windows (kivy.core.window.Keyboard.keycodes); 269 to 271 are those of the number pad."""
_SIGNS = {"+": Key.PLUS, "=": Key.PLUS, "-": Key.MINUS, " ": Key.ENTER}


def key_of(code: int, sign: str | None) -> Key | None:
    """Give the key of a code, else of what it writes: where plus and minus are depends on the keyboard."""
    return _CODES.get(code) or _SIGNS.get(sign or "")
