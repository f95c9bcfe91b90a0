"""The speech engine eSpeak NG: small, in every distribution, with voices for over a hundred languages."""

import subprocess
from functools import cached_property
from pathlib import Path

from kiosk.engines.speech.api import Phrase, SpeechError

PATIENCE_S = 10.0
"""The timeout of one phrase, which takes a few hundredths of a second."""
_OWN_NAMES = {"zh": "cmn", "fr": "fr-fr", "en": "en-gb", "yue": "yue", "nb": "nb", "no": "nb"}
"""Voices whose names differ from CLDR's tag of the language."""


class Espeak:
    """Runs `espeak-ng` for each phrase, so that a process that hangs or crashes costs only one phrase."""

    def __init__(self, program: str = "espeak-ng") -> None:
        """Take the program's name; it is first run when it is needed."""
        self._program = program

    def can_speak(self, language: str) -> bool:
        """Return whether there is a voice for a language, or for the language of a tag with a region."""
        return self._voice(language) is not None

    def write(self, phrase: Phrase, words_a_minute: int, path: Path) -> None:
        """Write a phrase as a WAV file. Raises SpeechError."""
        voice = self._voice(phrase.language)
        if voice is None:
            raise SpeechError(f"there is no voice for {phrase.language}")
        options = ["-v", voice, "-s", str(words_a_minute), "-b", "1", "--stdin", "-w", str(path)]
        try:
            done = self._run(options, phrase.words)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SpeechError(str(error)) from error
        if done.returncode != 0 or not path.is_file():
            raise SpeechError(done.stderr.decode("utf-8", "replace").strip() or f"it ended with {done.returncode}")

    def _voice(self, language: str) -> str | None:
        base = language.partition("-")[0]
        names = (_OWN_NAMES.get(language), language.lower(), _OWN_NAMES.get(base), base)
        return next((name for name in names if name in self._voices), None)

    @cached_property
    def _voices(self) -> frozenset[str]:
        """Return the names of its voices; none where it is not installed."""
        try:
            listed = self._run(["--voices"])
        except (OSError, subprocess.TimeoutExpired):
            return frozenset()
        rows = (line.split() for line in listed.stdout.decode("utf-8", "replace").splitlines()[1:])
        return frozenset(row[1].lower() for row in rows if len(row) > 1)

    def _run(self, options: list[str], words: str = "") -> "subprocess.CompletedProcess[bytes]":
        """Run the program; the words are passed by a pipe, never on the command line."""
        command, given = [self._program, *options], words.encode("utf-8", "ignore")
        return subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE_S, check=False)  # noqa: S603
