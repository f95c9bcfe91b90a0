"""What a kiosk is given to show, and where it comes from."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.content.model import Exhibition
from kiosk.paths import Paths


@dataclass(frozen=True, slots=True)
class Content:
    """A whole exhibition, and the folders that its words and media are read from."""

    paths: Paths
    exhibition: Exhibition
    version: str = ""
    """Names what its files hold; "" when they are not kept."""
    changed: frozenset[str] | None = None
    """Names of all files that are not as they were in what was shown before; None when that is not known."""


@dataclass(frozen=True, slots=True)
class ContentStatus:
    """What staff should know of the content."""

    version: str = ""
    """Of the copy that is shown; "" while the museum's own files are shown as they stand."""
    made_at: str = ""
    """When that copy was made, in ISO 8601."""
    faults: tuple[str, ...] = ()
    """Why the files as they are now are not taken, a line each; none when they are what is shown, or soon will be."""
    unkept: str = ""
    """Why no copy can be kept; "" when one can."""


class ContentSource(Protocol):
    """Sees that there is something new to show. All methods are for the main thread."""

    standing: ContentStatus
    at_once: bool
    """Whether it is for a curator, who sees it at once; visitors see it between two visits."""
    after_s: float
    """Seconds after the first picture at which it is to start."""
    every_s: float
    """Seconds between two times that it is asked."""

    def start(self) -> None:
        """Begin to look."""

    def pause(self, *, visited: bool) -> None:
        """Do what costs time only while nobody visits."""

    def offer(self) -> Content | None:
        """Give what is to be shown from now on, once; None when there is nothing new."""

    def close(self) -> None:
        """Look no more."""
