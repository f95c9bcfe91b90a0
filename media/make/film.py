"""Make film/advance.mp4, an animated map without words: `python media/make/film.py [second ...]`.

With seconds given, write only these frames, into build/film/.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi

import cairocffi
import house
import numpy as np
from ambient import RATE, ambient, encode
from camera import HEIGHT, WIDTH, Flight, View, paint, shown
from canvas import image, surface
from earth import CAMBODIA, VIETNAM, earth
from frame import Frame
from house import RED
from marks import Sheet
from scenes import COUNCIL, advance, flight, letters, numerals, ring
from subjects import between
from terrain import Ground

SECONDS, RATE_FPS = 45, 25
SOUND = house.BUILD / "film" / "sound.wav"
GROUND = Frame.around(106.0, 14.2, 27.5, 5600, 3300)

# Phnom Penh stays in the upper two thirds; captions and controls cover the rest.
WIDE, OPENING = View(105.9, 14.7, 25.6), View(105.4, 12.7, 18.6)
DELTA, BORDER, COUNTRY, CAPITAL = (
    View(105.15, 10.55, 5.2),
    View(105.6, 11.6, 9.4),
    View(105.25, 11.8, 11.0),
    View(105.1, 11.45, 8.8),
)
CAMERA = Flight(
    (
        (0, OPENING),
        (4.5, View(105.4, 12.4, 17.0)),
        (8, DELTA),
        (10.5, DELTA),
        (14, BORDER),
        (15, BORDER),
        (18, WIDE),
        (24.5, WIDE),
        (27.5, BORDER),
        (31, COUNTRY),
        (40, CAPITAL),
        (45, View(105.1, 11.45, 8.4)),
    )
)


@dataclass(frozen=True)
class Film:
    """The pictures that every frame is composed of."""

    @cached_property
    def ground(self) -> cairocffi.ImageSurface:
        """The land before 7 January 1979."""
        return self._painted(house.CAMBODIA)

    @cached_property
    def ground_after(self) -> cairocffi.ImageSurface:
        """The land after it."""
        return self._painted(house.CAMBODIA_1979)

    @cached_property
    def night(self) -> cairocffi.ImageSurface:
        """The light on the border of An Giang."""
        return self._lit(night=True)

    @cached_property
    def border(self) -> cairocffi.ImageSurface:
        """The light along the whole border."""
        return self._lit(night=False)

    def _painted(self, home: house.Colour) -> cairocffi.ImageSurface:
        made, context = surface(GROUND.width, GROUND.height)
        Ground(GROUND, earth(1), 1.6, home, 1.0).paint(context)
        return made

    def _lit(self, *, night: bool) -> cairocffi.ImageSurface:
        lines = earth(1).border(CAMBODIA, VIETNAM)
        made = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, GROUND.width, GROUND.height)
        unit = 1.0 if night else 1.3
        sheet = self.sheet(cairocffi.Context(made), GROUND, unit)
        sheet.lit(between(lines, 104.82, 105.21) if night else lines, RED, 6)
        return made

    def sheet(self, context: cairocffi.Context, frame: Frame, unit: float) -> Sheet:
        """Return a sheet of one frame, on which the marks are drawn."""
        return Sheet(
            Ground(frame, earth(1), unit), context, house.SOURCE_LANGUAGE, house.table("places"), house.table("words")
        )

    def frame(self, second: float) -> cairocffi.ImageSurface:
        """Return the picture at a time."""
        made, context = surface(WIDTH, HEIGHT)
        window = CAMERA.at(second).frame
        paint(context, self.ground, GROUND, window)
        paint(context, self.ground_after, GROUND, window, shown(second, COUNCIL, 99, 2.0))
        paint(context, self.night, GROUND, window, shown(second, 6.8, 11.4) * (0.86 + 0.14 * cos(second * pi)))
        paint(
            context,
            self.border,
            GROUND,
            window,
            shown(second, 10.8, 24.0, 1.6) * (0.55 if second > 16 else 1) + 0.75 * shown(second, -9, 4.2, 1.2),
        )
        sheet = self.sheet(context, window, 0.62)
        letters(sheet, second)
        flight(sheet, second)
        advance(sheet, second)
        capital = sheet.at("phnom-penh")
        sheet.disc(*capital, 15, RED)
        ring(sheet, capital, 25, RED, 0.8)
        numerals(context, second)
        return made


def soundtrack() -> None:
    """Write the film's sound, a part of the ambient sound with fades, into build/film/."""
    sound = ambient()[:, : SECONDS * RATE]
    ramp = np.minimum(1, np.minimum(np.arange(sound.shape[1]), np.arange(sound.shape[1])[::-1]) / (2.5 * RATE))
    encode(sound * ramp, "-af", "volume=-8dB", str(SOUND))


def main() -> None:
    """Pipe every frame to ffmpeg: H.264, BT.709, limited range."""
    soundtrack()
    film, path = Film(), house.variant("film", "advance", "mp4", house.SOURCE_LANGUAGE)
    pictures = f"-f rawvideo -pix_fmt bgr0 -s {WIDTH}x{HEIGHT} -r {RATE_FPS} -i -"
    tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
    coding = f"-c:v libx264 -profile:v high -preset slow -crf 23 -g {2 * RATE_FPS} -c:a aac -b:a 96k"
    command = ["ffmpeg", "-y", "-loglevel", "error", *pictures.split(), "-i", str(SOUND)]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", *tags.split(), *coding.split()]
    command += ["-movflags", "+faststart", "-fflags", "+bitexact", str(path)]
    frames = (bytes(film.frame(index / RATE_FPS).get_data()) for index in range(SECONDS * RATE_FPS))
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for frame in frames:
            encoder.stdin.write(frame)  # type: ignore[union-attr]  # a pipe, because stdin=PIPE
        encoder.communicate()
    if encoder.returncode:
        raise SystemExit(encoder.returncode)


if __name__ == "__main__":
    (house.BUILD / "film").mkdir(parents=True, exist_ok=True)
    if len(sys.argv) == 1:
        main()
    drawn = Film()
    for second in sys.argv[1:]:
        image(drawn.frame(float(second))).save(house.BUILD / "film" / f"{float(second):05.1f}.png")
