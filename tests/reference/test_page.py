"""The pages for curators are true to the model and to the commands: nothing is left out, and the tables are today's."""

import re
from pathlib import Path

import click
import pytest

from kiosk.cli._command_list import listed
from kiosk.cli.main import Commands, main
from kiosk.content.layouts.registry import LAYOUTS
from kiosk.content.media import KINDS
from kiosk.curator.imports.columns import KEYS
from kiosk.curator.reference import format_page, schema
from kiosk.errors import KioskError
from kiosk.settings.fields import Entry

ROOT = Path(__file__).parents[2]
CURATORS = ROOT / "docs" / "curators"
FORMAT = (CURATORS / "format.md").read_text(encoding="utf-8")
PAGES = {file: file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md")} | {
    ROOT / "README.md": (ROOT / "README.md").read_text(encoding="utf-8")
}


def test_the_tables_of_the_format_are_those_of_the_model():
    assert format_page.renewed(FORMAT) == FORMAT, "run `kiosk schema --page docs/curators/format.md`"


def test_every_entry_that_a_file_may_hold_has_its_table():
    wanted, waiting = set(), [kind.model for kind in schema.KINDS.values()]
    while waiting:
        one = waiting.pop()
        wanted.add(one.__name__)
        text = repr([info.annotation for info in one.model_fields.values()])
        waiting += [sub for sub in Entry.__subclasses__() if f".{sub.__name__}" in text and sub.__name__ not in wanted]
    # The file of the sources holds the entries themselves.
    assert wanted - {"SourceList"} - set(format_page.tables(FORMAT)) == set()


def test_a_table_that_nobody_knows_is_said():
    with pytest.raises(KioskError, match="Nothing"):
        format_page.renewed("<!-- keys of Nothing -->\n<!-- end -->")


def commands(group: click.Command = main, words: tuple[str, ...] = ("kiosk",)):
    """Every command with the words that call it."""
    if not isinstance(group, click.Group):
        yield " ".join(words), group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command.hidden:
            continue
        if not isinstance(group, Commands):
            yield " ".join(words), group
        yield from commands(command, (*words, name))


COMMANDS = dict(commands())


def test_the_page_of_commands_has_all_of_them_with_their_options():
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    hint = "run `kiosk schema --page docs/commands.md`"
    assert format_page.renewed(text, {"commands": lambda: listed(main)}) == text, hint
    for words, command in COMMANDS.items():
        assert f"### {words}" in text
        assert [one.opts[-1] for one in command.params if isinstance(one, click.Option) and not one.help] == []


@pytest.mark.parametrize(
    "words",
    ["import csv", "import iiif", "import timelinejs", "import template", "new exhibit", "new panel", "new card",
     "schema", "check", "preview", "media list", "media prepare"],
)  # fmt: skip
def test_a_curators_command_and_its_options_are_in_prose(words):
    text = "\n".join(file.read_text(encoding="utf-8") for file in CURATORS.glob("*.md"))
    assert f"kiosk {words}" in text
    options = [one.opts[-1] for one in COMMANDS[f"kiosk {words}"].params if isinstance(one, click.Option)]
    assert [name for name in options if not re.search(rf"{name}\b", text)] == []


def test_every_command_in_a_page_is_one():
    known = {words.split()[1] for words in COMMANDS}
    told = {found for text in PAGES.values() for found in re.findall(r"(?:\.venv/bin/|`)kiosk ([a-z][a-z-]+)", text)}
    assert told <= known


def test_every_column_of_a_spreadsheet_is_in_the_page():
    text = (CURATORS / "importing.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"`{key}`" not in text] == []


def test_every_layout_has_its_recipe():
    text = (CURATORS / "recipes.md").read_text(encoding="utf-8")
    plain = ("text", "media-left", "media-right")
    assert [layout for layout in LAYOUTS if layout not in plain and f"--layout {layout}" not in text] == []


def test_every_ending_of_a_medium_is_in_the_format():
    assert [ending for ending in KINDS if f"`{ending}`" not in FORMAT and ending != "jpeg"] == []


def test_every_picture_of_the_pages_is_there_and_has_words():
    for file, text in PAGES.items():
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text):
            assert len(words) > 10, f"{file}: {target}"
            assert (file.parent / target).is_file(), f"{file}: {target}"
