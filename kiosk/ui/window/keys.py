"""The mapping of key codes to actions, for a kiosk with a keyboard, a keypad or a switch."""

from collections.abc import Mapping, Sequence

from kiosk.settings.keyboard import Key, KeyName

__all__ = ["MOST_KEYS", "Key", "Keyboard", "asks_for_staff", "character_of"]


MOST_KEYS = 12
"""Maximum number of keys handled per frame: more than anybody can press."""
_STAFF_KEY = ord("p")
_BACKSPACE, _ENTERS = 8, (13, 271)
_NUMBER_PAD = 256
"""The code of 0 on the number pad; the other digits follow it."""


def asks_for_staff(code: int, modifiers: Sequence[str]) -> bool:
    """Return whether a key is the staff key, Ctrl+Alt+P, which asks for the PIN like the staff gesture."""
    return code == _STAFF_KEY and {"ctrl", "alt"} <= set(modifiers)


def character_of(code: int, character: str | None) -> str:
    """Return the character of a key: a digit, a line feed for Enter, a backspace for Backspace, or ""."""
    if code in _ENTERS:
        return "\n"
    if code == _BACKSPACE:
        return "\b"
    return str(code - _NUMBER_PAD) if _NUMBER_PAD <= code < _NUMBER_PAD + 10 else character or ""


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
_CHARACTERS = {"+": Key.PLUS, "=": Key.PLUS, "-": Key.MINUS, " ": Key.ENTER}
_F13 = (1 << 30) + 104
"""SDL's own code, a scancode with a bit set: Kivy's codes for F13 to F15 belong to other keys."""
_NAMED = {
    KeyName.SPACE: 32,
    KeyName.ENTER: 13,
    KeyName.TAB: 9,
    KeyName.ESCAPE: 27,
    KeyName.BACKSPACE: 8,
    KeyName.UP: 273,
    KeyName.DOWN: 274,
    KeyName.LEFT: 276,
    KeyName.RIGHT: 275,
    KeyName.HOME: 278,
    KeyName.END: 279,
    KeyName.PAGEUP: 280,
    KeyName.PAGEDOWN: 281,
    KeyName.INSERT: 277,
    KeyName.DELETE: 127,
    KeyName.PAUSE: (1 << 30) + 72,
    **{KeyName(letter): ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{KeyName(f"f{n}"): 281 + n for n in range(1, 13)},
    **{KeyName(f"f{n}"): _F13 + n - 13 for n in range(13, 25)},
}


class Keyboard:
    """The keys of one installation."""

    def __init__(self, own: Mapping[KeyName, Key]) -> None:
        """Take the museum's own key assignments; every other key has its usual meaning."""
        self._frame = self._pressed = 0
        self._own = {_NAMED[name]: key for name, key in own.items()}

    def accepts(self, frame: int) -> bool:
        """Return whether one more key is handled in a frame: a device that types by itself must not delay frames."""
        self._frame, self._pressed = frame, self._pressed + 1 if frame == self._frame else 1
        return self._pressed <= MOST_KEYS

    def key(self, code: int, character: str | None, modifiers: Sequence[str] = ()) -> Key | None:
        """Return the key of a code, else of its character: the codes of plus and minus depend on the keyboard."""
        key = self._own.get(code) or _CODES.get(code) or _CHARACTERS.get(character or "")
        return Key.BACK_TAB if key is Key.TAB and "shift" in modifiers else key
