"""The tables of keys in the curators' pages, made from the model.

A page has a pair of comments for each table, `<!-- keys of Panel -->` and `<!-- end -->`; what stands between them is
ours, everything else is the writer's.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from kiosk.content import choices, model
from kiosk.content.choices import MediumKind
from kiosk.content.layouts.registry import SPECS, Layout
from kiosk.content.layouts.spec import LayoutSpec
from kiosk.curator.reference.model_keys import said
from kiosk.errors import KioskError
from kiosk.files import write_whole
from kiosk.i18n.localised import Localised
from kiosk.settings import installation
from kiosk.settings.fields import Entry

_PART = re.compile(r"(<!-- (?:(keys|values) of (\w+)|(\w+)) -->\n)((?:[^<]|<(?!!-- ))*+)(<!-- end -->)")
_MODULES = (installation, model, choices)
_NUMBERS = {2: "two", 3: "three", 4: "four"}
_SHOWN_MEDIA = (MediumKind.PICTURE, MediumKind.FILM)
_MOST_VALUES = 20
"""Values that are listed in a table; more are in a page of their own."""


def renew(page: Path, parts: Mapping[str, Callable[[], str]]) -> bool:
    """Write the tables of a page anew; say whether that changed it. Raises KioskError for a table nobody knows.

    `parts` are other pieces, by the word that stands in their comment.
    """
    before = page.read_text(encoding="utf-8")
    after = renewed(before, parts)
    if after == before:
        return False
    write_whole(page, after, to_disk=True)
    return True


def renewed(text: str, parts: Mapping[str, Callable[[], str]] | None = None) -> str:
    """Return the text of a page with its tables as the model has them now."""

    def made(part: re.Match[str]) -> str:
        other = (parts or {}).get(part[4]) if part[4] else None
        return other() if other else _table(part[2], part[3] or part[4])

    return _PART.sub(lambda part: f"{part[1]}\n{made(part)}\n\n{part[6]}", text)


def tables(text: str) -> list[str]:
    """Return the names of the tables in a page."""
    return [part[3] for part in _PART.finditer(text) if part[3]]


def _table(what: str | None, name: str) -> str:
    found = next((vars(module)[name] for module in _MODULES if name in vars(module)), None) or _entry(name)
    if what == "keys" and isinstance(found, type) and issubclass(found, Entry):
        return _keys(found)
    if what == "values" and found is Layout:
        return _layouts()
    raise KioskError(f"there is no table of the {what or 'parts'} of {name}")


def _keys(kind: type[Entry]) -> str:
    rows = []
    for attribute, words in said(kind).items():
        # What all exhibits have stands in a table of its own; a panel's table has all its keys.
        if kind is not model.Panel and attribute not in kind.__annotations__:
            continue
        info = kind.model_fields[attribute]
        if attribute == "id" and not words.examples:
            continue
        says = f"{_head(info)}{words.words}{_choices(info.annotation)}"
        examples = "<br>".join(f"`{example}`" for example in words.examples)
        rows.append((f"`{info.alias or attribute}`", says, examples))
    return _markdown(("key", "what it is", "for example"), rows)


def _layouts() -> str:
    rows = [(f"`{spec.name}`", spec.words, " and ".join(_needs(spec))) for spec in SPECS]
    return _markdown(("layout", "what it shows", "what it needs"), rows)


def _needs(spec: LayoutSpec) -> Iterator[str]:
    """Write each key that a layout cannot do without, with what `media` takes there."""
    for key in spec.needs:
        if key != "media":
            yield f"`{key}`"
        elif spec.most_media is None:
            yield f"`media`, at least {_NUMBERS.get(spec.least_media, spec.least_media)}"
        else:
            yield f"`media` (a {spec.media[0]})" if len(spec.media) < len(_SHOWN_MEDIA) else "`media`"


def _entry(name: str) -> type[Entry] | None:
    """Return the entry of this name wherever it is declared: a layout declares its own."""
    waiting = Entry.__subclasses__()
    while waiting:
        kind = waiting.pop()
        if kind.__name__ == name:
            return kind
        waiting += kind.__subclasses__()
    return None


def _head(info: FieldInfo) -> str:
    """Return whether a key is a text, which may be translated, and whether it must be there."""
    text = "Text" if _is_text(info.annotation) else ""
    # A key with one value is how a file says what it holds.
    required = info.is_required() or get_origin(info.annotation) is Literal
    parts = [part for part in (text, ("required" if text else "Required") if required else "") if part]
    return f"**{', '.join(parts)}.** " if parts else ""


def _is_text(annotation: Any) -> bool:
    return annotation is Localised or (
        get_origin(annotation) in (Annotated, Union, UnionType) and any(map(_is_text, get_args(annotation)))
    )


def _choices(annotation: Any) -> str:
    """Return the values that a key can have, wherever they stand in its type; layouts have a table of their own."""
    kind = get_origin(annotation)
    if kind is Literal or (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        values = [str(value) for value in (get_args(annotation) or annotation)]
        known = annotation is not Layout and 1 < len(values) <= _MOST_VALUES
        return f" One of {', '.join(f'`{value}`' for value in values)}." if known else ""
    inner = get_args(annotation) if kind is not None else ()
    return "".join(_choices(part) for part in inner)


def _markdown(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
