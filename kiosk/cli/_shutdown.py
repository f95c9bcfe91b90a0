"""How the process ends when it is told to: soon, with exit code 0, whatever hangs."""

import faulthandler
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from kiosk.cli._streams import let_go_of_streams

GRACE_S = 1.5
"""What has not let go after so long is left behind: whoever asks for the end waits two seconds."""
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Shutdown:
    """Ends the process at SIGTERM and SIGINT: at once while it starts, then in order, and by force where that hangs."""

    def __init__(self) -> None:
        self._end: Callable[[], None] | None = None
        self.on_end: Callable[[], None] = lambda: None
        """Called before the process ends by force or at once, in either of two threads; it may take no lock."""

    def listen(self) -> None:
        """Take the two signals from now on; to be called once, in the main thread."""
        told, tell = os.pipe()
        os.set_blocking(tell, False)
        # Python calls handlers in the main thread alone, which may be what hangs; the pipe is written by the kernel's.
        signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
        threading.Thread(target=self._insist, args=(told,), name="kiosk-ending", daemon=True).start()
        for number in _SIGNALS:
            signal.signal(number, self._told)

    def in_order(self, end: Callable[[], None]) -> None:
        """From now on let `end` end the process; it is called between any two steps of the main thread."""
        self._end = end

    def _told(self, *_: object) -> None:
        if self._end is None:
            # Nothing is open yet that would have to be let go.
            self.on_end()
            os._exit(0)
        self._end()

    def _insist(self, told: int) -> None:
        while True:
            if os.read(told, 1)[0] in _SIGNALS:
                time.sleep(GRACE_S)
                self.on_end()
                # No lock may be asked for here, not even the log's: its holder may be what hangs.
                with suppress(OSError, RuntimeError):
                    os.write(2, b"what follows still ran when the kiosk had to end:\n")
                    faulthandler.dump_traceback()
                os._exit(0)


def leave(code: int) -> NoReturn:
    """End the process now, with a code: once the kiosk is closed, nothing that a library still does delays the end.

    Python itself would wait for threads and run what libraries left to be done last, which waits for devices.
    """
    logging.shutdown()
    let_go_of_streams()
    os._exit(code)
