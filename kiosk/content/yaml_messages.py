"""Says in plain words what the YAML parser could not read, and how to mend it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from kiosk.content import confusable_characters


class YamlFault(NamedTuple):
    """What is wrong with a file's YAML; line and column from 1."""

    code: str
    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Case:
    """What the parser said, and of which lines; lines and columns from 1."""

    words: str
    context: str
    line: int
    column: int
    opened: tuple[int, int]
    """Where the piece began that the parser could not finish."""
    lines: Sequence[str]

    @property
    def text(self) -> str:
        return self.lines[self.line - 1]


_TIGHT_DASH = re.compile(r"\s*+-[^\s-][^:]*+:(?: |$)")
_OPENS_TEXT = re.compile(r"[|>][0-9+-]{0,2}\s*+$")
_KEY = re.compile(r"\s*+(?:- ++)*+[^\s:][^:]*+: ")
_SPECIAL = re.compile(r"(?:^|[:-] +)([@`%&*!|>,?])")
_GOES_ON = re.compile(r"""[:-] +(["']).*\1""")


def explain(error: yaml.YAMLError, lines: Sequence[str]) -> YamlFault:
    """Return the cause and the mend of what the parser refused, in words that need no knowledge of parsers."""
    mark = getattr(error, "problem_mark", None)
    opened = _position(getattr(error, "context_mark", None) or mark, lines)
    words, context = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    case = _Case(words, context, *_position(mark, lines), opened, lines)
    if _has_tab(case):
        hint = "use spaces; most editors can be set to type spaces for the Tab key"
        return YamlFault("yaml-tab", case.line, case.text.index("\t") + 1, "this line is indented with a tab", hint)
    given = _sign(case) or _tight_dash(case)
    if given:
        return given
    said = f"{context}: {words}"
    explained = next((explain for pattern, explain in _RULES if re.search(pattern, said)), _unexplained)
    return explained(case)


def _position(mark: object, lines: Sequence[str]) -> tuple[int, int]:
    line = getattr(mark, "line", 0)
    # The parser notices an unclosed quote only after the last line.
    if line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return line + 1, getattr(mark, "column", 0) + 1


def _has_tab(case: _Case) -> bool:
    indent = case.text[: len(case.text) - len(case.text.lstrip())]
    return "\t" in indent and bool(re.search(r"tab|\\t|cannot start any token|expected", case.words))


def _sign(case: _Case) -> YamlFault | None:
    """Return what looks like another sign or like nothing, in the line of the error or in those that it began with."""
    numbers = [case.line]
    if not _in_value(case):
        numbers += [case.opened[0], case.line - 1, case.line - 2]
    for number in dict.fromkeys(number for number in numbers if number > 0):
        found = confusable_characters.in_line(case.lines[number - 1]) if not _within_text(case.lines, number) else None
        if found:
            return YamlFault(found.code, number, found.column, found.message, found.hint)
    return None


def _in_value(case: _Case) -> bool:
    """Return whether the error is a colon within the text of a key."""
    first = _KEY.match(case.text)
    return first is not None and "values are not allowed" in case.words and case.column > first.end()


def _within_text(lines: Sequence[str], number: int) -> bool:
    """Return whether a line belongs to a text that began after | or >."""
    indent = _indent(lines[number - 1])
    for line in reversed(lines[: number - 1]):
        if line.strip() and _indent(line) < indent:
            return bool(_OPENS_TEXT.search(line))
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tight_dash(case: _Case) -> YamlFault | None:
    for number in range(case.line, max(0, case.line - 2), -1):
        line = case.lines[number - 1]
        if _TIGHT_DASH.match(line):
            message = "the dash of a list has no space after it"
            return YamlFault("yaml-dash", number, line.index("-") + 1, message, "type a space after the dash")
    return None


def _quoted(case: _Case) -> YamlFault:
    if "escape" in case.words:
        message = "a backslash within double quotes means something to YAML"
        hint = "put the text in single quotes, or write the backslash twice"
        return YamlFault("yaml-quote", case.line, case.column, message, hint)
    message = "a quotation mark is opened here and never closed"
    return YamlFault("yaml-quote", *case.opened, message, "close it at the end of the text")


def _special(case: _Case) -> YamlFault:
    start = _SPECIAL.search(case.text[: case.opened[1]]) if case.opened[0] == case.line else None
    sign = start[1] if start else case.text[case.column - 1 : case.column]
    if sign in ("|", ">"):
        message = f'after "{sign}" the text begins on the next line'
        hint = "press Enter here and indent the text by two spaces more than its key"
        return YamlFault("yaml-special", case.line, case.column, message, hint)
    column = case.opened[1] if start else case.column
    return YamlFault("yaml-special", case.line, column, f'a text cannot begin with "{sign}"', "put the text in quotes")


def _bracket(case: _Case) -> YamlFault:
    if "flow" in case.context:
        message = "a bracket or a brace is opened here and not closed, or a comma is missing"
        hint = "close it, put commas between the entries, and put texts with commas or colons in quotes"
        return YamlFault("yaml-bracket", *case.opened, message, hint)
    message = "a bracket, a brace or a comma stands here with nothing before it"
    return YamlFault("yaml-bracket", case.line, case.column, message, "take it out, or put the text in quotes")


def _dash(case: _Case) -> YamlFault:
    message = 'a text cannot begin with "-", and a list begins on the next line'
    hint = "put the text in quotes, or press Enter before the dash"
    return YamlFault("yaml-special", case.line, case.column, message, hint)


def _colon(case: _Case) -> YamlFault:
    first = _KEY.match(case.text)
    if first and case.column > first.end():
        key = case.text[: first.end()].strip(" -:")
        quote, held = confusable_characters.curly(case.text[first.end() :].strip())
        if quote:
            sign = confusable_characters.named(quote)
            message = f'{sign} is no quote to YAML, so that the text of "{key}" must not have a colon'
            return YamlFault("yaml-colon", case.line, first.end() + 1, message, f"write {key}: {_in_quotes(held)}")
        message = f'the text of "{key}" has a colon in it and is not in quotes'
        hint = f"write {key}: {_in_quotes(case.text[first.end() :].strip())}"
        return YamlFault("yaml-colon", case.line, case.column, message, hint)
    above = case.lines[case.line - 2] if case.line > 1 else ""
    if above.strip() and ":" not in above and not above.lstrip().startswith(("#", "-")):
        return _without_key(case.line - 1, len(above) - len(above.lstrip()) + 1)
    return _indentation(case)


def _in_quotes(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _no_colon(case: _Case) -> YamlFault:
    return _without_key(*case.opened)


def _without_key(line: int, column: int) -> YamlFault:
    message = "this line has no key with a colon and a space after it"
    hint = 'write "key: value"; a text over several lines begins after "key: |" and is indented'
    return YamlFault("yaml-no-colon", line, column, message, hint)


def _block(case: _Case) -> YamlFault:
    quote = _GOES_ON.search(case.text)
    if quote and case.column > quote.start() + 1:
        message = "the text goes on after its closing quotation mark"
        hint = "put the whole text between one pair of quotation marks of the other kind"
        return YamlFault("yaml-quote", case.line, case.column, message, hint)
    if case.text.strip() and ":" not in case.text and not case.text.startswith((" ", "-")):
        return _without_key(case.line, case.column)
    return _indentation(case)


def _indentation(case: _Case) -> YamlFault:
    message = "this line is indented differently from the lines it belongs to"
    hint = "put it exactly under its neighbours; an entry's keys stand under the first letter after the dash"
    return YamlFault("yaml-indentation", case.line, len(case.text) - len(case.text.lstrip()) + 1, message, hint)


def _unexplained(case: _Case) -> YamlFault:
    message = f"this is not YAML: {case.words or 'it cannot be read'}"
    return YamlFault("yaml-syntax", case.line, case.column, message, "compare the line with an exhibit that works")


# What libyaml and PyYAML's own parser say, in their words; the first that fits counts.
_RULES: tuple[tuple[str, Callable[[_Case], YamlFault]], ...] = (
    ("quoted scalar|escape", _quoted),
    ("alias|anchor|tag|directive|block scalar|cannot start any token", _special),
    ("flow|node content", _bracket),
    ("entries are not allowed", _dash),
    ("values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("expected key|expected '-'|expected <block end>|not allowed", _block),
)
