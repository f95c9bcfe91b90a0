"""Slow calls in a thread of their own, while the main loop continues."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class BackgroundCall(Generic[Result]):
    """One call at a time; the main thread fetches its result with `poll`, so there are no callbacks from the thread."""

    def __init__(self, name: str) -> None:
        """Take a name for the thread."""
        self._name = name
        self._thread: threading.Thread | None = None
        self._results: list[Result] = []

    @property
    def pending(self) -> bool:
        """Whether there is a call whose result was not fetched."""
        return self._thread is not None

    def send(self, call: Callable[[], Result]) -> bool:
        """Start a call that raises nothing; return False when one is still pending.

        Raises RuntimeError when no thread can be started.
        """
        if self._thread is not None:
            return False
        # A daemon: a thread that waits for a disk must not delay the end of the process.
        thread = threading.Thread(target=lambda: self._results.append(call()), name=self._name, daemon=True)
        thread.start()
        self._thread = thread
        return True

    def poll(self) -> Result | None:
        """Return the result, once; None while there is none."""
        if self._thread is None or self._thread.is_alive():
            return None
        self._thread = None
        return self._results.pop() if self._results else None

    def wait(self, timeout_s: float) -> bool:
        """Wait until the call is done; return whether it is."""
        if self._thread is not None:
            self._thread.join(timeout_s)
            return not self._thread.is_alive()
        return True
