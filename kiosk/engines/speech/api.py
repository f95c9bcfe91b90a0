"""What speech is made of."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Phrase:
    """A few words in one language, said in one breath."""

    words: str
    language: str


class Synthesiser(Protocol):
    """A speech engine."""

    def can_speak(self, language: str) -> bool:
        """Tell whether there is a voice for a language."""

    def write(self, phrase: Phrase, words_a_minute: int, path: Path) -> None:
        """Write a phrase as a sound file; called from a thread of its own. SpeechError when that fails."""


class SpeechError(Exception):
    """The engine did not make a sound; the text says why."""
