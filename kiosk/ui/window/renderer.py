"""Without a graphics card Mesa draws with threads of its own: each gets a processor for itself.

After every pause Linux wakes two of them on one processor, and for some ten milliseconds the other has nothing to do:
the first pictures of a new screen took half as long again.
"""

import os
from contextlib import suppress
from pathlib import Path

TASKS = Path("/proc/self/task")
NAME = "llvmpipe-"


def spread_renderer() -> int:
    """Return each of Mesa's threads a processor, as far as there are enough; return to how many."""
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
