"""Show the exhibition in a window, and every change as soon as it is saved."""

import difflib
import logging
from collections.abc import Iterable

import click

from kiosk.cli._exhibition import exhibition_paths
from kiosk.cli._options import portrait_option, size_option
from kiosk.cli._shutdown import Shutdown, leave
from kiosk.cli._terminal import log_to_terminal
from kiosk.content.model import Exhibition, Loaded, PanelSet
from kiosk.errors import KioskError, Severity
from kiosk.i18n.tags import bare
from kiosk.operations.health.allocator import give_back_large_blocks
from kiosk.visit.state import Place

MOST_NAMES = 9
KEYS = """\
Save a file of exhibits/, media/ or locales/: the window shows it. Keys in the window, with Shift the other way round:
  l  language     t  text size     c  contrast     m  motion     o  turn the window     n  next panel or card\
"""


@click.command()
@click.argument("exhibit", required=False)
@size_option("1280x720", of="window")
@portrait_option
@click.option("--language", metavar="TAG", help="The language at the start; the first of the exhibition by default.")
@click.option("--idle", is_flag=True, help="Ask after a while whether somebody is there, as for visitors.")
def command(*, exhibit: str | None, size: tuple[int, int], portrait: bool, language: str | None, idle: bool) -> None:
    """Show EXHIBIT in a window, or the exhibition from its beginning, and every change as soon as it is saved.

    EXHIBIT is the name of its file without the ending; the id of a panel or card may follow after a slash. A file with
    errors changes nothing: a strip at the upper edge says what is wrong, until it is fixed.
    """
    ending = Shutdown()
    ending.listen()
    give_back_large_blocks()
    log_to_terminal(logging.WARNING)
    from kiosk.content import library
    from kiosk.operations.updates.survey import survey

    paths = exhibition_paths()
    seen = survey(paths)
    loaded = library.load(paths, cached=False)
    exhibition = _usable(loaded)
    place = _place(loaded, exhibition, exhibit)
    tag = _language(exhibition, language)
    from kiosk.ui.window.window import WindowOptions, prepare

    try:
        prepare(WindowOptions(windowed=True, size=(size[1], size[0]) if portrait else size), paths.state)
        from kiosk.app import Services
        from kiosk.curator.preview.preview_app import opening, run
        from kiosk.operations.updates.drafts import Drafts

        click.echo(KEYS)
        parts = Services(paths, exhibition, locked=False, idle=idle, on_ready=ending.in_order)
        code = run(parts, Drafts(paths, loaded, seen), opening(tag, place) if place or language else ())
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    leave(code)


def _usable(loaded: Loaded) -> Exhibition:
    if loaded.exhibition is None:
        raise click.ClickException("\n".join(["exhibits/kiosk.yaml cannot be used:", *_errors(loaded)]))
    return loaded.exhibition


def _errors(loaded: Loaded, file: str = "") -> list[str]:
    errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    return [str(problem) for problem in errors if problem.file == (file or problem.file)]


def _place(loaded: Loaded, exhibition: Exhibition, asked: str | None) -> Place | None:
    if not asked:
        return None
    # The name of the file is accepted too, because shells complete it.
    exhibit_id, _, item = asked.removeprefix("exhibits/").removesuffix(".yaml").partition("/")
    exhibit = exhibition.exhibits.get(exhibit_id)
    broken = _errors(loaded, f"exhibits/{exhibit_id}.yaml")
    if exhibit is None and broken:
        raise click.ClickException("\n".join([f"exhibits/{exhibit_id}.yaml cannot be shown:", *broken]))
    if exhibit is None:
        raise click.BadParameter(_unknown("exhibit", exhibit_id, exhibition.exhibits), param_hint="EXHIBIT")
    if not item:
        return Place(exhibit_id)
    items = [each.id for each in (exhibit.panels if isinstance(exhibit, PanelSet) else exhibit.cards)]
    if item not in items:
        raise click.BadParameter(_unknown("panel or card", item, items), param_hint="EXHIBIT")
    return Place(exhibit_id, item)


def _language(exhibition: Exhibition, asked: str | None) -> str:
    offered = exhibition.settings.languages
    asked = bare(asked) if asked else None
    if asked and asked not in offered:
        raise click.BadParameter(f"{asked}: the exhibition has {', '.join(offered)}", param_hint="--language")
    return asked or offered[0]


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, 1) or names[:MOST_NAMES]
    return f'there is no {kind} "{name}" on the home screen; did you mean {" or ".join(near)}?'
