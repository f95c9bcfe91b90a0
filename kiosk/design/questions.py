"""The two questions that the kiosk asks: how wide their cards are, and whether both answers have room side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

ANSWER_ROLE = "button"
ANSWER_PAD = 34
"""On each side of an answer's word, in pixels of the 1080p design, as are those that follow."""
ANSWER_GAP = 20
BESIDE = 96
"""What the card leaves of the screen's width, at least."""


@dataclass(frozen=True)
class Question:
    """The card of a question."""

    answers: tuple[str, ...]
    """As the interface's words have them in English."""
    widest: float
    inside: float
    """Beside its words, both sides together."""

    def width(self, screen: float) -> float:
        """Return the width of the card's words on a screen of a width."""
        return min(screen - BESIDE, self.widest) - self.inside

    def answers_room(self, screen: float) -> float:
        """Return the width that the words of all answers have together."""
        return self.width(screen) - ANSWER_GAP * (len(self.answers) - 1) - 2 * ANSWER_PAD * len(self.answers)


ADVISORY = Question(("Continue", "Go back"), widest=1000, inside=144)
WARNING = Question(("Keep exploring", "Start over"), widest=900, inside=96)
QUESTIONS: Sequence[Question] = (ADVISORY, WARNING)
