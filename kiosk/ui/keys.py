"""Keys by name, for a kiosk with a keyboard: screens and layers take those that mean something to them."""

from collections.abc import Sequence
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
    BACK_TAB = "back tab"
    ENTER = "enter"
    ESCAPE = "escape"
    PLUS = "plus"
    MINUS = "minus"


@runtime_checkable
class TakesKeys(Protocol):
    """A screen or a layer that does something with keys."""

    def press(self, key: Key) -> bool:
        """Do what a key asks for, and tell whether it meant anything here."""


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


def key_of(code: int, sign: str | None, modifiers: Sequence[str] = ()) -> Key | None:
    """Give the key of a code, else of what it writes: where plus and minus are depends on the keyboard."""
    key = _CODES.get(code) or _SIGNS.get(sign or "")
    return Key.BACK_TAB if key is Key.TAB and "shift" in modifiers else key
