"""CPU affinity for the threads of Mesa's software renderer: each gets a processor of its own.

After a pause Linux wakes two of them on the same processor, and for some ten milliseconds another one is idle: the
first frames of a new screen took 1.5 times as long.
"""

import os
from contextlib import suppress
from pathlib import Path

TASKS = Path("/proc/self/task")
NAME = "llvmpipe-"


def spread_renderer() -> int:
    """Pin each of Mesa's threads to a processor, if there are enough; return their number."""
    processors = sorted(os.sched_getaffinity(0))
    threads = [int(task.name) for task in TASKS.glob("*") if _name(task).startswith(NAME)]
    if len(threads) > len(processors):
        return 0
    for thread, processor in zip(sorted(threads), processors, strict=False):
        with suppress(OSError):
            os.sched_setaffinity(thread, {processor})
    return len(threads)


def _name(task: Path) -> str:
    try:
        return (task / "comm").read_text()
    except OSError:
        return ""
