"""Words made audible by the system's own voice: nothing here draws or decides what is said."""

from kiosk.engines.speech.api import Phrase, SpeechError, Synthesiser
from kiosk.engines.speech.phrases import phrases
from kiosk.engines.speech.speaker import Speaker


def open_voice() -> Synthesiser:
    """Give the system's speech engine."""
    from kiosk.engines.speech.espeak import Espeak

    return Espeak()


__all__ = ["Phrase", "Speaker", "SpeechError", "Synthesiser", "open_voice", "phrases"]
