"""A small exhibition that is whole where a test needs it, and broken where a test needs that."""

import math
import wave
from pathlib import Path

import av
import numpy as np
from loading import loaded
from PIL import Image

from kiosk.paths import Paths

BODY = " ".join(["word"] * 80)
FILM_S, RATE = 4, 25
KIOSK = """\
title: The small exhibition
summary: One line
languages: [en, vi]
home: [rooms]
volume: 50 %
"""
ROOMS = f"""\
kind: panels
title: Rooms
summary: One line
advisory: mass-violence
panels:
  - {{id: picture, layout: media-left, title: A picture, body: "{BODY}", media: things/map, narration: things/voice}}
  - {{id: torn, layout: media-left, title: A torn picture, body: "{BODY}", media: things/torn}}
  - {{id: film, layout: film, title: A film, media: things/film}}
  - {{id: broken, layout: film, title: A broken film, media: things/broken}}
  - {{id: interpreted, layout: film, title: A film with an interpreter, media: things/interpreted}}
  - id: told-otherwise
    layout: text
    title: A text
    body: "{BODY}"
    plain language: A few plain words.
    narration: things/voice
    sign language: {{fsl: things/signed}}
"""
VTT = "WEBVTT\n\n00:00.500 --> 00:03.900\n{words}\n"
LONG_CAPTION = " ".join(["These words of a caption go on and on"] * 2)
SIDECAR = "alt: {alt}\ncredit: The team\nrights: CC0\n"


class Rooms:
    """A folder with that exhibition."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.things = self.paths.media / "things"
        self.things.mkdir(parents=True)
        self.paths.exhibits.mkdir()
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK)
        (self.paths.exhibits / "rooms.yaml").write_text(ROOMS)
        for name, alt in (("map", "A grey square"), ("torn", "A picture that was torn"), ("film", "A grey film")):
            (self.things / f"{name}.yaml").write_text(SIDECAR.format(alt=alt))
        (self.things / "film.yaml").write_text(SIDECAR.format(alt="A grey film") + "silent: true\n")
        (self.things / "broken.yaml").write_text(SIDECAR.format(alt="A film") + "transcript: What was said in it.\n")
        (self.things / "voice.yaml").write_text(SIDECAR.format(alt="A voice") + "transcript: Nothing.\n")
        Image.new("RGB", (800, 600), "grey").save(self.things / "map.jpg")
        (self.things / "torn.jpg").write_bytes((self.things / "map.jpg").read_bytes()[:300])
        (self.things / "broken.mp4").write_bytes(b"no film" * 100)
        signs = "sign language: {ase: interpreted.ase.mp4, fsl: interpreted.fsl.mp4}\n"
        (self.things / "interpreted.yaml").write_text(SIDECAR.format(alt="A film") + "silent: true\n" + signs)
        (self.things / "signed.yaml").write_text(SIDECAR.format(alt="Somebody signs") + "silent: true\n")
        for language, words in (("en", "A caption"), ("vi", "Phụ đề")):
            (self.things / f"film.{language}.vtt").write_text(VTT.format(words=words), encoding="utf-8")
            (self.things / f"interpreted.{language}.vtt").write_text(VTT.format(words=LONG_CAPTION), encoding="utf-8")
            self._voice(self.things / f"voice.{language}.wav", 3 if language == "en" else 5)
        for name in ("film", "interpreted", "interpreted.ase", "interpreted.fsl", "signed"):
            self._film(self.things / f"{name}.mp4")

        self.exhibition = loaded(self.paths)

    def _voice(self, path: Path, seconds: float) -> None:
        tone = (np.sin(np.arange(round(seconds * 8000)) * math.tau * 440 / 8000) * 9000).astype("<i2")
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", ""))
            file.writeframes(tone.tobytes())

    def _film(self, path: Path) -> None:
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=RATE, options={"g": "10"})
            stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
            for number in range(FILM_S * RATE):
                frame = av.VideoFrame(64, 48, "yuv420p")
                for plane, value in zip(frame.planes, (16 + 2 * number, 128, 128), strict=True):
                    plane.update(bytes([value]) * plane.buffer_size)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
