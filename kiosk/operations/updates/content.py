"""The content that a kiosk shows, and the interface of its sources."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.content.model import Exhibition
from kiosk.paths import Paths


@dataclass(frozen=True, slots=True)
class Content:
    """An exhibition, and the folders that its texts and media are read from."""

    paths: Paths
    exhibition: Exhibition
    version: str = ""
    """Identifies the content of its files; "" when no copy is kept."""
    changed: frozenset[str] | None = None
    """Names of all files that differ from what was shown before; None when that is not known."""


@dataclass(frozen=True, slots=True)
class ContentStatus:
    """What staff should know about the content."""

    version: str = ""
    """Of the copy that is shown; "" while the museum's own files are shown directly."""
    made_at: str = ""
    """When that copy was made, in ISO 8601."""
    faults: tuple[str, ...] = ()
    """Why the present files are not used, one line each; empty when they are shown, or soon will be."""
    unkept: str = ""
    """Why no copy can be kept; "" when one can."""


class ContentSource(Protocol):
    """Finds new content to show. All methods are for the main thread."""

    standing: ContentStatus
    at_once: bool
    """Whether new content is shown immediately, for a curator; visitors see it between two visits."""
    after_s: float
    """Seconds between the first frame and `start`."""
    every_s: float
    """Seconds between two calls of `offer`."""

    def start(self) -> None:
        """Start watching."""

    def pause(self, *, visited: bool) -> None:
        """Do expensive work only while there is no visitor."""

    def offer(self) -> Content | None:
        """Return new content to show, once; None when there is nothing new."""

    def close(self) -> None:
        """Stop watching."""
