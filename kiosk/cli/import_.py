"""Make an exhibit from a TimelineJS timeline, a spreadsheet or a IIIF manifest."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import click

from kiosk.cli._asking import may_replace
from kiosk.cli._exhibition import call, pass_paths
from kiosk.cli._options import FILE, FOLDER, several
from kiosk.content.exhibit_kinds import KINDS
from kiosk.curator.imports.bundle import Bundle, Setting
from kiosk.curator.imports.delivery import clashes, deliver
from kiosk.curator.imports.ids import slug
from kiosk.errors import KioskError, plain_lines, working_on
from kiosk.paths import Paths
from kiosk.settings.fields import as_id

MOST_PLACES = 12
"""Places that are listed for each kind of omission, without --all."""
_Read = TypeVar("_Read")
_common = several(
    click.argument("file", type=FILE),
    click.option("--id", "exhibit", metavar="ID", help="The exhibit's id; made from the file's name by default."),
    click.option("--media", "media", type=FOLDER, help="The folder of the media; that of FILE by default."),
    click.option("--no-home", is_flag=True, help="Do not put the exhibit on the home screen."),
    click.option("--overwrite", is_flag=True, help="Overwrite existing files without asking."),
    click.option("--all", "everything", is_flag=True, help="List all places where something could not be converted."),
    pass_paths,
)


@click.group()
def command() -> None:
    """Make an exhibit from a file of another program.

    Nothing is fetched from the web. What cannot be converted is reported, with counts and places.
    """


@command.command()
@_common
def timelinejs(paths: Paths, file: Path, **options: Any) -> None:
    """Make a timeline from a TimelineJS 3 file (JSON)."""
    from kiosk.curator.imports import timelinejs as importer

    _run(paths, file, options, _Way(importer.read, lambda told: len(told["events"]), importer.convert))


@command.command()
@_common
def csv(paths: Paths, file: Path, **options: Any) -> None:
    """Make a timeline or a set of panels from a spreadsheet (.csv or .xlsx).

    The first row names the columns: `kiosk import template` writes a file to fill in. With a column `layout` it is
    a set of panels, otherwise a timeline. Spreadsheets of TimelineJS are accepted too.
    """
    from kiosk.curator.imports import spreadsheet, table

    _run(paths, file, options, _Way(table.read, lambda found: len(found.rows), spreadsheet.convert))


@command.command()
@_common
def iiif(paths: Paths, file: Path, **options: Any) -> None:
    """Make a set of panels from a IIIF manifest (Presentation API 2 or 3), with the pictures beside it."""
    from kiosk.curator.imports import iiif as importer

    _run(paths, file, options, _Way(importer.read, lambda manifest: len(manifest.canvases), importer.convert))


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["timeline", "panels"]),
    default="timeline",
    show_default=True,
    help="What the spreadsheet is to become.",
)
@click.option("--overwrite", is_flag=True, help="Overwrite an existing file without asking.")
@pass_paths
def template(paths: Paths, file: Path, kind: str, *, overwrite: bool) -> None:
    """Write a spreadsheet to fill in (.csv or .xlsx), with an example and a column for each language."""
    from kiosk.curator.imports import template as writer

    try:
        may_replace([file] if file.exists() and not overwrite else [])
        writer.write(file, kind, _setting(paths, "example", ()).languages)
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{file} is ready to be filled in. Then: kiosk import csv {file}")


@dataclass(frozen=True, slots=True)
class _Way(Generic[_Read]):
    """The conversion of files of one kind into an exhibit."""

    read: Callable[[Path], _Read]
    steps: Callable[[_Read], int]
    """The number of steps of the conversion."""
    convert: Callable[[_Read, Setting, Callable[[], None]], Bundle]

    def bundle(self, file: Path, setting: Setting) -> Bundle:
        """Read a file and convert it, below a progress bar."""
        read = self.read(file)
        with _bar("Reading", self.steps(read)) as step:
            return self.convert(read, setting, step)


def _run(paths: Paths, file: Path, options: dict[str, Any], way: _Way[Any]) -> None:
    exhibit = options["exhibit"] or slug(file.stem, (), "imported")
    if as_id(exhibit) != exhibit:
        raise click.BadParameter(f'"{exhibit}" cannot be an id; write {as_id(exhibit)}', param_hint="--id")
    folders = tuple(folder for folder in (options["media"], file.parent) if folder)
    try:
        with working_on(str(file)):
            bundle = way.bundle(file, _setting(paths, exhibit, folders))
        may_replace([] if options["overwrite"] else clashes(bundle, paths))
        with _bar("Copying", len(bundle.media)) as step:
            deliver(bundle, paths, at_home=not options["no_home"], step=step)
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(_report(bundle, None if options["everything"] else MOST_PLACES))
    click.echo(_checked(paths, bundle))


def _setting(paths: Paths, exhibit: str, folders: tuple[Path, ...]) -> Setting:
    """Return the settings of the installation; a folder without any is in English."""
    from kiosk.content.library import load

    exhibition = load(paths, cached=False).exhibition
    if exhibition is None:
        return Setting(exhibit, folders)
    return Setting(exhibit, folders, exhibition.settings.languages, exhibition.sources.keys())


@contextmanager
def _bar(label: str, length: int) -> Iterator[Callable[[], None]]:
    """Yield a function that advances a progress bar by one."""
    with click.progressbar(length=max(1, length), label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _report(bundle: Bundle, most: int | None) -> str:
    what = KINDS[bundle.kind].items
    there = sum(found.local is not None for found in bundle.media.values())
    counts = f"{len(bundle.entries)} {what}, {there} of {len(bundle.media)} media"
    lines = [f"exhibits/{bundle.id}.yaml: {counts}"]
    said = plain_lines(bundle.omissions.said(most))
    lines += ["", "Not converted exactly, or for you to check:", said, ""] if said else []
    return "\n".join(lines)


def _checked(paths: Paths, bundle: Bundle) -> str:
    """Return the number of problems of each code that `kiosk check` finds in what was written."""
    from kiosk.content.library import load
    from kiosk.curator.proof import all_checks  # opens the text libraries

    loaded = load(paths, cached=False)
    problems = {*loaded.problems, *(all_checks.problems(paths, loaded.exhibition) if loaded.exhibition else ())}
    names = (f"exhibits/{bundle.id}.", f"media/{bundle.id}/")
    found = [one for one in problems if one.file.startswith(names) or f"/{bundle.id}.po" in one.file]
    if not found:
        return "kiosk check finds no problems in it."
    counts = Counter((one.severity, one.code) for one in found)
    listed = "\n".join(f"  {count} × {code} ({severity})" for (severity, code), count in sorted(counts.items()))
    return f"kiosk check finds in it:\n{listed}\nNext: {call('check')}, which lists each place with a fix"
