"""What the kiosk costs, as a multiple of what a bare Kivy window costs: `make bench`.

The two run in turn on screens of their own, so that a busy machine disturbs them alike; medians are compared.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("Xlib")

import program
from framebuffer import Drag
from program import Program
from table import Comparison, written

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Debian's xvfb"),
]

ROOT = Path(__file__).parents[2]
BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
KIOSK = [sys.executable, str(ROOT / "run_kiosk.py")]
PICTURES = ROOT / "build" / "benchmarks"

TURNS = int(os.environ.get("BENCH_TURNS", "5"))
STARTS_A_TURN = 3
"""Repetitions: a start is short and easily disturbed."""
IDLE_S = 10
REST_S = 2
"""Until what a program does after its first picture is done."""

# Places on the exhibition's screens, as fractions of their width and height.
ANYWHERE, SET_OF_PANELS, TIMELINE = (0.5, 0.75), (0.83, 0.45), (0.2, 0.3)
GO_ON = (0.32, 0.65)
"""The advisory's button: the timeline opens with a card that has one."""
ZOOM_IN = (0.31, 0.95)
STRIP_RIGHT, STRIP_LEFT = (0.8, 0.8), (0.2, 0.8)
LIST_LOW, LIST_HIGH = (0.5, 0.9), (0.5, 0.1)


@contextmanager
def bare(folder: Path, *arguments: str) -> Iterator[Program]:
    with program.started([*BARE, *arguments], folder / "bare", KIVY_HOME=str(folder / "kivy"), KIVY_NO_ARGS="1") as it:
        yield it


@contextmanager
def kiosk(folder: Path) -> Iterator[Program]:
    with program.started(KIOSK, folder / "kiosk", VITRINE_STATE=str(folder / "state")) as it:
        yield it


@pytest.fixture
def warm(tmp_path: Path) -> Path:
    """A folder in which both have run once, as on all days but the first."""
    for start in (bare, kiosk):
        with start(tmp_path) as running:
            running.first_content_s()
            running.screen.wait_until_still()
    return tmp_path


def test_first_content_comes_soon_enough(warm: Path) -> None:
    content = Comparison("first content, s", at_most=2.0)
    for _ in range(TURNS * STARTS_A_TURN):
        for start, seconds in ((bare, content.bare), (kiosk, content.kiosk)):
            with start(warm) as running:
                seconds.append(running.first_content_s())
    compare(content)


def test_a_panel_at_rest_costs_little_more_than_an_empty_screen(warm: Path) -> None:
    idle = Comparison("CPU at rest, % of a core", at_most=1.5)
    memory = Comparison("memory at rest, MiB (PSS)", at_most=1.6)
    for _ in range(TURNS):
        with bare(warm) as running:
            running.first_content_s()
            at_rest(running, idle.bare, memory.bare)
        with kiosk(warm) as running:
            running.first_content_s()
            running.screen.tap(*ANYWHERE)
            running.screen.tap(*SET_OF_PANELS)
            running.screen.save(PICTURES / "panel.png")
            at_rest(running, idle.kiosk, memory.kiosk)
    compare(idle, memory)


def test_a_dragged_timeline_keeps_up_with_a_dragged_list(warm: Path) -> None:
    frames = Comparison("pictures in a drag of 1 s", at_least=0.8)
    gap = Comparison("longest wait in a drag, ms")
    for _ in range(TURNS):
        with bare(warm, "scroll") as running:
            running.first_content_s()
            drags = [running.screen.drag(*way) for way in there_and_back(LIST_LOW, LIST_HIGH)]
            note(drags, frames.bare, gap.bare)
        with kiosk(warm) as running:
            running.first_content_s()
            running.screen.tap(*ANYWHERE)
            running.screen.tap(*TIMELINE)
            for place in (GO_ON, ZOOM_IN, ZOOM_IN):
                running.screen.tap(*place)
            running.screen.save(PICTURES / "timeline.png")
            drags = [running.screen.drag(*way) for way in there_and_back(STRIP_RIGHT, STRIP_LEFT)]
            running.screen.save(PICTURES / "timeline-dragged.png")
            note(drags, frames.kiosk, gap.kiosk)
    compare(frames, gap)


def at_rest(running: Program, idle: list[float], memory: list[float]) -> None:
    running.screen.wait_until_still(REST_S)
    idle.append(running.cpu_percent(IDLE_S))
    memory.append(running.memory_mib())


def there_and_back(one: tuple[float, float], other: tuple[float, float]) -> list[tuple[tuple[float, float], ...]]:
    return [(one, other), (other, one)]


def note(drags: list[Drag], frames: list[float], gaps: list[float]) -> None:
    frames += [drag.frames for drag in drags]
    gaps += [drag.longest_gap_ms for drag in drags]


def compare(*comparisons: Comparison) -> None:
    print(f"\n{written(comparisons)}")  # noqa: T201 - the table is what the benchmark is run for
    assert [each.name for each in comparisons if not each.holds] == []
