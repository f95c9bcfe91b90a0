"""A preview that closes its window shortly after it has opened."""

import os
import signal
import threading

AFTER_S = 0.3


def close_when_it_stands() -> None:
    """Prepare it; call this in a separate process, before the command."""
    from kiosk.cli import preview

    class Closing(preview.Shutdown):
        def in_order(self, end) -> None:
            super().in_order(end)
            timer = threading.Timer(AFTER_S, os.kill, (os.getpid(), signal.SIGTERM))
            timer.daemon = True
            timer.start()

    preview.Shutdown = Closing
