"""Draw the exhibition's diagrams: `python media/make/diagrams.py [name ...]` (by default all).

They show what the exhibits say; `sources` is counted from the exhibits.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import house
import yaml
from board import EYEBROW, HEADING, HEIGHT, LABEL, MARGIN, NUMBER, SMALL, WIDTH, Board
from canvas import save
from house import DIM, GOLD, LINE, PAPER, RED, TEAL
from lettering import Letters

END = WIDTH - MARGIN
STRONG = Letters(46, weight=700)


def letters(board: Board) -> None:
    """Draw the letters of June 1977 and the break of 31 December."""
    board.text("june-1977", MARGIN, 120, EYEBROW)
    for along, place, note, accent in (
        (MARGIN, "hanoi", "vietnam", GOLD),
        (END - 400, "phnom-penh", "democratic-kampuchea", RED),
    ):
        board.tile(along, 220, 400, 380, accent)
        board.text(place, along + 40, 280, HEADING, 330, lines=1)
        board.text(note, along + 40, 390, SMALL, 330)
    for y, key in ((330, "party"), (540, "government")):
        board.text(key, 640, y - 48, SMALL.sized(0.94), 600, "start bottom", lines=2)
        board.envelope(690, y)
        board.arrow(((760, y), (980, y), (1270, y)))
    board.line(((1318, 240), (1318, 600)), RED, 12)
    board.text("refused", 1318, 682, STRONG, 420, "centre bottom", 1)
    board.text("proposal", MARGIN, 660, SMALL, 900, lines=2)
    board.line(((MARGIN, 830), (END, 830)), LINE)
    board.text("dec-31", MARGIN, 880, Letters(34, weight=600, spacing=0.14, capitals=True, colour=RED))
    board.text("severed", MARGIN, 935, HEADING, END - MARGIN, lines=1)
    _cut_line(board, 1225)
    board.text("embassy-out", WIDTH / 2, 1140, SMALL, 1000, "centre bottom", 1)
    board.arrow(((450, 1165), (900, 1165), (1560, 1165)), DIM)
    board.arrow(((1550, 1285), (1100, 1285), (440, 1285)), DIM)
    board.text("diplomats-home", WIDTH / 2, 1310, SMALL, 900, "centre top", 1)
    board.text("hanoi", 340, 1310, STRONG, 300, "centre top")
    board.text("phnom-penh", END - 170, 1310, STRONG, 330, "centre top")


def _cut_line(board: Board, y: float) -> None:
    board.line(((340, y), (940, y)), PAPER, 6)
    board.line(((1060, y), (END - 170, y)), PAPER, 6)
    for along in (955, 1020):
        board.line(((along, y + 34), (along + 26, y - 34)), RED, 9)
    board.disc(340, y, 26, GOLD)
    board.disc(END - 170, y, 26, RED)


def forces(board: Board) -> None:
    """Draw the forces that the article names."""
    middle, right = 1010, 1090
    board.text("from-vietnam", MARGIN, 130, EYEBROW)
    board.text("from-cambodia", right, 130, EYEBROW)
    rows = (("corps", ("2", "3", "4")), ("regions", ("5", "7", "9")), ("navy", ()), ("air", ()))
    for index, (key, numbers) in enumerate(rows):
        y = 210 + index * 190
        board.tile(MARGIN, y, middle - MARGIN, 165, GOLD if not index else None)
        for place, number in enumerate(numbers):
            board.badge(MARGIN + 84 + place * 112, y + 84, number, GOLD)
        along = MARGIN + (390 if numbers else 210)
        if not numbers:
            (_waves if key == "navy" else _wings)(board, MARGIN + 84, y + 84)
        board.text(key, along, y + 84, LABEL, middle - along - 30, "start middle", lines=2)
    board.tile(right, 210, END - right, 355, TEAL)
    board.text("revolutionary", right + 45, 250, LABEL, END - right - 80, lines=2)
    board.text("unit-125", right + 45, 530, SMALL, END - right - 80, "start bottom", lines=2)
    board.tile(right, 590, END - right, 355)
    _crowd(board, right + 45, 700)
    board.text("people", right + 45, 905, LABEL, END - right - 80, "start bottom", lines=2)
    board.arrow(((590, 1000), (640, 1120), (900, 1190)))
    board.arrow(((1440, 1000), (1390, 1120), (1110, 1190)), TEAL)
    board.disc(1005, 1205, 22, RED, ring=True)
    board.text("phnom-penh", 1005, 1255, HEADING, 900, "centre top")
    board.text("jan-7", 1005, 1335, SMALL, 900, "centre top")
    board.text("no-sizes", WIDTH / 2, 1470, SMALL.sized(0.86), END - MARGIN, "centre bottom", 1)


def _waves(board: Board, along: float, y: float) -> None:
    for row in (-26, 0, 26):
        points = [
            (along - 42 + step * 3, y + row + 9 * (1 if step % 14 < 7 else -1) * (1 - abs(step % 7 - 3.5) / 3.5))
            for step in range(29)
        ]
        board.line(points, GOLD, 5)


def _wings(board: Board, along: float, y: float) -> None:
    for row in (-24, 6, 36):
        board.line(((along - 44, y + row), (along, y + row - 26), (along + 44, y + row)), GOLD, 5)


def _crowd(board: Board, along: float, y: float) -> None:
    for row in range(3):
        for column in range(12):
            board.disc(along + 16 + column * 50 + (25 if row % 2 else 0), y - 40 + row * 44, 11, TEAL)


def un_vote_and_seat(board: Board) -> None:
    """Draw the seat of 1979, and the years until Paris."""
    board.text("year-1979", MARGIN, 110, EYEBROW)
    board.text("seat", MARGIN, 160, HEADING, END - MARGIN, lines=1)
    for along, name, note, verdict, accent in (
        (MARGIN, "democratic-kampuchea", "driven-out", "kept", RED),
        (END - 560, "peoples-republic", "announced", "not-seated", TEAL),
    ):
        board.tile(along, 300, 560, 430, accent)
        name_height = board.text(name, along + 40, 335, STRONG, 490, lines=2)
        board.text(note, along + 40, 350 + name_height, SMALL, 490, lines=2)
        board.text(
            verdict,
            along + 40,
            692,
            Letters(42, weight=600, colour=GOLD if verdict == "kept" else DIM),
            490,
            "start bottom",
            lines=1,
        )
    _seat(board, 1000, 515)
    board.line(((732, 515), (868, 515)), GOLD, 9)
    board.line(((1262, 515), (1150, 515)), DIM, 6, (4, 22))
    axis, first, last = 990.0, 1979.0, 1992.0
    board.line(((MARGIN, axis), (END, axis)), PAPER, 4)

    def along_of(year: float) -> float:
        return MARGIN + 20 + (year - first) / (last - first) * (END - MARGIN - 40)

    for year in range(1979, 1993):
        board.line(((along_of(year), axis - 10), (along_of(year), axis + 10)), PAPER, 3)
    for year in range(1979, 1993, 2):
        board.text(str(year), along_of(year), axis - 26, SMALL.sized(0.82), None, "centre bottom")
    for when, left, bend, date, what, colour in (
        (1979.87, MARGIN, 60, "nov-14", "resolution", GOLD),
        (1989.71, 760, 60, "sept-1989", "withdrawn", TEAL),
        (1991.81, 1340, 95, "oct-23", "paris", PAPER),
    ):
        board.line(
            ((along_of(when), axis), (along_of(when), axis + bend), (left + 14, axis + bend), (left + 14, axis + 130)),
            colour,
            4,
        )
        board.disc(along_of(when), axis, 17, colour)
        board.text(date, left, axis + 140, Letters(38, weight=600, colour=colour), 520, lines=1)
        board.text(what, left, axis + 205, LABEL, 490, lines=3)


def _seat(board: Board, along: float, y: float) -> None:
    board.disc(along, y, 122, house.LINE)
    board.disc(along, y, 118, house.INK_2)
    for points in (
        ((along - 46, y - 66), (along + 46, y - 66), (along + 46, y + 14), (along - 46, y + 14), (along - 46, y - 66)),
        ((along - 58, y + 14), (along + 58, y + 14)),
        ((along - 46, y + 16), (along - 46, y + 74)),
        ((along + 46, y + 16), (along + 46, y + 74)),
    ):
        board.line(points, PAPER, 8)


def decade(board: Board) -> None:
    """Draw the ten years from January 1979 to September 1989."""
    first, last, top, bottom = 1979.0, 1990.0, 330.0, 1320.0

    def along_of(year: float) -> float:
        return MARGIN + (year - first) / (last - first) * (END - MARGIN)

    for year in range(1979, 1991):
        board.line(((along_of(year), top), (along_of(year), bottom)), house.rgb("#2c2721"), 2)
        if year < 1990:
            board.text(str(year), along_of(year) + 14, top - 6, SMALL.sized(0.86), None, "start bottom")
    for when, date, what, colour, hold in (
        (1979.02, "jan-8", "prk", GOLD, "start top"),
        (1989.71, "sept-1989", "withdrawn", TEAL, "end top"),
    ):
        board.line(((along_of(when), 262), (along_of(when), bottom)), colour, 4)
        edge = MARGIN if hold == "start top" else END
        board.text(date, edge, 104, Letters(38, weight=600, colour=colour), None, hold)
        board.text(what, edge, 160, SMALL, 760, hold, lines=2)
    end = along_of(1989.71)
    start = along_of(1979.02)
    board.text("experts", start + 24, 372, LABEL, end - start - 40, lines=1)
    board.bar(start, end, 468, 44, TEAL)
    for index, key in enumerate(("work-government", "work-production", "work-lives")):
        y = 560 + index * 82
        board.bar(start, end, y + 54, 9, TEAL)
        board.text(key, start + 24, y + 44, SMALL, 900, "start bottom", lines=1)
    board.text("brought-home", start + 24, 892, LABEL, end - start - 40, "start bottom", lines=1)
    board.bar(start, end, 928, 26, GOLD, fade=True)
    board.text("remnants", start + 24, 1110, LABEL, end - start - 40, "start bottom", lines=2)
    board.bar(start, end, 1150, 44, RED, fade=True)
    board.text("fading", MARGIN, 1400, SMALL.sized(0.9), END - MARGIN, lines=1)


def sources(board: Board) -> None:
    """Draw how many panels and cards name each source."""
    counted = Counter(named(house.ROOT))
    board.text("named-by", MARGIN, 110, EYEBROW, END - MARGIN, lines=1)
    most = max(counted.values())
    rows = counted.most_common()
    step = (HEIGHT - 330) / len(rows)
    for index, (source, count) in enumerate(rows):
        y = 220 + index * step
        board.text(
            source,
            MARGIN,
            y + step * 0.62 - (22 if index else 30),
            SMALL.sized(1.05) if index else LABEL,
            END - MARGIN - 60,
            "start bottom",
            lines=1,
        )
        length = max(26, count / most * (END - MARGIN - 130))
        board.bar(MARGIN, MARGIN + length, y + step * 0.62, 26 if index else 40, GOLD if index == 0 else TEAL)
        board.text(
            str(count),
            MARGIN + length + 24,
            y + step * 0.62,
            SMALL.sized(1.1) if index else NUMBER,
            None,
            "start middle",
        )


def named(folder: Any) -> Iterator[str]:
    """Return each source that a panel or a card of the exhibits names, once per mention."""
    for path in sorted((folder / "exhibits").glob("*.yaml")):
        exhibit = yaml.safe_load(path.read_text(encoding="utf-8"))
        for item in [*exhibit.get("panels", []), *exhibit.get("cards", [])]:
            yield from item.get("sources", [])


DIAGRAMS: dict[str, Callable[[Board], None]] = {
    "letters": letters,
    "forces": forces,
    "un-vote-and-seat": un_vote_and_seat,
    "decade": decade,
    "sources": sources,
}

if __name__ == "__main__":
    wanted = set(sys.argv[1:]) or set(DIAGRAMS)
    for name in sorted(wanted):
        for language in house.LANGUAGES:
            drawn = Board.blank(language)
            DIAGRAMS[name](drawn)
            save(drawn.surface, house.variant("diagrams", name, "jpg", language), 86)
