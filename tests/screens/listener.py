"""A visitor who cannot see the screen: keys, and what the speech engine was given to say."""

import wave
from pathlib import Path

from keyboard import Typist

from kiosk.engines.speech import Phrase
from kiosk.rehearsal.tour.guide import Guide


class Ear:
    """A speech engine that keeps every phrase, and writes a sound as long as it would take."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []
        self.mute = {"km"}

    def can_speak(self, language: str) -> bool:
        return language not in self.mute

    def write(self, phrase: Phrase, words_a_minute: int, path: Path) -> None:
        self.phrases.append(phrase)
        seconds = 0.2 + len(phrase.words.split()) * 60 / words_a_minute
        with wave.open(str(path), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(8000)
            sound.writeframes(bytes(2 * int(8000 * seconds)))


class Listener(Typist):
    """Acts on nothing but what it hears."""

    def __init__(self, guide: Guide, ear: Ear) -> None:
        super().__init__(guide)
        self.ear = ear

    def hear(self) -> str:
        """Listen until the voice is done, and give all that it has said since it was last listened to."""
        aloud = self.driver.root.assistance.aloud
        assert self.driver.until(lambda: aloud.state in ("done", "off"), 300), aloud.state
        heard = " ".join(phrase.words for phrase in self.ear.phrases)
        self.ear.phrases.clear()
        return heard

    def seek(self, words: str, key: str = "down") -> str:
        """Press a key until the voice says these words first."""
        for _ in range(80):
            self.ear.phrases.clear()
            self.press(key)
            heard = self.hear()
            if heard.startswith(words):
                return heard
        raise AssertionError(f"nobody ever says {words!r}")
