"""Finds the interface's words in Python and .kv files; its two functions are extractors for Babel.

Found are: `words("Next")`, `words.context("sound", "Off")`, `words.plural("%(n)s card", "%(n)s cards", n)` under a
name that ends in `words`, and `N_("Next")`; both branches of `words("Pause" if playing else "Play")`.
A comment that begins with `Translators:` on the line above is passed to the translators, and so is the glossary.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from babel.messages.catalog import Catalog

from kiosk.i18n.glossary import GLOSSARY

_CALL = re.compile(r"(?<![\w.])(?:[\w.]*words(?:\.\w+)?|N_)\(")
_LONGEST_CALL = 1000
_TRANSLATORS = re.compile(r"^\s*#\s*(Translators:.*)$")

Extracted = tuple[int, str, Any, list[str]]
"""The line from 1, the equivalent gettext function, its arguments, and comments for translators."""


class Found(NamedTuple):
    """A text of the interface as gettext names it: (text,), (context, text) or (one, many)."""

    function: str
    arguments: tuple[str, ...]


def extract_python(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Extracted]:
    """Extract from Python; entry point of babel.extractors."""
    source = file.read().decode("utf-8")
    if not _CALL.search(source):
        return
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            yield from _located(call, call.lineno, source.splitlines())


def extract_kv(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Extracted]:
    """Extract from Kivy's language, whose expressions are Python; an entry point of babel.extractors."""
    source = file.read().decode("utf-8")
    for match in _CALL.finditer(source):
        call = _call_at(source, match.start())
        if call:
            yield from _located(call, source.count("\n", 0, match.start()) + 1, source.splitlines())


def interface_template(package: Path) -> Catalog:
    """Collect the words of a package's .py and .kv files in a catalogue without translations."""
    template = Catalog(project="Vitrine", version="1", msgid_bugs_address="", charset="utf-8", fuzzy=False)
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.kv")]):
        extract = extract_kv if path.suffix == ".kv" else extract_python
        name = path.relative_to(package.parent).as_posix()
        with path.open("rb") as file:
            for line, function, arguments, comments in extract(file, None, None, None):
                add(template, function, arguments, (name, line), comments)
    return template


def add(template: Catalog, function: str, arguments: Any, location: tuple[str, int], comments: list[str]) -> None:
    """Add what an extractor yielded to a catalogue, with what the glossary says of it."""
    context, text = arguments if function == "pgettext" else (None, arguments)
    meaning = GLOSSARY.get(text if isinstance(text, str) else text[0])
    notes = [*comments, *([f"Translators: {meaning}"] if meaning else [])]
    template.add(text, context=context, locations=[location], auto_comments=notes)


def _located(call: ast.Call, line: int, lines: list[str]) -> Iterator[Extracted]:
    comment = _TRANSLATORS.match(lines[line - 2]) if line > 1 else None
    for found in _found(call):
        arguments = found.arguments[0] if found.function == "gettext" else found.arguments
        yield line, found.function, arguments, [comment[1]] if comment else []


def _found(call: ast.Call) -> list[Found]:
    owner, name = _names(call.func)
    texts = [_texts(argument) for argument in call.args[:2]]
    if not texts or not texts[0]:
        return []
    if name == "N_" or name.endswith("words"):
        return [Found("gettext", (text,)) for text in texts[0]]
    if not owner.endswith("words") or not texts[1:]:
        return []
    if name == "context":
        return [Found("pgettext", (texts[0][0], text)) for text in texts[1]]
    if name == "plural":
        return [Found("ngettext", (one, many)) for one, many in zip(texts[0], texts[1], strict=True)]
    return []


def _names(function: ast.expr) -> tuple[str, str]:
    """Return the last two names of a call: ("words", "plural") for self.ui.words.plural."""
    if isinstance(function, ast.Name):
        return "", function.id
    if isinstance(function, ast.Attribute):
        return _names(function.value)[1], function.attr
    return "", ""


def _texts(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return _texts(argument.body) + _texts(argument.orelse)
    return []


def _call_at(source: str, start: int) -> ast.Call | None:
    """Return the call that begins at an index: up to the first bracket with which it is valid Python."""
    end = source.find(")", start)
    while end >= 0 and end - start < _LONGEST_CALL:
        try:
            parsed = ast.parse(source[start : end + 1], mode="eval").body
        except SyntaxError:
            end = source.find(")", end + 1)
            continue
        return parsed if isinstance(parsed, ast.Call) else None
    return None
