"""What an audit goes through: as whom, in which windows. Nothing here imports Kivy, which waits for its window."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.rehearsal.audit.findings import Circumstances

LANDSCAPE = (1280, 720)
"""Pixels. Everything is laid out by shares of the window, so that a smaller one shows the same, and is drawn sooner."""
LOWERED_SIZES = (100, 200)
"""Per cent: where the controls are lowered, the least and the largest text are looked at."""


@dataclass(frozen=True)
class Wishes:
    """Which visitors the audit is to be."""

    languages: tuple[str, ...]
    text_sizes: tuple[int, ...]
    """Per cent."""
    contrasts: tuple[bool, ...] = (False, True)
    """Whether it is high."""
    portraits: tuple[bool, ...] = (False, True)
    lowered: bool = True
    """Whether visitors who have the controls lowered are among them."""
    quick: bool = False
    """Whether of panels that are alike one is enough."""


@dataclass(frozen=True)
class Round:
    """What one process goes through: one window, one language, one visitor after the other."""

    language: str
    size: tuple[int, int]
    """Pixels."""
    visitors: tuple[Circumstances, ...]
    quick: bool = False
    pictures: Path | None = None
    """Where pictures of what was found go; none are kept without."""
    first: bool = False
    """Whether it looks at what is the same for all: media and time limits."""


def rounds(wishes: Wishes, pictures: Path | None = None) -> list[Round]:
    """Give the rounds in which all visitors come by; each is work for a process."""
    width, height = LANDSCAPE
    windows = [(height, width) if portrait else (width, height) for portrait in wishes.portraits]
    return [
        Round(
            tag,
            size,
            tuple(_visitors(wishes, tag, upright)),
            wishes.quick,
            pictures,
            first=number == where == 0,
        )
        for number, tag in enumerate(wishes.languages)
        for where, (size, upright) in enumerate(zip(windows, wishes.portraits, strict=True))
    ]


def _visitors(wishes: Wishes, language: str, upright: bool) -> tuple[Circumstances, ...]:  # noqa: FBT001
    usual = [
        Circumstances(language, size, high_contrast=high, portrait=upright)
        for size in wishes.text_sizes
        for high in wishes.contrasts
    ]
    sizes = _common(wishes.text_sizes, LOWERED_SIZES) if wishes.lowered else ()
    return (*usual, *(Circumstances(language, size, portrait=upright, controls_low=True) for size in sizes))


def _common(sizes: Sequence[int], among: Sequence[int]) -> list[int]:
    """Give those of some sizes that are among others; all of them where none is."""
    return [size for size in sizes if size in among] or list(sizes)
