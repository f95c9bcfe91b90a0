"""espeak-ng called as a library, because unlike its program it reports when each word begins.

Names and numbers are those of espeak-ng's speak_lib.h.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import Any

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
Starts = tuple[float | None, ...]
"""For each word between spaces, the second at which it begins; None if it is not spoken."""

RATE = 22050  # espeak-ng's own
_LIBRARY = "libespeak-ng.so.1"
_SYNCHRONOUS, _UTF8, _SPEED, _WORD, _OK = 2, 1, 1, 1, 0
_QUIET = 60  # of 32768: softer samples at both ends are removed


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("spare", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("more", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class _Hearing:
    """Collects the engine's output."""

    def __init__(self) -> None:
        self.sound = bytearray()
        self.words: list[tuple[int, int]] = []
        """Character of the text, counted from 0, and sample at which it is spoken."""

    def take(self, wave: Any, count: int, events: Any) -> int:
        """Store a piece of sound and its events, called by the engine; the last event has type 0."""
        if wave and count > 0:
            self.sound += ctypes.string_at(wave, 2 * count)
        number = 0
        while events[number].type:
            if events[number].type == _WORD:
                self.words.append((events[number].text_position - 1, events[number].sample))
            number += 1
        return 0


def say(sentence: str, language: str, speed: int) -> tuple[Samples, Starts]:
    """Speak a sentence; return its sound without the silence around it, and when each word begins.

    Call it once per process: the engine's output depends on what it has said before.
    """
    words = [sayable(word) for word in sentence.split(" ")]
    heard = _heard(" ".join(words), language, speed)
    samples = np.frombuffer(bytes(heard.sound), np.int16)
    loud = np.flatnonzero(np.abs(samples) > _QUIET)
    first, last = (int(loud[0]), int(loud[-1]) + 1) if loud.size else (0, samples.size)
    starts: list[float | None] = []
    place = 0
    for word in words:
        spoken = [sample for at, sample in heard.words if place <= at < place + len(word)]
        starts.append(max(0, min(spoken) - first) / RATE if spoken else None)
        place += len(word) + 1
    return samples[first:last], tuple(starts)


def sayable(words: str) -> str:
    """Return words in the form that the engine needs: European digits without grouping characters."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in words)
    return re.sub(r"(?<=\d)[.,\u066c\u202f\u00a0](?=\d{3}\b)", "", digits).replace("/", " / ")


def _heard(text: str, language: str, speed: int) -> _Hearing:
    engine, hearing = ctypes.CDLL(_LIBRARY), _Hearing()
    if engine.espeak_Initialize(_SYNCHRONOUS, 0, None, 0) != RATE:
        raise OSError("espeak-ng cannot speak: its data are not installed")
    callback = _Callback(hearing.take)
    engine.espeak_SetSynthCallback(callback)
    if engine.espeak_SetVoiceByProperties(ctypes.byref(_Voice(languages=language.encode()))) != _OK:
        raise ValueError(f"espeak-ng has no voice for {language}")
    engine.espeak_SetParameter(_SPEED, speed, 0)
    encoded = text.encode()
    engine.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None)
    engine.espeak_Synchronize()
    return hearing
