"""One more entry at the end of a list in a YAML file, in whichever way the list is written.

A list may be lines with dashes, brackets on one line or several, empty brackets, a single word, or a key with nothing
after it. Only the end of the list is changed; each function works on the lines of the file, in place.
"""

import re
from collections.abc import Callable

import yaml

from kiosk.content import fast_yaml

_AFTER_ENTRY = re.compile(r"\s*+(?P<comma>,?)\s*+(?:#.*)?")
_COMMENT_OR_EMPTY = re.compile(r"\s*(?:#.*)?")
Mark = tuple[int, int]
"""Line and column, both from 0."""


def pair(text: str, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the nodes of a key and its value at the top of a file."""
    root = yaml.compose(text, Loader=fast_yaml.LOADER)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next(((name, value) for name, value in pairs if name.value == key), None)


def add_name(lines: list[str], value: yaml.Node, name: str) -> None:
    """Put a name at the end of a list of names, which may be one name or nothing."""
    start, end = _mark(value.start_mark), _mark(value.end_mark)
    if isinstance(value, yaml.SequenceNode):
        if not value.flow_style:
            _in_lines(lines, value, lambda indent: [f"{indent}- {name}"])
        elif value.value:
            last = _mark(value.value[-1].end_mark)
            _splice(lines, last, last, f", {name}")
        else:
            _into_empty(lines, start, end, name)
    elif _is_nothing(value):
        _splice(lines, start, end, f" [{name}]" if start == end else f"[{name}]")
    else:
        _splice(lines, end, end, f", {name}]")
        _splice(lines, start, start, "[")


def add_entry(lines: list[str], key: yaml.Node, value: yaml.Node, piece: str, short: str) -> None:
    """Put an entry of several lines, or `short` on one line, at the end of a list of entries or in place of nothing."""
    if not isinstance(value, yaml.SequenceNode) or not value.value:
        _take_out(lines, value)
        indent = key.start_mark.column
        end = _end_of_list(lines, _mark(key.end_mark)[0], indent)
        lines[end:end] = _indented(piece, indent + 2)
    elif value.flow_style:
        _in_brackets(lines, key, value.value[-1], short)
    else:
        _in_lines(lines, value, lambda indent: ["", *_indented(piece, len(indent))])


def _in_lines(lines: list[str], value: yaml.SequenceNode, piece: Callable[[str], list[str]]) -> None:
    last, dash = value.value[-1], value.start_mark.column
    if _is_nothing(last) and last.start_mark.column == dash + 1:
        # A dash that waits for its entry.
        line, column = _mark(last.start_mark)
        new = piece(" " * dash)
        new = new[1:] if not new[0] else new
        rest = lines[line][column:]
        lines[line : line + 1] = [f"{new[0]}{rest}".rstrip(), *new[1:]]
        return
    end = _end_of_list(lines, _mark(last.start_mark)[0], dash)
    lines[end:end] = piece(" " * dash)


def _in_brackets(lines: list[str], key: yaml.Node, last: yaml.Node, short: str) -> None:
    """Put an entry after the last one in brackets: on a line of its own where that stays clear of comments."""
    line, column = _mark(last.end_mark)
    found = _AFTER_ENTRY.fullmatch(lines[line], column)
    if not found:
        _splice(lines, (line, column), (line, column), f", {short}")
        return
    before = lines[last.start_mark.line][: last.start_mark.column]
    indent = len(before) if not before.strip() else key.start_mark.column + 2
    lines.insert(line + 1, f"{' ' * indent}{short}{found['comma']}")
    if not found["comma"]:
        _splice(lines, (line, column), (line, column), ",")


def _into_empty(lines: list[str], start: Mark, end: Mark, name: str) -> None:
    inside = (start[0], start[1] + 1)
    if start[0] == end[0]:
        _splice(lines, inside, (end[0], end[1] - 1), name)
    else:
        # A comment must not touch the name.
        gap = " " if lines[start[0]][inside[1] :].startswith("#") else ""
        _splice(lines, inside, inside, f"{name}{gap}")


def _take_out(lines: list[str], value: yaml.Node) -> None:
    """Take out a word for nothing, or empty brackets, but no comment."""
    start, end = _mark(value.start_mark), _mark(value.end_mark)
    if isinstance(value, yaml.SequenceNode):
        _splice(lines, (end[0], end[1] - 1), end, "")
        _splice(lines, start, (start[0], start[1] + 1), "")
    else:
        _splice(lines, start, end, "")
    for number in {start[0], end[0]}:
        lines[number] = re.sub(r":\s+#", ": #", lines[number].rstrip())
    for number in sorted({start[0], end[0]}, reverse=True):
        if not lines[number].strip():
            del lines[number]


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and fast_yaml.PLAIN.get(node.value, "") is None


def _mark(mark: yaml.Mark) -> Mark:
    return mark.line, mark.column


def _splice(lines: list[str], start: Mark, end: Mark, text: str) -> None:
    before, after = lines[start[0]][: start[1]], lines[end[0]][end[1] :]
    lines[start[0] : end[0] + 1] = [f"{before}{text}{after}"]


def _end_of_list(lines: list[str], last: int, dash: int) -> int:
    """Return how many lines the file has up to the end of a list whose last entry begins on line `last`, from 0."""
    end = last + 1
    for number, line in enumerate(lines[last + 1 :], last + 2):
        if not line.strip():
            continue
        deeper = len(line) - len(line.lstrip()) > dash
        if not deeper and not _COMMENT_OR_EMPTY.fullmatch(line):
            break
        end = number if deeper else end
    return end


def _indented(piece: str, dash: int) -> list[str]:
    lines = piece.rstrip("\n").split("\n")
    own = len(lines[0]) - len(lines[0].lstrip())
    shift = dash - own
    return [line if not line else " " * shift + line if shift >= 0 else line[-shift:] for line in lines]
