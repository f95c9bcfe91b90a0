"""The curators' pages are true to the code: every key, every value to choose from and every code is in them."""

import ast
import inspect
import re
from enum import EnumType
from pathlib import Path

import pytest

from kiosk.content import cards, choices, model, panels
from kiosk.content.codes import CODES
from kiosk.content.layouts import compare, figures, hotspots, quote
from kiosk.content.model import (
    Card,
    Compare,
    Era,
    Figure,
    Hotspot,
    Layout,
    Panel,
    PanelSet,
    Quote,
    Side,
    Sidecar,
    Source,
    Timeline,
    Topic,
)
from kiosk.content.model_fields import keys
from kiosk.settings import Attract, Idle, Screen, Settings, ThemeToken, TimelineDirection, Unread, Usage

CURATORS = Path(__file__).parents[2] / "docs" / "curators"
FORMAT = (CURATORS / "format.md").read_text(encoding="utf-8")
MESSAGES = (CURATORS / "messages.md").read_text(encoding="utf-8")
SOURCE = Path(model.__file__).parent
MODELS = [
    *(Settings, Idle, Screen, Attract, Usage, PanelSet, Panel, Side, Compare, Hotspot, Quote, Figure),
    *(Timeline, Era, Topic, Card, Source, Sidecar),
]
CHOICES = [one for one in vars(choices).values() if isinstance(one, EnumType) and len(one)] + [
    Layout,
    ThemeToken,
    TimelineDirection,
    Unread,
]


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_is_in_the_format(kind):
    assert [key for key in keys(kind) if f"`{key}`" not in FORMAT] == []


@pytest.mark.parametrize("kind", CHOICES, ids=lambda kind: kind.__name__)
def test_every_value_to_choose_from_is_in_the_format(kind):
    if kind is choices.MediumKind:
        return
    assert [value for value in kind if not re.search(rf"[`, ]{re.escape(value)}[`,. ]", FORMAT)] == []


def test_every_code_has_its_severity_meaning_example_and_mend():
    sections = dict(re.findall(r"^### ([a-z0-9-]+)\n(.*?)(?=^##|\Z)", MESSAGES, re.MULTILINE | re.DOTALL))
    assert sections.keys() == CODES.keys()
    for name, code in CODES.items():
        assert f"{code.severity.capitalize()}. {code.meaning}" in sections[name]
        assert "Mend: " in sections[name]


def test_every_code_that_the_content_speaks_of_is_registered():
    spoken = {
        found
        for file in SOURCE.parent.rglob("*.py")
        if file.parent.name in ("content", "settings", "proof")
        for found in re.findall(
            r'(?:refuse|Complaint|Finding|_failure|problem|_say|_stop)\(\s*"([a-z0-9-]+)"', file.read_text()
        )
    }
    assert spoken <= CODES.keys()


@pytest.mark.parametrize(
    "module", [model, panels, cards, compare, figures, hotspots, quote], ids=lambda module: module.__name__
)
def test_each_field_of_the_model_has_a_line_of_documentation(module):
    undocumented = []
    for entry in ast.parse(inspect.getsource(module)).body:
        if isinstance(entry, ast.ClassDef) and (
            entry.name.endswith("Keys") or any(ast.unparse(base) in ("Entry", "_Exhibit") for base in entry.bases)
        ):
            for field, after in zip(entry.body, [*entry.body[1:], None], strict=True):
                if isinstance(field, ast.AnnAssign) and not (
                    isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                ):
                    undocumented.append(f"{entry.name}.{ast.unparse(field.target)}")
    assert undocumented == []
