"""An exhibition whose parts have distinct colours, so that a test can recognize what is on the screen."""

import shutil
from pathlib import Path

import av
import numpy as np
from PIL import Image

YELLOW, GREEN, MAGENTA, BLUE = (255, 255, 0), (0, 255, 0), (255, 0, 255), (0, 0, 255)
ATTRACT, TILE, POSTER, PLAYING = YELLOW, GREEN, MAGENTA, BLUE
FILM_S, POSTER_PICTURES, RATE = 40, 5, 48_000

BODY = " ".join(["word"] * 80)
KIOSK = """\
title: The exhibition
summary: One line
languages: [en]
home: [people, years]
attract: {media: pictures/attract}
"""
PEOPLE = f"""\
kind: panels
title: People
summary: One line
cover: pictures/tile
panels:
  - id: film
    layout: film
    title: A film
    media: films/blue
  - id: second
    layout: media-left
    title: A second panel
    body: {BODY}
    media: pictures/second
  - id: third
    layout: text
    title: A third panel
    body: {BODY}
"""
YEARS = """\
kind: timeline
title: Years
summary: One line
cards:
  - id: one
    date: 1977-04-30
    title: A first card
  - id: two
    date: 1978
    title: A second card
"""
SIDECAR = "alt: A plain colour\ncredit: The team\nrights: CC0\n"


class SmallMuseum:
    """A folder with that exhibition, which tests can break, and a folder for the kiosk's state."""

    def __init__(self, folder: Path, film: Path) -> None:
        self.root, self.state = folder / "content", folder / "state"
        self.write("exhibits/kiosk.yaml", KIOSK)
        self.write("exhibits/people.yaml", PEOPLE)
        self.write("exhibits/years.yaml", YEARS)
        for name, colour in (("attract", ATTRACT), ("tile", TILE), ("second", (255, 255, 255))):
            self.write(f"media/pictures/{name}.yaml", SIDECAR)
            Image.new("RGB", (1600, 1000), colour).save(self.root / f"media/pictures/{name}.png")
        self.write("media/films/blue.yaml", SIDECAR + "transcript: Blue.\nsilent: true\n")
        shutil.copy(film, self.root / "media/films/blue.mp4")

    @property
    def variables(self) -> dict[str, str]:
        return {"VITRINE_HOME": str(self.root), "VITRINE_STATE": str(self.state)}

    def file(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, content: str | bytes) -> None:
        file = self.file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))


def make_film(path: Path) -> Path:
    """Make a film that is magenta at first, and blue from a fifth of a second on; with a sound."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25, options={"preset": "ultrafast", "g": "25"})
        video.width, video.height, video.pix_fmt = 320, 240, "yuv420p"
        audio = container.add_stream("aac", rate=RATE)
        for number in range(FILM_S * 25):
            colour = POSTER if number < POSTER_PICTURES else PLAYING
            pixels = np.full((240, 320, 3), colour, np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(video.encode(None))
        silence = np.zeros((1, FILM_S * RATE * 2), "<i2")
        frame = av.AudioFrame.from_ndarray(silence, format="s16", layout="stereo")
        frame.sample_rate = RATE
        container.mux(audio.encode(frame))
        container.mux(audio.encode(None))
    return path
