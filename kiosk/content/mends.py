"""Says in plain words what the YAML parser could not read, and how to mend it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml


class Finding(NamedTuple):
    """What is wrong with a file's YAML; line and column from 1."""

    code: str
    line: int
    column: int
    message: str
    hint: str


_KEY = re.compile(r"\s*(?:- +)*[^\s:][^:]*: ")
_SPECIAL = re.compile(r"(?:^|[:-] +)([@`%&*!|>,?])")


def explain(error: yaml.YAMLError, lines: Sequence[str]) -> Finding:
    """The cause and the mend of what the parser refused, for people who have never heard of a parser."""
    words = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    line, column = _position(getattr(error, "problem_mark", None), lines)
    opened = _position(getattr(error, "context_mark", None) or getattr(error, "problem_mark", None), lines)
    text = lines[line - 1]
    if _tab(words, text):
        return Finding("yaml-tab", line, text.index("\t") + 1, "this line is indented with a tab",
                       "use spaces; most editors can be set to type spaces for the Tab key")
    if "quoted scalar" in context:
        return _quoted(words, *opened)
    if "escape" in words:
        return _quoted(words, line, column)
    if re.search("alias|anchor|tag|directive|block scalar", context) or "cannot start any token" in words:
        return _special(line, column, text, opened)
    if "flow" in context or "node content" in words:
        return _bracket(opened if "flow" in context else (line, column), "flow" in context)
    if re.search("entries are not allowed", words):
        return Finding("yaml-special", line, column, 'a text cannot begin with "-", and a list begins on the next line',
                       "put the text in quotes, or press Enter before the dash")
    if "values are not allowed" in words:
        return _colon(line, column, text, lines)
    if "could not find expected ':'" in words:
        return _no_colon(*opened)
    if re.search("expected key|expected '-' indicator|expected <block end>|not allowed", words):
        return _block(line, column, text)
    return Finding("yaml-syntax", line, column, f"this is not YAML: {words or 'it cannot be read'}",
                   "compare the line with an exhibit that works")


def _position(mark: object, lines: Sequence[str]) -> tuple[int, int]:
    line = getattr(mark, "line", 0)
    # The parser notices an unclosed quote only after the last line.
    if line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return line + 1, getattr(mark, "column", 0) + 1


def _tab(words: str, text: str) -> bool:
    indent = text[: len(text) - len(text.lstrip())]
    return "\t" in indent and bool(re.search(r"tab|\\t|cannot start any token|expected", words))


def _quoted(words: str, line: int, column: int) -> Finding:
    if "escape" in words:
        return Finding("yaml-quote", line, column, "a backslash within double quotes means something to YAML",
                       "put the text in single quotes, or write the backslash twice")
    return Finding("yaml-quote", line, column, "a quotation mark is opened here and never closed",
                   "close it at the end of the text")


def _special(line: int, column: int, text: str, opened: tuple[int, int]) -> Finding:
    start = _SPECIAL.search(text[: opened[1]]) if opened[0] == line else None
    sign = start[1] if start else text[column - 1 : column]
    if sign in ("|", ">"):
        return Finding("yaml-special", line, column, f'after "{sign}" the text begins on the next line',
                       "press Enter here and indent the text by two spaces more than its key")
    return Finding("yaml-special", line, opened[1] if start else column,
                   f'a text cannot begin with "{sign}" as it stands', "put the text in quotes")


def _bracket(at: tuple[int, int], opened: bool) -> Finding:
    if opened:
        return Finding("yaml-bracket", *at, "a bracket or a brace is opened here and not closed, or a comma is missing",
                       "close it, put commas between the entries, and put texts with commas or colons in quotes")
    return Finding("yaml-bracket", *at, "a bracket, a brace or a comma stands here with nothing before it",
                   "take it out, or put the text in quotes")


def _colon(line: int, column: int, text: str, lines: Sequence[str]) -> Finding:
    first = _KEY.match(text)
    if first and column > first.end():
        key = text[: first.end()].strip(" -:")
        value = text[first.end() :].strip()
        return Finding("yaml-colon", line, column, f'the text of "{key}" has a colon in it and is not in quotes',
                       f"write {key}: {_in_quotes(value)}")
    before = lines[line - 2].strip() if line > 1 else ""
    if before and ":" not in before and not before.startswith(("#", "-")):
        return _no_colon(line - 1, len(lines[line - 2]) - len(lines[line - 2].lstrip()) + 1)
    return _indentation(line, text)


def _in_quotes(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _no_colon(line: int, column: int) -> Finding:
    return Finding("yaml-no-colon", line, column, "this line has no key with a colon and a space after it",
                   'write "key: value"; a text over several lines begins after "key: |" and is indented')


def _block(line: int, column: int, text: str) -> Finding:
    quote = re.search(r"""[:-] +(["']).*\1""", text)
    if quote and column > quote.start() + 1:
        return Finding("yaml-quote", line, column, "the text goes on after its closing quotation mark",
                       "put the whole text between one pair of quotation marks of the other kind")
    if text.strip() and ":" not in text and not text.startswith((" ", "-")):
        return _no_colon(line, column)
    return _indentation(line, text)


def _indentation(line: int, text: str) -> Finding:
    return Finding("yaml-indentation", line, len(text) - len(text.lstrip()) + 1,
                   "this line is indented differently from the lines it belongs to",
                   "put it exactly under its neighbours; an entry's keys stand under the first letter after the dash")
