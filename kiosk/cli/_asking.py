"""Questions to whoever sits at the terminal; without one nobody is asked, and nothing is written over."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kiosk.errors import KioskError


def terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def asked(given: str | None, question: str, name: str) -> str:
    """What was given, else the answer to a question; where nobody can answer, the option is missing."""
    if given:
        return given
    if not terminal():
        raise click.UsageError(f"Missing {name}.")
    return str(click.prompt(question))


def offered(question: str, default: str) -> str:
    """An answer, or what is offered in its place."""
    return str(click.prompt(question, default=default)) if terminal() else default


def choice(question: str, among: Sequence[str]) -> str:
    """One of several, the first where nobody can be asked."""
    if not terminal():
        return among[0]
    return str(click.prompt(question, type=click.Choice([*among]), default=among[0]))


def may_replace(files: Sequence[Path]) -> None:
    """Ask before files are written over. Raises KioskError where that may not be."""
    if not files:
        return
    names = f"{files[0].name}" + (f" and {len(files) - 1} more" if len(files) > 1 else "")
    if not terminal():
        raise KioskError(f"{names} would be written over. Choose another id, or say --overwrite.")
    if not click.confirm(f"{names} would be written over. Go on?"):
        raise KioskError("nothing was written")
