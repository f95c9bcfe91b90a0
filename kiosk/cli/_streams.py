"""What the process writes its log to may be closed, full or gone: that costs the log, and nothing else."""

import atexit
import logging
import os
import sys

_STANDARD = (0, 1, 2)


def keep_streams() -> None:
    """Have all three standard streams open until the end, on nothing where whoever started the process closed them."""
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free: else the first file to be opened would get what libraries complain.
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    # A line that cannot be written is lost; saying so would go where it could not be written.
    logging.raiseExceptions = False
    atexit.register(let_go_of_streams)


def let_go_of_streams() -> None:
    """Write what is still to be written, and drop what nobody takes: Python would end with a code of its own."""
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, number)
            os.close(nowhere)
