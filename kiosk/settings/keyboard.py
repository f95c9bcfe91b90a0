"""Keys of keyboards, keypads and switches, by the names that a curator writes."""

from enum import StrEnum

KeyName = StrEnum(
    "KeyName",
    "SPACE ENTER TAB ESCAPE BACKSPACE UP DOWN LEFT RIGHT HOME END PAGEUP PAGEDOWN INSERT DELETE PAUSE "
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
    "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23 F24",
)
"""A key, as its cap says."""


class KeyUse(StrEnum):
    """What a key of a keypad or a switch does."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    SELECT = "select"
    BACK = "back"
    HOME = "home"
    SWITCH = "switch"
    LOUDER = "louder"
    SOFTER = "softer"
    FASTER = "faster"
    SLOWER = "slower"
    PAUSE = "pause"
    REPEAT = "repeat"
    HEADPHONES_IN = "headphones in"
    HEADPHONES_OUT = "headphones out"
