"""The clock that visits go by."""

import time


def elapsed_s() -> float:
    """Give the seconds since the machine was started, those in which it slept among them.

    No correction of the time of day moves it; and a machine that wakes after an hour finds that nobody has touched it
    for an hour (CLOCK_BOOTTIME of clock_gettime(2)).
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME)
