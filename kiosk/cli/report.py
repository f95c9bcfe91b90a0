"""Summarise the visits, and write them as a page, tables or JSON."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli._exhibition import exhibition_paths
from kiosk.cli._output_file import report_written, write_output
from kiosk.cli._state import state_option
from kiosk.content.model import Exhibition
from kiosk.errors import KioskError, plain_lines

if TYPE_CHECKING:
    from kiosk.operations.usage.report_page import Heading

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option(
    "--since",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Only visits of this day, as 2026-09-01, and later ones.",
)
@click.option("--html", metavar="FILE", type=_FILE, help="Write the report with its plots as one page.")
@click.option("--csv", "tables", metavar="FOLDER", type=_FOLDER, help="Write the record as four tables into FOLDER.")
@click.option("--json", "as_json", metavar="FILE", type=_FILE, help="Write the record as JSON.")
@state_option
def command(
    *, since: datetime | None, html: Path | None, tables: Path | None, as_json: Path | None, state: Path
) -> None:
    """Summarise the visits: how many there were and when, in which languages, how long, and where they ended.

    The record contains nothing that identifies a person. docs/staff/usage.md describes its tables.
    """
    # The report needs few of the modules that other commands load.
    from kiosk.operations.service.folder_owner import as_owner
    from kiosk.operations.usage import usage_file
    from kiosk.operations.usage.place_names import names_of
    from kiosk.operations.usage.reading import read
    from kiosk.operations.usage.statistics import figures
    from kiosk.operations.usage.summary import summary

    try:
        with as_owner(state):
            visits = read(usage_file(state), since.date() if since else None)
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    exhibition = _exhibition()
    names, found = names_of(exhibition), figures(visits)
    click.echo(plain_lines(summary(found, names)) if found else "No visit is recorded in this time.")
    if html:
        from kiosk.operations.usage.report_page import page

        report_written(html, lambda: write_output(html, page(found, names, _heading(exhibition))))
    if tables:
        from kiosk.operations.usage.export import write_csv

        report_written(tables, lambda: write_csv(visits, tables))
    if as_json:
        from kiosk.operations.usage.export import visits_json

        report_written(as_json, lambda: write_output(as_json, visits_json(visits)))


def _exhibition() -> Exhibition | None:
    """Return the exhibition for its titles; without it the report shows ids."""
    from kiosk.content.library import load

    return load(exhibition_paths()).exhibition


def _heading(exhibition: Exhibition | None) -> "Heading":
    from kiosk.operations.usage.report_page import Heading

    today = date.today()  # noqa: DTZ011 - the local day of the reader
    if exhibition is None:
        return Heading("Vitrine", "en", today)
    return Heading(exhibition.settings.title.source, exhibition.settings.source_language, today)
