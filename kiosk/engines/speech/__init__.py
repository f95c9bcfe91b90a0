"""Speech by the system's text-to-speech engine; what is spoken is decided elsewhere."""

from kiosk.engines.speech.api import Phrase, SpeechError, Synthesiser
from kiosk.engines.speech.phrases import phrases
from kiosk.engines.speech.speaker import Speaker


def open_voice() -> Synthesiser:
    """Return the system's speech engine."""
    from kiosk.engines.speech.espeak import Espeak

    return Espeak()


__all__ = ["Phrase", "Speaker", "SpeechError", "Synthesiser", "open_voice", "phrases"]
