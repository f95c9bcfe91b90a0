"""The end of the process on a signal: soon, with exit code 0, whatever hangs."""

import faulthandler
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from kiosk.cli._streams import flush_streams

GRACE_S = 1.5
"""Seconds after which the process is ended by force: the system waits two seconds."""
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Shutdown:
    """Ends the process on SIGTERM and SIGINT: at once during the start, later in order, and by force if that hangs."""

    def __init__(self) -> None:
        self._end: Callable[[], None] | None = None
        self.on_end: Callable[[], None] = lambda: None
        """Called before the process ends by force or immediately, in either of two threads; it must take no lock."""

    def listen(self) -> None:
        """Handle the two signals from now on; to be called once, in the main thread."""
        told, tell = os.pipe()
        os.set_blocking(tell, False)
        # Python calls handlers only in the main thread, which may hang; the C handler writes to the pipe in any case.
        signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
        threading.Thread(target=self._end_by_force, args=(told,), name="kiosk-ending", daemon=True).start()
        for number in _SIGNALS:
            signal.signal(number, self._on_signal)

    def in_order(self, end: Callable[[], None]) -> None:
        """End the process through `end` from now on; it is called in the main thread, between two bytecodes."""
        self._end = end

    def _on_signal(self, *_: object) -> None:
        if self._end is None:
            # Nothing is open yet that would have to be closed.
            self.on_end()
            os._exit(0)
        self._end()

    def _end_by_force(self, told: int) -> None:
        while True:
            if os.read(told, 1)[0] in _SIGNALS:
                time.sleep(GRACE_S)
                self.on_end()
                # No lock may be taken here, not even that of logging: the thread that holds it may hang.
                with suppress(OSError, RuntimeError):
                    os.write(2, b"stacks of the threads that still ran when the kiosk was ended by force:\n")
                    faulthandler.dump_traceback()
                os._exit(0)


def leave(code: int) -> NoReturn:
    """End the process now, with a code: once the kiosk is closed, no library may delay the end.

    A normal exit would wait for threads and run exit handlers of libraries, which wait for devices.
    """
    logging.shutdown()
    flush_streams()
    os._exit(code)
