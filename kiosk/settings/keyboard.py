"""Keys of keyboards, keypads and switches, by the names that a curator writes."""

from enum import StrEnum
from typing import Literal, TypeAlias

KeyName = StrEnum(
    "KeyName",
    "SPACE ENTER TAB ESCAPE BACKSPACE UP DOWN LEFT RIGHT HOME END PAGEUP PAGEDOWN INSERT DELETE PAUSE "
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
    "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23 F24",
)
"""A key, as its cap says."""


class Key(StrEnum):
    """A key by what it does, in a curator's word where a keypad or a switch can have it."""

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
    ENTER = "select"
    ESCAPE = "back"
    PLUS = "plus"
    MINUS = "minus"
    SWITCH = "switch"
    LOUDER = "louder"
    SOFTER = "softer"
    FASTER = "faster"
    SLOWER = "slower"
    PAUSE = "pause"
    REPEAT = "repeat"
    HEADPHONES_IN = "headphones in"
    HEADPHONES_OUT = "headphones out"


KeyUse: TypeAlias = Literal[
    Key.UP,
    Key.DOWN,
    Key.LEFT,
    Key.RIGHT,
    Key.ENTER,
    Key.ESCAPE,
    Key.HOME,
    Key.SWITCH,
    Key.LOUDER,
    Key.SOFTER,
    Key.FASTER,
    Key.SLOWER,
    Key.PAUSE,
    Key.REPEAT,
    Key.HEADPHONES_IN,
    Key.HEADPHONES_OUT,
]
"""What a key of a keypad or a switch does; the others are of keyboards alone."""
