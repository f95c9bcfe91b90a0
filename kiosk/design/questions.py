"""The sizes of the cards of the two questions that visitors are asked, so that both answers fit side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

ANSWER_ROLE = "button"
ANSWER_PAD = 34
"""On each side of an answer's text, in pixels of the 1080p design, like the following ones."""
ANSWER_GAP = 20
BESIDE = 96
"""Minimum of the screen's width beside the card."""


@dataclass(frozen=True)
class Question:
    """The card of a question."""

    answers: tuple[str, ...]
    """The answers: English texts of the interface."""
    widest: float
    inside: float
    """Padding beside the text, both sides together."""

    def width(self, screen: float) -> float:
        """Return the width of the card's text on a screen of a width."""
        return min(screen - BESIDE, self.widest) - self.inside

    def answers_room(self, screen: float) -> float:
        """Return the width for the texts of all answers together."""
        return self.width(screen) - ANSWER_GAP * (len(self.answers) - 1) - 2 * ANSWER_PAD * len(self.answers)


ADVISORY = Question(("Continue", "Go back"), widest=1000, inside=144)
WARNING = Question(("Keep exploring", "Start over"), widest=900, inside=96)
QUESTIONS: Sequence[Question] = (ADVISORY, WARNING)
