"""The findings of an audit, and their codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, bottom, width and height in pixels of the window."""

CODES: Mapping[str, tuple[str, str]] = {
    "small-target": ("A control is smaller than a finger needs.", "EN 301 549 5.5; WCAG 2.5.8"),
    "crowded-target": ("Two controls lie over each other.", "WCAG 2.5.8"),
    "target-outside": ("A control reaches out of the screen.", "WCAG 1.4.10"),
    "out-of-reach": ("A control is not in the lowest third though the visitor asked for that.", "EN 301 549 8.3"),
    "unreachable": ("A control takes touches but no key leads to it.", "WCAG 2.1.1; EN 301 549 5.1.6"),
    "focus-hidden": ("What keys have chosen is not in view.", "WCAG 2.4.11"),
    "faint-ring": ("The ring around what keys have chosen hardly stands out.", "WCAG 1.4.11, 2.4.7"),
    "order": ("Keys do not go through the controls in reading order.", "WCAG 2.4.3"),
    "no-name": ("A control has no spoken name.", "WCAG 4.1.2; EN 301 549 5.1.3"),
    "same-name": ("Two controls that do different things are called the same.", "WCAG 2.4.6"),
    "no-alt": ("A picture has no words for those who cannot see it.", "WCAG 1.1.1"),
    "no-heading": ("A screen has no heading.", "WCAG 2.4.2, 2.4.6"),
    "foreign-words": ("Words of the interface are not in the visitor's language.", "WCAG 3.1.1"),
    "missing-letter": ("A letter is drawn as an empty box, or not at all.", "EN 301 549 8.1"),
    "low-contrast": ("Words hardly stand out from their ground.", "WCAG 1.4.3; in high contrast 1.4.6"),
    "small-letters": (
        "Letters are smaller than can be read at the largest size.",
        "Section 508 402.4; EN 301 549 5.1.7",
    ),
    "cut-words": ("Words end in an ellipsis and are nowhere to be had in full.", "WCAG 1.4.4, 1.4.10"),
    "clipped-words": ("Words reach out of their place or the screen.", "WCAG 1.4.4, 1.4.10"),
    "overlapping-words": ("Words lie over other words.", "WCAG 1.4.4, 1.4.12"),
    "no-scroll-button": ("Text goes on out of view and no button leads there.", "WCAG 2.5.7"),
    "moves-on": ("Something goes on moving though the visitor asked for less motion.", "WCAG 2.2.2"),
    "flashes": ("The screen flashes more than three times a second.", "WCAG 2.3.1"),
    "no-captions": ("A film with sound has no captions in a language of the exhibition.", "WCAG 1.2.2"),
    "no-transcript": ("A film or a recording has no words to read instead.", "WCAG 1.2.1, 1.2.3"),
    "short-warning": ("The visitor has less than 20 seconds to say that they are still there.", "WCAG 2.2.1"),
}
"""The meaning and the source of each code."""


@dataclass(frozen=True)
class Circumstances:
    """The settings under which a screen is checked."""

    language: str
    text_size: int = 100
    """Per cent."""
    high_contrast: bool = False
    portrait: bool = False
    controls_low: bool = False

    def __str__(self) -> str:
        """Return a short description."""
        parts = (
            self.language,
            f"{self.text_size} %",
            "high contrast" if self.high_contrast else "",
            "portrait" if self.portrait else "landscape",
            "controls low" if self.controls_low else "",
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class AuditFinding:
    """One accessibility problem, at one place."""

    code: str
    words: str
    """The name of the control or text, as on the screen."""
    figure: str = ""
    """The measured value and the required one."""
    box: Box | None = None
    """Its box in the picture: left, bottom, width and height in pixels."""
    screen: str = ""
    circumstances: Circumstances | None = field(default=None)
    picture: str = ""
    """The file of its picture, "" where there is none."""

    @property
    def meaning(self) -> str:
        """The meaning of its code."""
        return CODES[self.code][0]

    @property
    def source(self) -> str:
        """The requirement that it violates."""
        return CODES[self.code][1]

    def __str__(self) -> str:
        """Return a line for a terminal."""
        about = f"{self.words!r}" + (f": {self.figure}" if self.figure else "")
        return f"{self.screen} ({self.circumstances}): {self.meaning} {about} [{self.code}]"
