"""A program on a virtual screen: its time to the first picture, its CPU time and memory."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import framebuffer
import numpy as np
import psutil

CONTENT_COLOURS = 24
"""A screen with fewer is still blank: one line of smooth letters has as many."""
STARTS_WITHIN_S = 60


@dataclass
class Program:
    screen: framebuffer.Screen
    process: psutil.Popen
    output: Path
    began: float = field(default_factory=time.perf_counter)

    def first_content_s(self) -> float:
        """Waits for it; counted from the start of the process."""
        while len(np.unique(self.screen.look())) < CONTENT_COLOURS:
            assert self.process.poll() is None, self.output.read_text()
            assert time.perf_counter() - self.began < STARTS_WITHIN_S, "shows nothing"
            time.sleep(framebuffer.LOOK_S)
        return time.perf_counter() - self.began

    def cpu_percent(self, seconds: float) -> float:
        """Of one core, by the process and all that it started."""
        before, began = self.cpu_s(), time.perf_counter()
        time.sleep(seconds)
        return 100 * (self.cpu_s() - before) / (time.perf_counter() - began)

    def memory_mib(self) -> float:
        """Proportional set size: what is shared with other processes counts by its share."""
        return sum(process.memory_full_info().pss for process in self._tree()) / 2**20

    def cpu_s(self) -> float:
        """Seconds of CPU until now, of the process and all that it started."""
        return sum(sum(process.cpu_times()[:2]) for process in self._tree())

    def _tree(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def started(command: list[str], folder: Path, **environment: str) -> Iterator[Program]:
    """Start a program on a new screen, and end it with the context. Its output is kept in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "output.log"
    with framebuffer.opened(folder) as screen, log.open("wb") as output:
        # What pytest's conftest.py sets for tests without a screen is not for a program with one.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "KIVY_", "VITRINE_"))}
        everything = kept | {"DISPLAY": screen.name} | environment
        process = psutil.Popen(command, env=everything, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield Program(screen, process, log)
        finally:
            with suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
                process.terminate()
                process.wait(5)
            if process.poll() is None:
                process.kill()
                process.wait()
