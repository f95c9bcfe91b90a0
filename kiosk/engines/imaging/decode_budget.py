"""A memory budget that all decoding threads share."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT_S = 10.0
"""A decoder that hangs keeps its share; after this time others go on without."""


class DecodeBudget:
    """A number of bytes to reserve from; small pictures share it, a large one has it for itself."""

    def __init__(self, most_bytes: int) -> None:
        """`most_bytes` is the size of the budget."""
        self.most_bytes = most_bytes
        self._taken = 0
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, wanted_bytes: int, longest_s: float = LONGEST_WAIT_S) -> Iterator[None]:
        """Wait until so many bytes are free, and reserve them until the end of the `with`; for any thread."""
        size = min(wanted_bytes, self.most_bytes)
        with self._changed:
            self._changed.wait_for(lambda: self._taken + size <= self.most_bytes, longest_s)
            self._taken += size
        try:
            yield
        finally:
            with self._changed:
                self._taken -= size
                self._changed.notify_all()
