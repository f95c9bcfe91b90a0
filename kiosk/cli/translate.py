"""Collects the texts for translators, brings catalogues up to date and says how they stand."""

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
        _say_changed(translation.extract())
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command()
@click.pass_obj
def update(translation: Translation) -> None:
    """Bring the catalogues of all languages up to date with the texts.

    A translation whose source text changed is marked fuzzy; one that is in use no longer is kept as obsolete.
    """
    try:
        _say_changed([*translation.extract(), *translation.update()])
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command("compile")
@click.pass_obj
def compile_(translation: Translation) -> None:
    """Check every catalogue and write it as .mo, for programs that read those; the kiosk itself reads the .po."""
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
    """Say, for each exhibit and language, how many texts are translated, unread, fuzzy and missing."""
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


def _say_changed(paths: Sequence[Path]) -> None:
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
