"""The sound of the audio test: a note on the left, a higher one on the right, and both together."""

import math
import wave
from array import array
from io import BytesIO
from pathlib import Path

from kiosk.files import write_whole

RATE_HZ = 22_050
_NOTE_S, _FADE_S, _PEAK = 0.6, 0.05, 0.4
_LEFT_HZ, _RIGHT_HZ = 440.0, 660.0


def write_tone(file: Path) -> None:
    """Write the sound as a stereo WAV file. Raises OSError."""
    low, high, silence = _note(_LEFT_HZ), _note(_RIGHT_HZ), array("h", bytes(2 * round(_NOTE_S * RATE_HZ)))
    left, right = low + silence + low, silence + high + high
    frames = array("h", (sample for pair in zip(left, right, strict=True) for sample in pair))
    written = BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(frames.tobytes())
    write_whole(file, [written.getvalue()])


def _note(pitch_hz: float) -> "array[int]":
    """Return the samples of a sine with fades at both ends, against clicks."""
    count, fade = round(_NOTE_S * RATE_HZ), _FADE_S * RATE_HZ
    return array(
        "h",
        (
            round(32_767 * _PEAK * min(1.0, n / fade, (count - n) / fade) * math.sin(math.tau * pitch_hz * n / RATE_HZ))
            for n in range(count)
        ),
    )
