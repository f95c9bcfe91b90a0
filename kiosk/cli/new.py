"""Begin an exhibition, an exhibit, a panel or a card with a filled-in example."""

import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import click

from kiosk.cli._asking import asked, choice, may_replace, offered, terminal
from kiosk.cli._exhibition import call, pass_paths
from kiosk.cli._options import several
from kiosk.content.choices import MediumKind, TileColour
from kiosk.content.endings import KINDS
from kiosk.content.exhibit_kinds import KINDS as EXHIBIT_KINDS
from kiosk.content.exhibit_kinds import kind_in
from kiosk.content.layouts.beside import MEDIA_LEFT
from kiosk.content.layouts.registry import LAYOUTS
from kiosk.content.layouts.spec import LayoutSpec
from kiosk.content.layouts.text import TEXT
from kiosk.content.yaml_source import Document
from kiosk.curator.writing import edits, examples, media_intake
from kiosk.errors import KioskError
from kiosk.i18n.tags import is_language
from kiosk.paths import Paths
from kiosk.settings.fields import as_id, language_hint

_DESCRIBED = {
    "alt": "What does {} show, for those who cannot see it?",
    "caption": "A line under {}",
    "credit": "Whom to credit for {}?",
    "rights": "The rights of {}: a licence's address, or words",
}
"""Questions about a file that is new to the kiosk."""


class _Seen(NamedTuple):
    """A picture or film that can be shown."""

    id: str
    kind: MediumKind
    file: Path | None
    """To be copied to media/; None for what is there."""

    @property
    def name(self) -> str:
        """What questions and messages call it."""
        return self.file.name if self.file else self.id


_with_media = several(
    click.option(
        "--media",
        multiple=True,
        metavar="FILE|ID",
        help="A file to copy to media/, or folder/name of one that is there. Several times for several.",
    ),
    *(click.option(f"--{key}", help=f"Of a file that is copied: {words[0].lower()}{words[1:].format('it')}")
      for key, words in _DESCRIBED.items()),
    pass_paths,
)  # fmt: skip
_title = click.option("--title", help="Its title; made of the id by default.")


@click.group()
def command() -> None:
    """Begin an exhibition, an exhibit, a panel or a card with a filled-in example that passes `kiosk check`.

    In a terminal it asks for what you leave out. What is there already stays as it is.
    """


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", metavar="TAG", default="en", show_default=True, help="The language that you write in.")
@_title
def exhibition(folder: Path, language: str, title: str | None) -> None:
    """Make FOLDER, a museum's own exhibition: settings, a set of panels, a timeline and a picture to write over.

    It lies wherever you like, outside the program's folder; an update of the program never touches it.
    """
    from kiosk.curator.writing import new_exhibition

    if not is_language(language):
        raise click.BadParameter(f'"{language}" is not a language; {language_hint(language)}', param_hint="--language")
    name = folder.absolute().name
    shown = title or offered("Its title", re.sub(r"[-_]+", " ", name).strip().capitalize() or name)
    try:
        files = new_exhibition.create(folder, shown, language)
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(f"  {one}" for one in files if not one.startswith("exhibits/.schema")))
    click.echo(f"{folder} is ready to be written on. Next: cd {shlex.quote(str(folder))}, then kiosk preview")


@command.command()
@click.argument("exhibit", metavar="ID", required=False)
@click.option("--kind", type=click.Choice([*EXHIBIT_KINDS]), help="A set of panels, or a timeline.")
@_title
@click.option("--summary", help="One line for its tile on the home screen.")
@click.option(
    "--colour",
    type=click.Choice([one.value for one in TileColour]),
    default="teal",
    show_default=True,
    help="Of its tile.",
)
@click.option("--no-home", is_flag=True, help="Do not put it on the home screen.")
@click.option("--overwrite", is_flag=True, help="Write over an exhibit that is there, without asking.")
@pass_paths
def exhibit(paths: Paths, /, exhibit: str | None, **options: Any) -> None:
    """Write exhibits/ID.yaml with one example, and put it on the home screen."""
    own = _id(asked(exhibit, "A short name for its file, as old-harbour", "ID"))
    file = paths.exhibits / f"{own}.yaml"
    try:
        may_replace([file] if file.exists() and not options["overwrite"] else [])
        if not options["no_home"]:
            edits.home_with(paths, own)
        kind = options["kind"] or choice("Panels to read, or a timeline?", [*EXHIBIT_KINDS])
        title = options["title"] or offered("Its title", own.replace("-", " ").capitalize())
        summary = options["summary"] or offered("One line for its tile", examples.summary(title))
        _begin(paths, file, kind, (title, summary, options["colour"]), at_home=not options["no_home"])
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    following = call(f"new {EXHIBIT_KINDS[kind].item_words} {own}")
    click.echo(f"{paths.name(file)} is ready to be written on. Next: {following}")


def _begin(paths: Paths, file: Path, kind: str, words: tuple[str, str, str], *, at_home: bool) -> None:
    from kiosk.curator.reference import schema

    schema.write(paths)
    text = examples.panel_set(*words) if kind == "panels" else examples.timeline(*words)
    edits.save(file, f"{schema.modeline(paths, file, kind)}\n{text}")
    if at_home:
        edits.put_on_home(paths, file.stem)


@command.command()
@click.argument("exhibit", metavar="EXHIBIT")
@click.argument("panel", metavar="ID", required=False)
@click.option(
    "--layout",
    type=click.Choice([*LAYOUTS]),
    help="How it is laid out; text, or media-left with a picture.",
)
@_title
@_with_media
def panel(paths: Paths, exhibit: str, panel: str | None, **options: Any) -> None:
    """Add a panel to the end of EXHIBIT; its file's lines and comments stay."""
    try:
        file, document = _open(paths, exhibit, "panels")
        own = _free(paths, file, document, "panels", _id(asked(panel, "A short name for the panel, as the-quay", "ID")))
        given = tuple(_seen(paths, one, exhibit) for one in options["media"])
        usual = (MEDIA_LEFT if given else TEXT).name
        spec = LAYOUTS[options["layout"] or choice("Layout", [usual, *(name for name in LAYOUTS if name != usual)])]
        title = options["title"] or offered("Its title", own.replace("-", " ").capitalize())
        media = [_medium(paths, one, exhibit, options) for one in _needed(paths, exhibit, given, spec)]
        edits.save(file, edits.with_entry(document, "panels", {}, examples.panel(own, spec, title, media)))
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{paths.name(file)} has the panel {own}. Next: write your text there, then {call('check')}")


@command.command()
@click.argument("exhibit", metavar="EXHIBIT")
@click.argument("card", metavar="ID", required=False)
@click.option("--date", help="When it happened, as 1979-01-07, 1979, 1975~ (about) or -0499 (500 BCE).")
@_title
@_with_media
def card(paths: Paths, exhibit: str, card: str | None, **options: Any) -> None:
    """Add a card to the end of the timeline EXHIBIT; its file's lines and comments stay."""
    try:
        file, document = _open(paths, exhibit, "cards")
        own = _free(
            paths, file, document, "cards", _id(asked(card, "A short name for the card, as first-steamer", "ID"))
        )
        given = [_seen(paths, one, exhibit) for one in options["media"][:1]]
        date = _date(paths, asked(options["date"], "When it happened, as 1979-01-07, 1979 or 1975~", "--date"))
        title = options["title"] or offered("Its title", own.replace("-", " ").capitalize())
        media = [_medium(paths, one, exhibit, options) for one in given]
        edits.save(file, edits.with_entry(document, "cards", {}, examples.card(own, date, title, media)))
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{paths.name(file)} has the card {own}. Next: write your text there, then {call('check')}")


def _open(paths: Paths, exhibit: str, key: str) -> tuple[Path, Document]:
    """Return the file of an exhibit that has such a list."""
    file = paths.exhibits / f"{exhibit}.yaml"
    if not file.is_file():
        there = sorted(one.stem for one in paths.exhibits.glob("*.yaml") if one.stem not in ("kiosk", "sources"))
        raise KioskError(f"There is no exhibit {exhibit}. There are: {', '.join(there) or 'none yet'}.")
    document = edits.document_of(file)
    there_is = isinstance(document.data, dict) and key in document.data
    if not there_is or not isinstance(document.data[key], list | None):
        raise KioskError(
            f"{paths.name(file)} has no {key}" + (f": it is {kind.words}" if (kind := kind_in(document.data)) else "")
        )
    return file, document


def _free(paths: Paths, file: Path, document: Document, key: str, own: str) -> str:
    """Return an id that no entry of the list has yet. Raises KioskError."""
    if any(isinstance(item, dict) and item.get("id") == own for item in document.data[key] or ()):
        raise KioskError(f"{paths.name(file)} has the id {own} already. Choose another.")
    return own


def _needed(paths: Paths, exhibit: str, media: tuple[_Seen, ...], spec: LayoutSpec) -> tuple[_Seen, ...]:
    """Return as many media as the example of a layout shows. Raises KioskError."""
    count = spec.example_media
    kind = MediumKind.FILM if spec.is_film else MediumKind.PICTURE
    while len(media) < count and terminal():
        given = click.prompt(f"Its {kind} (a file, or folder/name)")
        media = (*media, _seen(paths, given, exhibit))
    if len(media) < count:
        raise KioskError(f"The layout {spec.name} needs --media{f' {count} times' if count > 1 else ''}.")
    wrong = next((one for one in media if spec.is_film and one.kind is not kind), None)
    if wrong:
        raise KioskError(f"The layout {spec.name} shows a {kind}; {wrong.name} is a {wrong.kind}.")
    return media if spec.most_media is None else media[:count]


def _seen(paths: Paths, given: str, exhibit: str) -> _Seen:
    """Return a medium that is in media/, or a file that can be copied there. Raises KioskError."""
    ending = next((ending for ending in KINDS if (paths.media / f"{given}.{ending}").is_file()), "")
    file = None if ending else Path(given)
    if file and not file.is_file():
        raise KioskError(f"There is neither a file {given} nor a medium media/{given}.")
    kind = media_intake.kind_of(file) if file else KINDS[ending]
    if kind is MediumKind.SOUND:
        raise KioskError(
            f"{given} is a sound; --media takes pictures and films. Write a sound as narration in the file."
        )
    return _Seen(media_intake.place_for(paths, file, exhibit) if file else given, kind, file)


def _medium(paths: Paths, seen: _Seen, exhibit: str, options: dict[str, Any]) -> str:
    """Return the id of a medium; a file is copied to media/ with what is said of it."""
    if not seen.file:
        return seen.id
    about = {key: options[key] or _answer(question, seen.name) for key, question in _DESCRIBED.items()}
    missing = [f"--{key}" for key, words in about.items() if not words and key != "caption"]
    if missing:
        raise KioskError(f"{seen.name} is new to the kiosk; say {', '.join(missing)}.")
    return media_intake.take(paths, seen.file, exhibit, about)


def _answer(question: str, name: str) -> str:
    return str(click.prompt(question.format(name))) if terminal() else ""


def _id(words: str) -> str:
    if as_id(words) != words:
        raise click.BadParameter(f'"{words}" cannot be an id: only a-z, 0-9 and hyphens. Write {as_id(words)}')
    return words


def _date(paths: Paths, words: str) -> str:
    from kiosk.content.dates import READ_IN, fault_of, mend
    from kiosk.content.library import load

    fault = fault_of(words)
    if fault:
        exhibition = load(paths, cached=False).exhibition
        READ_IN.set(exhibition.settings.languages if exhibition else ())
        raise click.BadParameter(f"{fault}; {mend(words)}", param_hint="--date")
    return words
