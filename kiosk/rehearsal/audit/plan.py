"""The plan of an audit: settings and windows. Nothing here imports Kivy, which opens a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.rehearsal.audit.findings import Circumstances

LANDSCAPE = (1280, 720)
"""Pixels. Layouts scale with the window, so a small one shows the same and is drawn faster."""
LOWERED_SIZES = (100, 200)
"""Per cent: text sizes that are checked with low controls."""


@dataclass(frozen=True)
class AuditOptions:
    """The settings that the audit covers."""

    languages: tuple[str, ...]
    text_sizes: tuple[int, ...]
    """Per cent."""
    contrasts: tuple[bool, ...] = (False, True)
    """Whether the contrast is high."""
    portraits: tuple[bool, ...] = (False, True)
    lowered: bool = True
    """Whether low controls are checked too."""
    quick: bool = False
    """Whether one panel of each layout is enough."""


@dataclass(frozen=True)
class Round:
    """The work of one process: one window and one language under several circumstances."""

    language: str
    size: tuple[int, int]
    """Pixels."""
    visitors: tuple[Circumstances, ...]
    quick: bool = False
    pictures: Path | None = None
    """The folder for pictures of findings; None to keep none."""
    first: bool = False
    """Whether it checks media and time limits too, which are the same for all rounds."""


def rounds(wishes: AuditOptions, pictures: Path | None = None) -> list[Round]:
    """Return the rounds that cover all options; each is work for one process."""
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


def _visitors(wishes: AuditOptions, language: str, upright: bool) -> tuple[Circumstances, ...]:  # noqa: FBT001
    usual = [
        Circumstances(language, size, high_contrast=high, portrait=upright)
        for size in wishes.text_sizes
        for high in wishes.contrasts
    ]
    sizes = _common(wishes.text_sizes, LOWERED_SIZES) if wishes.lowered else ()
    return (*usual, *(Circumstances(language, size, portrait=upright, controls_low=True) for size in sizes))


def _common(sizes: Sequence[int], among: Sequence[int]) -> list[int]:
    """Return the sizes that are in `among`; all of them where none is."""
    return [size for size in sizes if size in among] or list(sizes)
