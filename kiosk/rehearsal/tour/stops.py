"""The type of a stop of the tour: what it shows, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.rehearsal.tour.guide import Guide

Reach = Callable[[Guide], None]


@dataclass(frozen=True)
class Stop:
    """One picture of the tour."""

    name: str
    """Part of the file's name, in lower case with hyphens."""
    about: str
    """Alternative text of the picture, in English."""
    reach: Reach
    """Navigates there by touches from any state of the visit; raises LostError."""
    short: bool = field(default=False, kw_only=True)
    """Whether it is also shown in the other languages."""
    fresh: bool = field(default=False, kw_only=True)
    """Whether it needs a new visit, with no advisory accepted and no setting changed."""
    before: bool = field(default=False, kw_only=True)
    """Whether it is shown before a visit starts."""
