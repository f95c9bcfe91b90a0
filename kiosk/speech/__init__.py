"""Words made audible by the system's own voice: nothing here draws or decides what is said."""

from kiosk.speech.api import Phrase, SpeechError, Synthesiser
from kiosk.speech.phrases import phrases
from kiosk.speech.speaker import Speaker


def open_voice() -> Synthesiser:
    """Give the system's speech engine."""
    from kiosk.speech.espeak import Espeak

    return Espeak()


__all__ = ["Phrase", "Speaker", "SpeechError", "Synthesiser", "open_voice", "phrases"]
