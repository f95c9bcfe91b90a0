"""A soak test: thousands of simulated visitors that act at random from a seed, on a simulated clock.

    python tests/soak/endless.py --visits 5000 --seed 1

prints a line every now and then, and at the end what has grown. The exit code is 1 when something has.
"""

import argparse
import logging
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

SCREENS = Path(__file__).parents[1] / "screens"
SAMPLES = 100
MOST_GROWTH = 0.02
"""Allowed growth of memory, between the second and the last quarter of the visits."""
STEP_S = 2.0
"""Length of a frame without a visitor."""


@dataclass(frozen=True)
class Sample:
    """The resources of the process between two visits."""

    memory_mib: float
    descriptors: int
    threads: int
    timers: int
    widgets: int


@dataclass(frozen=True)
class Result:
    """The result of a soak test."""

    samples: list[Sample]
    failures: list[str]
    answered: bool
    """Whether the tap after the last visit started a new one."""
    seconds: float

    def quarter(self, number: int, name: str) -> float:
        """Return the mean of a measure over a quarter of the visits, 1 to 4."""
        size = len(self.samples) // 4
        return fmean(getattr(sample, name) for sample in self.samples[(number - 1) * size : number * size])

    def faults(self) -> list[str]:
        """Return the faults; none when all is well."""
        found = [*self.failures, *([] if self.answered else ["the tap after the last visit was not answered"])]
        before, after = self.quarter(2, "memory_mib"), self.quarter(4, "memory_mib")
        if after > before * (1 + MOST_GROWTH):
            found.append(f"memory grew from {before:.1f} to {after:.1f} MiB")
        for name in ("descriptors", "threads", "timers", "widgets"):
            least = [min(getattr(s, name) for s in self._part(number)) for number in (2, 4)]
            if least[1] > least[0]:
                found.append(f"{name} grew from {least[0]} to {least[1]}")
        return found

    def table(self) -> str:
        """Return the measures of the four quarters, a line each."""
        quarters = range(1, 5)
        head = f"{'':12}" + "".join(f"{f'quarter {number}':>12}" for number in quarters)
        rows = (f"{f.name:12}" + "".join(f"{self.quarter(n, f.name):12.1f}" for n in quarters) for f in fields(Sample))
        return "\n".join((head, *rows))

    def _part(self, number: int) -> list[Sample]:
        size = len(self.samples) // 4
        return self.samples[(number - 1) * size : number * size]


def soak(visits: int, seed: int, told: Callable[[str], None] = print) -> Result:
    """Run the visits; the window must have been prepared."""
    import psutil
    from alive import alive
    from crowd import Crowd
    from kivy.clock import Clock
    from kivy.uix.widget import Widget

    from kiosk.content.library import load
    from kiosk.paths import Paths
    from kiosk.rehearsal.tour.driver import Driver
    from kiosk.ui.runtime.garbage_collection import AT_REST_S

    process, began = psutil.Process(), time.monotonic()
    every = max(1, visits // SAMPLES)
    samples: list[Sample] = []
    with TemporaryDirectory(prefix="vitrine-soak-") as state:
        paths = Paths(Paths.find().root, Path(state))
        exhibition = load(paths).exhibition
        assert exhibition is not None
        with Driver(paths, exhibition) as driver:
            crowd = Crowd(driver, random.Random(seed))
            for number in range(1, visits + 1):
                crowd.visit()
                if number % every:
                    continue
                # A pause without visitors, in which the kiosk runs its garbage collection.
                driver.advance(2 * AT_REST_S)
                driver.settle()
                held = process.memory_info().rss / 2**20
                widgets = alive(Widget)
                timers = len(list(Clock.get_events()))
                sample = Sample(held, process.num_fds(), process.num_threads(), timers, widgets)
                samples.append(sample)
                if len(samples) % 10 == 0:
                    told(f"{number} visits in {time.monotonic() - began:.0f} s: {sample}")
            failures = [repr(failure) for failure in driver.failures]
            answered = crowd.answered()
    return Result(samples, failures, answered, time.monotonic() - began)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    sys.path[:0] = [str(SCREENS), str(Path(__file__).parent)]
    from kiosk.operations.health.allocator import give_back_large_blocks
    from kiosk.ui.window.window import WindowOptions, prepare

    # As the kiosk itself does.
    give_back_large_blocks()
    logging.basicConfig(level=logging.WARNING)
    with TemporaryDirectory(prefix="vitrine-soak-") as state:
        prepare(WindowOptions(size=(960, 540)), Path(state))
        result = soak(asked.visits, asked.seed)
    print(result.table())  # noqa: T201
    for fault in result.faults():
        print(fault)  # noqa: T201
    print(f"{asked.visits} visits, seed {asked.seed}, {result.seconds:.0f} s")  # noqa: T201
    return 1 if result.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
