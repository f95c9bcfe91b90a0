"""The clock of visits."""

import time


def elapsed_s() -> float:
    """Return the seconds since the machine was started, including those in which it was suspended.

    It does not jump when the time of day is corrected, and a machine that wakes after an hour has been idle for an hour
    (CLOCK_BOOTTIME of clock_gettime(2)).
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME)
