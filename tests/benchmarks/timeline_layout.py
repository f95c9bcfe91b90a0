"""Compare the layout of one frame of a timeline with 100, 10,000 and 100,000 cards, in one run.

Run: `python tests/benchmarks/timeline_layout.py`. Each view shows about as many cards; the sizes
take turns, so that a busy machine disturbs them alike. Times are medians in microseconds.
"""

# ruff: noqa: T201 - it prints what it finds, and its cards need no secrets

from __future__ import annotations

import random
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kiosk.timeline import Axis, DatedCard, DaySpan, Ruler, SceneLayout, Series, Sizes

COUNTS = (100, 10_000, 100_000)
SIZES = Sizes(270, 80, lanes=2)
WIDTH = 1920.0
DAYS_A_CARD = 30
FRAMES = 600


def timeline(count: int) -> tuple[SceneLayout, Axis]:
    """Cards about a month apart, some lasting, and the axis at which a screen shows about a dozen of them."""
    chance = random.Random(5)
    days = (chance.randrange(count * DAYS_A_CARD) for _ in range(count))
    cards = [DatedCard(str(n), DaySpan(day, day + chance.choice((0, 0, 29, 364)))) for n, day in enumerate(days)]
    layout = SceneLayout(Series(cards), SIZES)
    series = layout.series
    whole = Axis.fit(series.days[0], series.last_day or 0, WIDTH, margins=(40, 310), day_px=SIZES.day_px)
    return layout, whole.placed(series.days[count // 2], 0, 5.0)


def frame(layout: SceneLayout, ruler: Ruler, axis: Axis) -> None:
    """What a screen asks for each frame."""
    layout.scene(axis)
    ruler.ticks(axis)


def opened(count: int) -> tuple[SceneLayout, Axis]:
    """Build a timeline and its first frame, and print what each took."""
    started = time.perf_counter()
    layout, axis = timeline(count)
    ready = time.perf_counter()
    layout.scene(axis)
    first = time.perf_counter() - ready
    print(f"{count:>7} cards: built in {1e3 * (ready - started):.0f} ms; first frame of a zoom {1e3 * first:.2f} ms")
    return layout, axis


def main() -> None:
    """Print the cost of building, of the first frame of a zoom and of a frame of panning, and a scene's memory."""
    built = {count: opened(count) for count in COUNTS}
    rulers = {count: Ruler(lambda text, _: text, lambda label: 13.0 * len(label)) for count in COUNTS}
    times: dict[int, list[float]] = {count: [] for count in COUNTS}
    for turn in range(FRAMES):
        for count, (layout, axis) in built.items():
            moved = axis.pan(-3.0 * (turn % 100))
            started = time.perf_counter()
            frame(layout, rulers[count], moved)
            times[count].append(time.perf_counter() - started)
    least = statistics.median(times[COUNTS[0]])
    for count, taken in times.items():
        middle = statistics.median(taken)
        layout, axis = built[count]
        tracemalloc.start()
        scene = layout.scene(axis)
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        print(
            f"{count:>7} cards: a frame of panning {1e6 * middle:.0f} us ({middle / least:.2f} x),"
            f" a scene of {len(scene.drawn)} holds {memory} bytes",
        )


if __name__ == "__main__":
    main()
