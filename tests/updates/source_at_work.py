"""A source of content with its real thread, and what it comes to offer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from kiosk.operations.updates import Content, ContentSource
from kiosk.operations.updates.drafts import Drafts
from kiosk.operations.updates.updater import Updater

WITHIN_S = 30.0


Source = TypeVar("Source", Drafts, Updater)


@contextmanager
def starting(make: Callable[[], Source]) -> Iterator[Callable[[], Source]]:
    """Give what makes and starts one; those that still run at the end are ended."""
    started: list[Source] = []

    def start() -> Source:
        source = make()
        started.append(source)
        source.start()
        return source

    yield start
    for source in started:
        source.close()
        source._thread.join(10)
        assert not source._thread.is_alive()


def until(holds: Callable[[], object]) -> object:
    """Wait for something, and give it."""
    over = time.monotonic() + WITHIN_S
    while not (found := holds()):
        assert time.monotonic() < over, "it does not come"
        time.sleep(0.01)
    return found


def offered(source: ContentSource) -> Content:
    """Wait for content, and take it."""
    found = until(source.offer)
    assert isinstance(found, Content)
    return found
