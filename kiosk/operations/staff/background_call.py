"""Something that takes its time, done in a thread of its own while the screen goes on."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class BackgroundCall(Generic[Result]):
    """One call at a time; its result is fetched by `poll`, so that nothing happens behind the main thread's back."""

    def __init__(self, name: str) -> None:
        """Take a name for the thread."""
        self._name = name
        self._thread: threading.Thread | None = None
        self._results: list[Result] = []

    @property
    def pending(self) -> bool:
        """Whether a call was sent whose result was not fetched."""
        return self._thread is not None

    def send(self, call: Callable[[], Result]) -> bool:
        """Begin a call that raises nothing; False when one is still on its way.

        Raises RuntimeError when there is no thread to be had.
        """
        if self._thread is not None:
            return False
        # A thread that still waits for a disk must not hold up the end of the process.
        thread = threading.Thread(target=lambda: self._results.append(call()), name=self._name, daemon=True)
        thread.start()
        self._thread = thread
        return True

    def poll(self) -> Result | None:
        """Give the result, once; None while there is none."""
        if self._thread is None or self._thread.is_alive():
            return None
        self._thread = None
        return self._results.pop() if self._results else None

    def wait(self, timeout_s: float) -> bool:
        """Wait until the call is done; tell whether it is."""
        if self._thread is not None:
            self._thread.join(timeout_s)
            return not self._thread.is_alive()
        return True
