"""The scenes of the film, each a function of the time in seconds."""

from __future__ import annotations

from datetime import date, timedelta
from math import cos, pi

import cairocffi
import house
from camera import eased, shown
from house import GOLD, PAPER, RED, TEAL
from lettering import Letters, Words
from marks import Sheet
from subjects import ADVANCE, FLIGHTS

DATE = Letters(76, family=house.SERIF, weight=700, halo=house.INK)

# When each date is shown on the map, in seconds.
DATES = (
    (0.0, 4.6, "1975–1979"),
    (6.6, 10.4, "30.4.1977"),
    (11.4, 14.8, "1977"),
    (16.6, 20.2, "6.1977"),
    (20.9, 24.4, "31.12.1977"),
    (26.0, 29.4, "1978"),
)
OFFENSIVE, VICTORY_DAY = date(1978, 12, 25), date(1979, 1, 7)
ADVANCE_FROM, ADVANCE_TO, COUNCIL = 30.4, 39.6, 42.2


def letters(sheet: Sheet, second: float) -> None:
    """Draw letters from Hanoi that do not arrive, and the line that breaks."""
    present = shown(second, 16.8, 24.6)
    if present < 0.01:
        return
    sheet.context.push_group()
    hanoi, capital = sheet.places["hanoi"]["at"], sheet.places["phnom-penh"]["at"]
    sheet.disc(*sheet.at("hanoi"), 13, PAPER)
    for side, start in ((0.9, 17.4), (-0.9, 18.1)):
        if second < 20.6:
            sheet.arrow(
                (hanoi, ((hanoi[0] + capital[0]) / 2 + side, 16.4), (capital[0] + side * 0.32, 12.6)),
                GOLD,
                eased((second - start) / 1.9),
                weight=1.1,
            )
    stop = shown(second, 19.2, 20.4, 0.4)
    (x, y), unit = sheet.ground.frame.at(capital[0], 12.35), sheet.unit
    _stroke(sheet, ((x - 60 * unit, y), (x + 60 * unit, y)), 10, RED, stop)
    broken = eased((second - 22.0) / 1.0)
    if second > 20.6:
        (ax, ay), (bx, by) = sheet.at("hanoi"), sheet.at("phnom-penh")
        for (fx, fy), (tx, ty) in (((ax, ay), (bx, by)), ((bx, by), (ax, ay))):
            reach = 0.5 * eased((second - 20.6) / 0.8) * (1 - 0.34 * broken)
            shade = tuple(g + (r - g) * broken for g, r in zip(GOLD, RED, strict=True))
            _stroke(
                sheet,
                ((fx, fy), (fx + (tx - fx) * reach, fy + (ty - fy) * reach)),
                6,
                (shade[0], shade[1], shade[2]),
                0.95,
            )
    sheet.context.pop_group_to_source()
    sheet.context.paint_with_alpha(present)


def flight(sheet: Sheet, second: float) -> None:
    """Draw flight across the border, 1978."""
    present = shown(second, 26.0, 29.6)
    if present < 0.01:
        return
    sheet.context.push_group()
    for index, (start, end) in enumerate(FLIGHTS):
        middle = (start[0] + end[0]) / 2 + 0.08, (start[1] + end[1]) / 2 + 0.1
        sheet.arrow((start, middle, end), TEAL, eased((second - 26.2 - 0.2 * index) / 2.0), weight=1.2)
    sheet.context.pop_group_to_source()
    sheet.context.paint_with_alpha(present)


def advance(sheet: Sheet, second: float) -> None:
    """Draw the directions of the advance, and the light on the capital."""
    arrived = eased((second - ADVANCE_TO) / 1.6)
    if arrived > 0:
        sheet.halo(sheet.at("phnom-penh"), 430, GOLD, 0.62 * arrived * (0.92 + 0.08 * cos((second - ADVANCE_TO) * 1.6)))
    if second < ADVANCE_FROM and second > 4.8:
        return
    grown = (second - ADVANCE_FROM) / (ADVANCE_TO - ADVANCE_FROM)
    for route in ADVANCE:
        sheet.arrow(route, grown=min(max(grown, 0.0), 1.0) if second > 5 else 0.0, weight=1.35)


def ring(sheet: Sheet, at: tuple[float, float], radius: float, colour: house.Colour, opacity: float) -> None:
    """Draw a thin ring around a pixel; its radius is in hairline widths."""
    sheet.context.new_sub_path()
    sheet.context.arc(*at, radius * sheet.unit, 0, 2 * pi)
    sheet.context.set_source_rgba(*colour, opacity)
    sheet.context.set_line_width(3.4 * sheet.unit)
    sheet.context.stroke()


def _stroke(
    sheet: Sheet,
    ends: tuple[tuple[float, float], tuple[float, float]],
    width: float,
    colour: house.Colour,
    opacity: float,
) -> None:
    sheet.context.move_to(*ends[0])
    sheet.context.line_to(*ends[1])
    sheet.context.set_line_cap(cairocffi.LINE_CAP_ROUND)
    sheet.context.set_line_width(width * sheet.unit)
    sheet.context.set_source_rgba(*colour, opacity)
    sheet.context.stroke()


def numerals(context: cairocffi.Context, second: float) -> None:
    """Draw the date of a moment, in digits that readers of every language know."""
    words, opacity = "", 0.0
    for start, end, text in DATES:
        if start <= second < end + 0.7:
            words, opacity = text, shown(second, start or -2, end, 0.6)
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
    Words(words, house.SOURCE_LANGUAGE, DATE).draw(context, (68, 72))
    context.pop_group_to_source()
    context.paint_with_alpha(opacity)
