"""The interface of a speech engine."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Phrase:
    """A few words in one language, spoken as one piece."""

    words: str
    language: str


class Synthesiser(Protocol):
    """A speech engine."""

    def can_speak(self, language: str) -> bool:
        """Return whether there is a voice for a language."""

    def write(self, phrase: Phrase, words_a_minute: int, path: Path) -> None:
        """Write a phrase as a sound file; called in a worker thread. Raises SpeechError."""


class SpeechError(Exception):
    """The engine failed to make a sound; the message is the cause."""
