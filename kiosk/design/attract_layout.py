"""The attract screen: how much room its title and summary have above the button, in pixels of the 1080p design."""

from collections.abc import Callable, Iterable

from kiosk.design.bar import AROUND_WORD, LEAST_BUTTON
from kiosk.design.questions import ANSWER_PAD

SIDE, SIDE_UPRIGHT = 96, 64
TOP, TOP_UPRIGHT = 148, 0.5
"""Above the texts: in pixels, on an upright screen as a share of its height."""
BOTTOM, BOTTOM_UPRIGHT = 46, 64
BETWEEN = 18
ABOVE_LANGUAGES = 76
ABOVE_BUTTON = 24
LANGUAGE_GAP = 20
LEAST_INVITATION, INVITATION_LINES = 112, 2.4
WIDEST, WIDEST_SHARE = 940, 0.5
EYEBROW, TITLE, SUMMARY, INVITATION = "eyebrow", "display", "lead", "invitation"
TITLE_SCALES = (1.0, 0.85, 0.72, 0.61, 0.52, 0.44)
"""Scales of the font size of a long title; the smallest is still larger than the summary."""


def width(screen: float, *, upright: bool) -> float:
    """Return the width of the texts on a screen of a width."""
    return screen - 2 * SIDE_UPRIGHT if upright else min(screen * WIDEST_SHARE, WIDEST)


def room(height: float, below: float, *, upright: bool) -> float:
    """Return the height for the texts on a screen of a height, above a button with its upper edge at `below`."""
    return height - (height * TOP_UPRIGHT if upright else TOP) - below - ABOVE_BUTTON


def title_scale(room_for_title: float, measure: Callable[[float], float]) -> float | None:
    """Return the largest scale at which a title fits; `measure` returns its height at a scale. None if none fits."""
    return next((scale for scale in TITLE_SCALES if measure(scale) <= room_for_title), None)


def button_top(names: Iterable[float], word: float, invitation: float, screen: float, *, upright: bool) -> float:
    """Return the upper edge of the button above the rows of languages.

    `names` are the widths of their names, `word` and `invitation` the heights of the texts.
    """
    row = max(LEAST_BUTTON, word + AROUND_WORD)
    most, rows, taken = screen - 2 * (SIDE_UPRIGHT if upright else SIDE), 1, 0.0
    for name in names:
        pill = name + 2 * ANSWER_PAD
        if taken and taken + LANGUAGE_GAP + pill > most:
            rows, taken = rows + 1, 0.0
        taken += pill + (LANGUAGE_GAP if taken else 0)
    languages = rows * row + (rows - 1) * LANGUAGE_GAP
    return (BOTTOM_UPRIGHT if upright else BOTTOM) + languages + ABOVE_LANGUAGES + max(LEAST_INVITATION, invitation)
