"""Collect the texts for translators, update the catalogues and show their status."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kiosk.cli._exhibition import exhibition_paths
from kiosk.content.file_list import INLINE_TRANSLATIONS
from kiosk.content.translation import Translation, TranslationStatus
from kiosk.curator.proof.translation_status import named
from kiosk.errors import KioskError

_MEANINGS = {
    "unread": "translated, and not read by a native speaker yet",
    "fuzzy": "to be reviewed, since the source text has changed",
    "missing": "not translated; visitors see another language",
}
_HEADINGS = ("catalogue", "language", "texts", "read", "unread", "fuzzy", "missing")


@click.group()
def command() -> None:
    """Work on the translations: catalogues (.po) that editors such as Poedit open."""


def _pass_translation(command: Callable[..., Any]) -> Callable[..., Any]:
    """Call a command with the translations of the exhibition as its first argument."""

    @wraps(command)
    def called(*arguments: Any, **options: Any) -> Any:
        try:
            translation = Translation(exhibition_paths())
        except KioskError as error:
            raise click.ClickException(str(error)) from error
        return command(translation, *arguments, **options)

    return called


@command.command()
@_pass_translation
def extract(translation: Translation) -> None:
    """Write a template (.pot) for each exhibit, for the media and for the interface."""
    try:
        _list_changed(translation.extract())
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command()
@_pass_translation
def update(translation: Translation) -> None:
    """Update the catalogues of all languages.

    A translation whose source text changed is marked fuzzy (to be reviewed); one that is no longer used is kept as
    obsolete, at the end of its file. Of translations in YAML files, locales/inline.json keeps which source text they
    were written for.
    """
    if fault := translation.inline.recorded.fault:
        click.echo(f"{INLINE_TRANSLATIONS}:{fault.mark.line}: {fault.message}", err=True)
    try:
        _list_changed([*translation.extract(), *translation.update()])
    except KioskError as error:
        raise click.ClickException(str(error)) from error


@command.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@_pass_translation
def accept(translation: Translation, files: tuple[str, ...]) -> None:
    """Take translations in YAML files to be right although their source text has changed.

    Without FILE, those of all files. It is for translations that stand in the files themselves (`{en: ..., fr: ...}`).
    """
    names = {_file_with_translations(translation, file) for file in files} if files else translation.inline.files
    accepted = [one for one in translation.inline.stale if one.text.file in names]
    try:
        translation.accept(accepted)
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    for one in accepted:
        click.echo(f"{one.text.file}:{one.mark.line}: {named(one.language)}")
    count = "1 translation" if len(accepted) == 1 else f"{len(accepted)} translations"
    click.echo(f"{count} accepted." if accepted else "There is no translation to accept.")


@command.command("compile")
@_pass_translation
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
@click.option(
    "--strict", is_flag=True, help="Exit with 1 when a translation is missing, or fuzzy: its source text has changed."
)
@_pass_translation
def status(translation: Translation, *, strict: bool) -> None:
    """Show, for each exhibit and language, how many texts are translated, unread, fuzzy and missing.

    Read: a native speaker has read it. Unread: nobody has yet. Fuzzy: its source text has changed since it was
    translated. Missing: visitors see another language.
    """
    try:
        standings, faults = translation.status(), list(translation.faults())
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join([_table(standings), *_legend(standings)]))
    for fault in faults:
        click.echo(fault)
    lacking = sum(standing.missing + standing.fuzzy for standing in standings)
    if strict and lacking:
        raise click.ClickException(f"{lacking} translations are missing or fuzzy (their source text has changed)")


def _file_with_translations(translation: Translation, written: str) -> str:
    name = translation.inline.name_of(written)
    if name is None:
        raise click.ClickException(f"{written} has no translations in it, or is no file of this exhibition")
    return name


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


def _legend(standings: Sequence[TranslationStatus]) -> list[str]:
    """Return what the headings mean that have a number."""
    numbers = {heading: sum(getattr(one, heading) for one in standings) for heading in _MEANINGS}
    return [f"{heading}: {_MEANINGS[heading]}" for heading, number in numbers.items() if number]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    words = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    counts = [cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)]
    return "  ".join([*words, *counts])
