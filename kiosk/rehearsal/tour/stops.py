"""Stops of the tour: what to see, and how a visitor gets there."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.rehearsal.tour.guide import Guide

Reach = Callable[[Guide], None]


@dataclass(frozen=True)
class Stop:
    """One picture of the tour."""

    name: str
    """Lower case, with hyphens: part of the file's name."""
    about: str
    """What is to be seen, in English, for those who cannot see the picture."""
    reach: Reach
    """Goes there by touches, from wherever the visit stands; LostError when it cannot."""
    short: bool = field(default=False, kw_only=True)
    """Whether it is shown in languages other than the source language too."""
    fresh: bool = field(default=False, kw_only=True)
    """Whether it is for a visitor who has just begun, with nothing consented to or changed."""
    before: bool = field(default=False, kw_only=True)
    """Whether it is seen before a visit begins."""
