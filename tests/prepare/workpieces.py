"""A museum of small media that need preparing, some of them broken."""

import wave
from pathlib import Path

import av
import numpy as np
from PIL import Image

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths

KIOSK = "title: T\nsummary: S\nlanguages: [en]\nhome: [rooms]\nambient: things/ambient\n"
BODY = " ".join(["word"] * 80)
ROOMS = f"""\
kind: panels
title: Rooms
summary: One line
panels:
  - {{id: one, layout: media-left, title: One, body: "{BODY}", media: things/wide, narration: things/loud}}
  - {{id: two, layout: film, title: Two, media: things/film}}
"""
SIDECAR = "alt: Words\ncredit: The team\nrights: CC0\ncaption: A line\ntranscript: Nothing.\n"


def make_tone(path: Path, amplitude: float, seconds: float = 3.0, rate: int = 44_100) -> Path:
    """A tone of 997 Hz; at full scale EBU R 128 measures it at -3.01 LUFS in one channel."""
    samples = (np.sin(np.arange(round(seconds * rate)) * 2 * np.pi * 997 / rate) * 32767 * amplitude).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


def make_film(
    path: Path, size: tuple[int, int] = (64, 48), pixels: str = "yuv420p", rate: int = 25, codec: str = "libx264"
) -> Path:
    """One second that grows from black to white, without sound."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        for number in range(rate):
            grey = np.full((size[1], size[0], 3), 255 * number // rate, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))
    return path


class Museum:
    """Its folder, its exhibition and its things."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.things = self.paths.media / "things"
        self.things.mkdir(parents=True)
        self.paths.exhibits.mkdir()
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK)
        (self.paths.exhibits / "rooms.yaml").write_text(ROOMS)
        for name in ("wide", "loud", "film", "ambient"):
            (self.things / f"{name}.yaml").write_text(SIDECAR)
        Image.linear_gradient("L").resize((4200, 60)).convert("RGB").save(self.things / "wide.png")
        make_tone(self.things / "loud.wav", 0.9)
        make_tone(self.things / "ambient.wav", 0.9)
        make_film(self.things / "film.mp4", pixels="yuv444p")

    @property
    def exhibition(self) -> Exhibition:
        found = load(self.paths, cached=False).exhibition
        assert found is not None
        return found
