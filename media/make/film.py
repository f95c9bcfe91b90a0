"""Makes film/advance.mp4, an animated map without words: `python media/make/film.py [second ...]`.

With seconds given, it writes single frames into build/film/ instead, to look at.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import cos, pi

import cairocffi
import house
import numpy as np
from ambient import RATE, ambient, encode
from camera import HEIGHT, WIDTH, Flight, View, eased, paint, shown
from canvas import image, surface
from earth import CAMBODIA, VIETNAM, earth
from frame import Frame
from house import GOLD, PAPER, RED, TEAL
from lettering import Letters, draw
from maps import ADVANCE, FLIGHTS, between
from marks import Sheet
from terrain import Ground

SECONDS, RATE_FPS = 45, 25
GROUND = Frame.around(106.0, 14.2, 27.5, 5600, 3300)
DATE = Letters(76, family=house.SERIF, weight=700, halo=house.INK)

# Phnom Penh stays in the upper two thirds: captions and controls lie over the rest.
WIDE, OPENING = View(105.9, 14.7, 25.6), View(105.4, 12.7, 18.6)
DELTA, BORDER, COUNTRY, CAPITAL = View(105.15, 10.55, 5.2), View(105.6, 11.6, 9.4), View(105.25, 11.8, 11.0), View(105.1, 11.45, 8.8)
CAMERA = Flight(((0, OPENING), (4.5, View(105.4, 12.4, 17.0)), (8, DELTA), (10.5, DELTA), (14, BORDER), (15, BORDER), (18, WIDE), (24.5, WIDE),
                 (27.5, BORDER), (31, COUNTRY), (40, CAPITAL), (45, View(105.1, 11.45, 8.4))))

# When each date stands on the map, in seconds.
DATES = ((0.0, 4.6, "1975–1979"), (6.6, 10.4, "30.4.1977"), (11.4, 14.8, "1977"), (16.6, 20.2, "6.1977"), (20.9, 24.4, "31.12.1977"), (26.0, 29.4, "1978"))
OFFENSIVE, VICTORY_DAY = date(1978, 12, 25), date(1979, 1, 7)
ADVANCE_FROM, ADVANCE_TO, COUNCIL = 30.4, 39.6, 42.2


@dataclass(frozen=True)
class Film:
    """The pictures that every frame is put together from."""

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
        return self._lit(True)

    @cached_property
    def border(self) -> cairocffi.ImageSurface:
        """The light along the whole border."""
        return self._lit(False)

    def _painted(self, home: house.Colour) -> cairocffi.ImageSurface:
        made, context = surface(GROUND.width, GROUND.height)
        Ground(GROUND, earth(1), 1.6, home, 1.0).paint(context)
        return made

    def _lit(self, night: bool) -> cairocffi.ImageSurface:
        lines = earth(1).border(CAMBODIA, VIETNAM)
        made = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, GROUND.width, GROUND.height)
        unit = 1.0 if night else 1.3
        sheet = self.sheet(cairocffi.Context(made), GROUND, unit)
        sheet.lit(between(lines, 104.82, 105.21) if night else lines, RED, 6)
        return made

    def sheet(self, context: cairocffi.Context, frame: Frame, unit: float) -> Sheet:
        """A sheet of one frame, on which the marks are drawn."""
        return Sheet(Ground(frame, earth(1), unit), context, house.SOURCE_LANGUAGE, house.table("places"), house.table("words"))

    def frame(self, second: float) -> cairocffi.ImageSurface:
        """The picture at a time."""
        made, context = surface(WIDTH, HEIGHT)
        window = CAMERA.at(second).frame
        paint(context, self.ground, GROUND, window)
        paint(context, self.ground_after, GROUND, window, shown(second, COUNCIL, 99, 2.0))
        paint(context, self.night, GROUND, window, shown(second, 6.8, 11.4) * (0.86 + 0.14 * cos(second * pi)))
        paint(context, self.border, GROUND, window, shown(second, 10.8, 24.0, 1.6) * (0.55 if second > 16 else 1) + 0.75 * shown(second, -9, 4.2, 1.2))
        sheet = self.sheet(context, window, 0.62)
        _letters(sheet, second)
        _flight(sheet, second)
        _advance(sheet, second)
        capital = sheet.at("phnom-penh")
        sheet.disc(*capital, 15, RED)
        _ring(sheet, capital, 25, RED, 0.8)
        _date(context, second)
        return made


def _letters(sheet: Sheet, second: float) -> None:
    """Letters from Hanoi that do not arrive, and the tie that breaks."""
    present = shown(second, 16.8, 24.6)
    if present < 0.01:
        return
    sheet.context.push_group()
    hanoi, capital = sheet.places["hanoi"]["at"], sheet.places["phnom-penh"]["at"]
    sheet.disc(*sheet.at("hanoi"), 13, PAPER)
    for side, start in ((0.9, 17.4), (-0.9, 18.1)):
        if second < 20.6:
            sheet.arrow((hanoi, ((hanoi[0] + capital[0]) / 2 + side, 16.4), (capital[0] + side * 0.32, 12.6)), GOLD, eased((second - start) / 1.9), weight=1.1)
    stop = shown(second, 19.2, 20.4, 0.4)
    (x, y), unit = sheet.ground.frame.at(capital[0], 12.35), sheet.unit
    _stroke(sheet, ((x - 60 * unit, y), (x + 60 * unit, y)), 10, RED, stop)
    broken = eased((second - 22.0) / 1.0)
    if second > 20.6:
        (ax, ay), (bx, by) = sheet.at("hanoi"), sheet.at("phnom-penh")
        for (fx, fy), (tx, ty) in (((ax, ay), (bx, by)), ((bx, by), (ax, ay))):
            reach = 0.5 * eased((second - 20.6) / 0.8) * (1 - 0.34 * broken)
            shade = tuple(g + (r - g) * broken for g, r in zip(GOLD, RED, strict=True))
            _stroke(sheet, ((fx, fy), (fx + (tx - fx) * reach, fy + (ty - fy) * reach)), 6, (shade[0], shade[1], shade[2]), 0.95)
    sheet.context.pop_group_to_source()
    sheet.context.paint_with_alpha(present)


def _flight(sheet: Sheet, second: float) -> None:
    """Flight across the border, 1978."""
    present = shown(second, 26.0, 29.6)
    if present < 0.01:
        return
    sheet.context.push_group()
    for index, (start, end) in enumerate(FLIGHTS):
        middle = (start[0] + end[0]) / 2 + 0.08, (start[1] + end[1]) / 2 + 0.1
        sheet.arrow((start, middle, end), TEAL, eased((second - 26.2 - 0.2 * index) / 2.0), weight=1.2)
    sheet.context.pop_group_to_source()
    sheet.context.paint_with_alpha(present)


def _advance(sheet: Sheet, second: float) -> None:
    """The directions of the advance, and the light on the capital."""
    arrived = eased((second - ADVANCE_TO) / 1.6)
    if arrived > 0:
        sheet.halo(sheet.at("phnom-penh"), 430, GOLD, 0.62 * arrived * (0.92 + 0.08 * cos((second - ADVANCE_TO) * 1.6)))
    if second < ADVANCE_FROM and second > 4.8:
        return
    grown = (second - ADVANCE_FROM) / (ADVANCE_TO - ADVANCE_FROM)
    for route in ADVANCE:
        sheet.arrow(route, grown=min(max(grown, 0.0), 1.0) if second > 5 else 0.0, weight=1.35)


def _ring(sheet: Sheet, at: tuple[float, float], radius: float, colour: house.Colour, opacity: float) -> None:
    sheet.context.new_sub_path()
    sheet.context.arc(*at, radius * sheet.unit, 0, 2 * pi)
    sheet.context.set_source_rgba(*colour, opacity)
    sheet.context.set_line_width(3.4 * sheet.unit)
    sheet.context.stroke()


def _stroke(sheet: Sheet, ends: tuple[tuple[float, float], tuple[float, float]], width: float, colour: house.Colour, opacity: float) -> None:
    sheet.context.move_to(*ends[0])
    sheet.context.line_to(*ends[1])
    sheet.context.set_line_cap(cairocffi.LINE_CAP_ROUND)
    sheet.context.set_line_width(width * sheet.unit)
    sheet.context.set_source_rgba(*colour, opacity)
    sheet.context.stroke()


def _date(context: cairocffi.Context, second: float) -> None:
    words, opacity = "", 0.0
    for start, end, text in DATES:
        if start <= second < end + 0.7:
            words, opacity = text, shown(second, start if start else -2, end, 0.6)
    if second >= ADVANCE_FROM - 0.6:
        share = min(max((second - ADVANCE_FROM) / (ADVANCE_TO - ADVANCE_FROM), 0.0), 1.0)
        day = OFFENSIVE + timedelta(round(share * (VICTORY_DAY - OFFENSIVE).days) + (second >= COUNCIL))
        words, opacity = f"{day.day}.{day.month}.{day.year}", shown(second, ADVANCE_FROM - 0.6, 99, 0.6)
    if opacity <= 0:
        return
    context.push_group()
    context.set_source_rgb(*GOLD)
    context.rectangle(70, 62, 84, 6)
    context.fill()
    draw(context, words, house.SOURCE_LANGUAGE, replace(DATE, colour=PAPER), 68, 72)
    context.pop_group_to_source()
    context.paint_with_alpha(opacity)


def soundtrack() -> None:
    """Writes the film's sound, a stretch of the ambient sound that comes and goes softly, into build/film/."""
    sound = ambient()[:, : SECONDS * RATE]
    ramp = np.minimum(1, np.minimum(np.arange(sound.shape[1]), np.arange(sound.shape[1])[::-1]) / (2.5 * RATE))
    encode(sound * ramp, "-af", "volume=-8dB", str(house.BUILD / "film" / "sound.wav"))


def main() -> None:
    """Pipes every frame to ffmpeg: H.264, BT.709, limited range."""
    soundtrack()
    film, path = Film(), house.variant("film", "advance", "mp4", house.SOURCE_LANGUAGE)
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE_FPS), "-i", "-",
               "-i", str(house.BUILD / "film" / "sound.wav"), "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
               "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
               "-c:v", "libx264", "-profile:v", "high", "-preset", "slow", "-crf", "23", "-g", str(RATE_FPS * 2),
               "-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart", "-fflags", "+bitexact", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for index in range(SECONDS * RATE_FPS):
            encoder.stdin.write(bytes(film.frame(index / RATE_FPS).get_data()))
        encoder.stdin.close()
    if encoder.returncode:
        raise SystemExit(encoder.returncode)


if __name__ == "__main__":
    (house.BUILD / "film").mkdir(parents=True, exist_ok=True)
    if len(sys.argv) == 1:
        main()
    drawn = Film()
    for second in sys.argv[1:]:
        image(drawn.frame(float(second))).save(house.BUILD / "film" / f"{float(second):05.1f}.png")
