"""The standard streams, which may be closed, full or gone: that loses the log, and nothing else."""

import atexit
import logging
import os
import sys

_STANDARD = (0, 1, 2)


def keep_streams() -> None:
    """Keep all three standard streams open until the end, on /dev/null where they were closed at the start."""
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            # This takes the free descriptor: else the next file to be opened would receive the messages of libraries.
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    # A line that cannot be written is lost, and an error message about it would be lost too.
    logging.raiseExceptions = False
    atexit.register(flush_streams)


def flush_streams() -> None:
    """Flush the streams, and drop what cannot be written: Python would otherwise end with another exit code."""
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, number)
            os.close(nowhere)
