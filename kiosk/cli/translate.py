"""Collect the texts for translators, update the catalogues and show their status."""

from collections.abc import Sequence
from pathlib import Path

import click

from kiosk.cli._options import folder_option, paths_in
from kiosk.content.translation import Translation, TranslationStatus
from kiosk.errors import KioskError

_HEADINGS = ("catalogue", "language", "texts", "read", "unread", "fuzzy", "missing")


@click.group()
@folder_option("exhibits/, media/ and locales/")
@click.pass_context
def command(context: click.Context, folder: Path | None) -> None:
    """Work on the translations: catalogues (.po) that editors such as Poedit open."""
    try:
        context.obj = Translation(paths_in(folder))
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command()
@click.pass_obj
def extract(translation: Translation) -> None:
    """Write a template (.pot) for each exhibit, for the media and for the interface."""
    try:
        _list_changed(translation.extract())
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command()
@click.pass_obj
def update(translation: Translation) -> None:
    """Update the catalogues of all languages.

    A translation whose source text changed is marked fuzzy; one that is no longer used is kept as obsolete.
    """
    try:
        _list_changed([*translation.extract(), *translation.update()])
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command("compile")
@click.pass_obj
def compile_(translation: Translation) -> None:
    """Check every catalogue and write it as .mo for other programs; the kiosk itself reads the .po files."""
    try:
        written, faults = translation.compile()
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(written)} catalogues compiled.")
    if faults:
        raise click.ClickException("\n".join(faults))


@command.command()
@click.option("--strict", is_flag=True, help="Exit with 1 when a translation is missing or fuzzy.")
@click.pass_obj
def status(translation: Translation, *, strict: bool) -> None:
    """Show, for each exhibit and language, how many texts are translated, unread, fuzzy and missing."""
    try:
        standings, faults = translation.status(), list(translation.faults())
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    click.echo(_table(standings))
    for fault in faults:
        click.echo(fault)
    lacking = sum(standing.missing + standing.fuzzy for standing in standings)
    if strict and lacking:
        raise click.ClickException(f"{lacking} translations are missing or fuzzy")


def _list_changed(paths: Sequence[Path]) -> None:
    for path in paths:
        click.echo(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    click.echo(f"{len(paths)} files changed." if paths else "All files are up to date.")


def _table(standings: Sequence[TranslationStatus]) -> str:
    rows = [
        (one.domain, one.language, *map(str, (one.total, one.read, one.unread, one.fuzzy, one.missing)))
        for one in standings
    ]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    return "\n".join(_row(cells, widths) for cells in (_HEADINGS, *rows))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    words = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    counts = [cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)]
    return "  ".join([*words, *counts])
