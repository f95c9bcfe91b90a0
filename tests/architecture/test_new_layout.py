"""A new layout is one specification, one .py, one .kv and one line of the registry: all else follows."""

import json
from pathlib import Path

import pytest
from package_copy import PackageCopy

SPEC = '''"""The layout of two columns of text."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.content.layouts.spec import LayoutSpec
from kiosk.settings.fields import Text


class TwoColumnsKeys:
    """The keys of the layout."""

    second: Text | None = None
    """Body text: the second column of the layout `two-columns`.

    Example: On the other bank there was a market.
    """


def _example(_media: Sequence[str]) -> Mapping[str, Any]:
    return {"second": "Write the second column here."}


TWO_COLUMNS = LayoutSpec(
    name="two-columns",
    words="two columns of text",
    view="kiosk.ui.panels.two_columns:TwoColumnsPanel",
    needs=("body", "second"),
    keys=TwoColumnsKeys,
    is_read=True,
    example=_example,
)
'''
VIEW = '''"""The layout of two columns of text."""

from kiosk.ui import kv
from kiosk.ui.panels.base import PanelBase


class TwoColumnsPanel(PanelBase):
    """Two texts side by side."""


kv.load(__file__)
'''
KV = """\
<TwoColumnsPanel>:
    Reading:
        panel: root.panel
        size_hint: None, None
        pos: root.pos
        size: root.width / 2, root.height
        WordsColumn:
            panel: root.panel
            at: root.at
            count: root.count
    Text:
        content: root.panel.second
        x: root.center_x
        y: root.y
"""
BODY = " ".join(["word"] * 80)
PANEL = f"""\
  - id: two
    layout: two-columns
    title: Two banks
    body: {BODY}
    second: There was a market.
"""
PEOPLE = f"""\
kind: panels
title: People
summary: One line
panels:
  - id: one
    layout: text
    title: One bank
    body: {BODY}
{PANEL}"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> PackageCopy:
    made = PackageCopy(tmp_path_factory.mktemp("layout"))
    made.add("kiosk/content/layouts/two_columns.py", SPEC)
    made.add("kiosk/ui/panels/two_columns.py", VIEW)
    made.add("kiosk/ui/panels/two_columns.kv", KV)
    last = '        "film:FILM",\n'
    made.change("kiosk/content/layouts/registry.py", last, f'{last}        "two_columns:TWO_COLUMNS",\n')
    made.write("exhibits/kiosk.yaml", "title: All\nlanguages: [en, vi]\nhome: [people]\n")
    made.write("exhibits/people.yaml", PEOPLE)
    return made


def problems(copy: PackageCopy, text: str = PEOPLE) -> dict[str, dict[str, str]]:
    copy.write("exhibits/people.yaml", text)
    program = (
        "import json, sys\nfrom pathlib import Path\n"
        "from kiosk.content.library import load\nfrom kiosk.paths import Paths\n"
        "found = load(Paths(Path(sys.argv[1]), Path('state')), cached=False).problems\n"
        "print(json.dumps({one.code: {'message': one.message, 'hint': one.hint} for one in found}))"
    )
    told: dict[str, dict[str, str]] = json.loads(copy.run(program, str(copy.content)))
    copy.write("exhibits/people.yaml", PEOPLE)
    return told


def test_it_is_checked(copy: PackageCopy):
    assert problems(copy) == {}
    lacking = problems(copy, PEOPLE.replace("    second: There was a market.\n", ""))
    assert lacking["layout-needs"]["message"] == 'the layout two-columns needs "second"'
    elsewhere = problems(copy, PEOPLE.replace("title: One bank", "title: One bank\n    second: Words"))
    said = elsewhere["layout-ignores"]
    assert said["message"] == 'the layout text does not take "second"; the layout two-columns does'
    misspelt = problems(copy, PEOPLE.replace("two-columns", "two-colums"))
    assert misspelt["unknown-value"]["hint"] == "did you mean two-columns?"


def test_it_is_in_the_schema(copy: PackageCopy):
    copy.kiosk("schema", "-C", str(copy.content))
    schema = json.loads((copy.content / "exhibits/.schema/panels.json").read_text(encoding="utf-8"))
    panel = schema["$defs"]["Panel two-columns"]
    assert {"body", "second"} <= set(panel["required"])
    assert "second" in panel["properties"]
    assert "second" not in schema["$defs"]["Panel text"]["properties"]
    assert "two-columns" in schema["$defs"]["Layout"]["enum"]


def test_kiosk_new_makes_one(copy: PackageCopy):
    copy.kiosk("new", "-C", str(copy.content), "panel", "people", "three", "--layout", "two-columns")
    text = (copy.content / "exhibits/people.yaml").read_text(encoding="utf-8")
    assert "layout: two-columns" in text
    assert "second: Write the second column here." in text
    assert problems(copy, text) == {}


def test_its_texts_are_for_translators(copy: PackageCopy):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from kiosk.content.extraction import texts\nfrom kiosk.paths import Paths\n"
        "for text in texts(Paths(Path(sys.argv[1]), Path('state')), 'en'): print(text.context, text.words, sep=': ')"
    )
    assert "panels/two/second: There was a market." in copy.run(program, str(copy.content)).splitlines()


def test_a_spreadsheet_has_a_column_for_it(copy: PackageCopy):
    rows = (
        f"layout,title,body,second,second (vi)\ntwo columns,Banks,{BODY},A market.,Một cái chợ.\ntext,Quay,{BODY},,\n"
    )
    copy.write("banks.csv", rows)
    copy.kiosk("import", "-C", str(copy.content), "csv", str(copy.content / "banks.csv"), "--id", "banks")
    text = (copy.content / "exhibits/banks.yaml").read_text(encoding="utf-8")
    assert "layout: two-columns" in text
    assert "A market." in text
    assert "Một cái chợ." in text
    template = copy.content / "template.csv"
    copy.kiosk("import", "-C", str(copy.content), "template", str(template), "--kind", "panels")
    assert "second,second (vi)" in template.read_text(encoding="utf-8").splitlines()[0]
    (copy.content / "exhibits/banks.yaml").unlink()


def test_a_visitor_has_the_time_to_read_it(copy: PackageCopy):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from kiosk.content.library import load\nfrom kiosk.content.word_counts import words_to_read\n"
        "from kiosk.paths import Paths\n"
        "shown = load(Paths(Path(sys.argv[1]), Path('state'))).exhibition\n"
        "print(words_to_read(shown.exhibits['people'].panel('two'), {}, 'en'))"
    )
    copy.write("exhibits/people.yaml", PEOPLE)
    # Twice: the second time it is read from what the first has kept.
    assert [copy.run(program, str(copy.content)) for _ in range(2)] == ["86\n"] * 2


def test_it_is_in_the_tables_of_the_format(copy: PackageCopy):
    program = (
        "from kiosk.curator.reference.format_page import renewed\n"
        "print(renewed('<!-- values of Layout -->\\n<!-- end -->\\n<!-- keys of Panel -->\\n<!-- end -->'))"
    )
    page = copy.run(program)
    assert "| `two-columns` | two columns of text | `body` and `second` |" in page
    assert "| `second` | **Text.** Body text: the second column of the layout `two-columns`." in page


def test_the_tour_comes_to_it_and_its_view_is_found(copy: PackageCopy):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from kiosk.content.library import load\nfrom kiosk.paths import Paths\n"
        "from kiosk.rehearsal.tour.itinerary import itinerary\n"
        "from kiosk.ui.screens.panel_set import view_of\n"
        "shown = load(Paths(Path(sys.argv[1]), Path('state'))).exhibition\n"
        "print(*(stop.about for stop in itinerary(shown, 'en')), sep='\\n')\n"
        "print(view_of(shown.exhibits['people'].panel('two').spec.view).__name__)"
    )
    copy.write("exhibits/people.yaml", PEOPLE)
    told = copy.run(program, str(copy.content)).splitlines()
    assert "The panel “Two banks”, layout two-columns" in told
    assert told[-1] == "TwoColumnsPanel"


def test_no_more_than_one_line_is_changed(copy: PackageCopy):
    assert len(copy.changed) == 4
    root = Path(__file__).parents[2]
    name = "kiosk/content/layouts/registry.py"
    before, after = ((one / name).read_text(encoding="utf-8").splitlines() for one in (root, copy.folder))
    assert len(after) - len(before) == 1
