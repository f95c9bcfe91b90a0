"""Questions on the terminal; without a terminal nothing is asked, and nothing is overwritten."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kiosk.errors import KioskError


def terminal() -> bool:
    """Return whether standard input is a terminal."""
    return sys.stdin.isatty()


def asked(given: str | None, question: str, name: str) -> str:
    """Return what was given, else the answer to a question. Raises UsageError without a terminal."""
    if given:
        return given
    if not terminal():
        raise click.UsageError(f"Missing {name}.")
    return str(click.prompt(question))


def offered(question: str, default: str) -> str:
    """Return the answer to a question, or its default."""
    return str(click.prompt(question, default=default)) if terminal() else default


def choice(question: str, among: Sequence[str]) -> str:
    """Return one of several choices; without a terminal the first."""
    if not terminal():
        return among[0]
    return str(click.prompt(question, type=click.Choice([*among]), default=among[0]))


def may_replace(files: Sequence[Path]) -> None:
    """Ask before files are overwritten. Raises KioskError if they must not be."""
    if not files:
        return
    names = f"{files[0].name}" + (f" and {len(files) - 1} more" if len(files) > 1 else "")
    if not terminal():
        raise KioskError(f"{names} would be overwritten. Choose another id, or use --overwrite.")
    if not click.confirm(f"{names} would be overwritten. Continue?"):
        raise KioskError("nothing was written")
