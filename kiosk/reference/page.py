"""The tables of keys in the curators' pages, made from the model.

A page has a pair of comments for each table, `<!-- keys of Panel -->` and `<!-- end -->`; what stands between them is
ours, everything else is the writer's.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

from kiosk.content import choices, model, panels
from kiosk.content.choices import Layout
from kiosk.content.panels import NEEDS
from kiosk.errors import KioskError
from kiosk.reference.keys import explained, said
from kiosk.settings import installation
from kiosk.settings.fields import Entry

_PART = re.compile(r"(<!-- (keys|values) of (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_MODULES = (installation, model, panels, choices)
_NEEDS_TOO = {
    Layout.GALLERY: "`media`, at least two",
    Layout.HOTSPOTS: "`media` (a picture) and `hotspots`",
    Layout.FILM: "`media` (a film)",
    Layout.FULL_BLEED: "`media` (a picture)",
}


def renew(page: Path) -> bool:
    """Write the tables of a page anew; say whether that changed it. Raises KioskError for a table nobody knows."""
    before = page.read_text(encoding="utf-8")
    after = renewed(before)
    if after == before:
        return False
    page.write_text(after, encoding="utf-8")
    return True


def renewed(text: str) -> str:
    """The text of a page with its tables as the model has them now."""
    return _PART.sub(lambda part: f"{part[1]}\n{_table(part[2], part[3])}\n\n{part[5]}", text)


def tables(text: str) -> list[str]:
    """The names of the tables in a page."""
    return [part[3] for part in _PART.finditer(text)]


def _table(what: str, name: str) -> str:
    found = next((vars(module)[name] for module in _MODULES if name in vars(module)), None)
    if what == "keys" and isinstance(found, type) and issubclass(found, Entry):
        return _keys(found)
    if what == "values" and found is Layout:
        return _layouts()
    raise KioskError(f"there is no table of the {what} of {name}")


def _keys(kind: type[Entry]) -> str:
    rows = []
    for attribute, words in said(kind).items():
        info = kind.model_fields[attribute]
        if attribute == "id" and not words.examples:
            continue
        needed = "**Required.** " if info.is_required() else ""
        values = _values(info.annotation)
        one_of = f" One of {', '.join(f'`{value}`' for value in values)}." if values else ""
        examples = "<br>".join(f"`{example}`" for example in words.examples)
        rows.append((f"`{info.alias or attribute}`", f"{needed}{words.words}{one_of}", examples))
    return _markdown(("key", "what it is", "for example"), rows)


def _layouts() -> str:
    rows = []
    for layout, words in explained(Layout).items():
        needed = NEEDS[Layout(layout)]
        rows.append((f"`{layout}`", words, _NEEDS_TOO.get(Layout(layout), f"`{needed}`")))
    return _markdown(("layout", "what it shows", "what it needs"), rows)


def _values(annotation: Any) -> list[str]:
    """The values that a key's are chosen from, wherever they stand in its type; layouts have a table of their own."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [] if annotation is Layout else [member.value for member in annotation]
    inner = get_args(annotation) if get_origin(annotation) else ()
    return [value for part in inner for value in _values(part)]


def _markdown(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
