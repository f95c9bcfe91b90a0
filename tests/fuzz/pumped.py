"""Run every regular expression and every parser of the kiosk on hostile texts; name those that are not linear.

For a process of its own: `python pumped.py`. Time is that of the processor, so that a busy machine changes nothing.
"""

import ast
import importlib
import re
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import kiosk
from kiosk.content import confusable_characters, dates, media, yaml_source
from kiosk.content.links import links
from kiosk.content.word_counts import count
from kiosk.curator.imports import columns, markup, spreadsheet_dates
from kiosk.engines.playback import captions, cue_words
from kiosk.engines.speech import phrases
from kiosk.errors import KioskError
from kiosk.settings import quantities

METHODS = "fullmatch|match|search|sub|findall|finditer|split"
SIZE = 40_000
LIMIT_S = 0.4
"""CPU time for one text; linear code takes a hundredth, quadratic code ten times as long."""
KNOWN: dict[str, str] = {}
"""Patterns that only ever see short texts, with what keeps those short."""
_CATEGORIES = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_SPACE: "a"}


class TooSlowError(Exception):
    """Raised by the alarm."""


def expressions() -> Iterator[tuple[str, Any, frozenset[str]]]:
    """Return every pattern of a module, with the methods that use it."""
    root = Path(kiosk.__file__).parent
    for file in sorted(root.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if not re.search(r"^import re$", text, re.MULTILINE):
            continue
        name = ".".join(("kiosk", *file.relative_to(root).with_suffix("").parts))
        for key, value in vars(importlib.import_module(name)).items():
            used = frozenset(re.findall(rf"\b{key}\.({METHODS})\(", text)) or frozenset(METHODS.split("|"))
            yield from ((f"{name}.{key}", found, used) for found in patterns_in(value))
        for node in ast.walk(ast.parse(text)):
            how = ast.unparse(node.func).partition("re.")[2] if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and how in METHODS.split("|") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                    flags = re.MULTILINE | re.DOTALL if "DOTALL" in ast.unparse(node) else re.NOFLAG
                    flags |= re.VERBOSE if "VERBOSE" in ast.unparse(node) else re.NOFLAG
                    yield f"{name}:{node.lineno}", re.compile(first.value, flags), frozenset({how})


def patterns_in(value: object) -> Iterator[Any]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from patterns_in(item)
    elif isinstance(value, dict):
        yield from patterns_in(tuple(value.values()))


def branches(kind: Any, what: Any) -> tuple[Any, ...]:
    """Return the parts of a piece of a pattern."""
    if kind is sre.BRANCH:
        return tuple(what[1])
    if kind in (sre.SUBPATTERN, sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return (what[-1],)
    return (what,) if kind is sre.ATOMIC_GROUP else ()


def example(tree: Any) -> Iterator[str]:
    """Return the characters of a text that matches a pattern, with each piece once."""
    for kind, what in tree:
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY):
            yield chr(what) if kind is sre.LITERAL else "a"
        elif kind is sre.IN:
            yield one_of(what)
        for branch in branches(kind, what)[:1]:
            yield from example(branch)


def one_of(choices: Any) -> str:
    kind, what = choices[0]
    if kind is sre.NEGATE:
        return "a"
    return chr(what) if kind is sre.LITERAL else chr(what[0]) if kind is sre.RANGE else _CATEGORIES.get(what, "a")


def characters(tree: Any) -> Iterator[str]:
    """Return one character of each class that a pattern distinguishes."""
    for kind, what in tree:
        if kind in (sre.LITERAL, sre.NOT_LITERAL):
            yield chr(what)
        elif kind is sre.IN:
            yield from (one_of([choice]) for choice in what if choice[0] is not sre.NEGATE)
        for branch in branches(kind, what):
            yield from characters(branch)


def texts(pattern: Any) -> Iterator[str]:
    """Return hostile texts for a pattern: repetitions of its pieces and their prefixes."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    whole = "".join(example(tree))[:80]
    kinds = list(dict.fromkeys([*characters(tree), " ", "a", "1"]))[:12]
    starts = list(dict.fromkeys(whole[:length] for length in range(len(whole) + 1)))
    for unit in dict.fromkeys(
        [*starts[1:12], whole or "a", *(whole[at : at + 2] for at in range(min(12, len(whole) - 1)))]
    ):
        yield unit * (SIZE // len(unit)) + "\x01"
    for character in kinds:
        for start in (*starts[:6], whole):
            yield start + character * SIZE + "\x01"


def calls(pattern: Any, used: frozenset[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield calls of a pattern in each way in which it is used, with each hostile text."""
    for text in texts(pattern):
        given: Any = text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")
        for method in used & {"fullmatch", "match"}:
            yield text, partial(getattr(pattern, method), given)
        if used - {"fullmatch", "match"}:
            yield text, lambda given=given: sum(1 for _ in pattern.finditer(given))  # type: ignore[misc]


def outran(call: Callable[[], object], limit_s: float) -> bool:
    """Return whether a call takes longer than a limit; exceptions in time are fine."""
    signal.setitimer(signal.ITIMER_VIRTUAL, limit_s)
    try:
        call()
    except TooSlowError:
        return True
    except (ValueError, KioskError):
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


PARSERS: dict[str, Callable[[str], object]] = {
    "links": lambda text: list(links(text)),
    "words": count,
    "quantity": quantities.seconds(0).read,
    "captions": captions.parsed,
    "caption": lambda text: captions.parsed("WEBVTT\n\n00:01.000 --> 00:02.000\n" + text),
    "words of a caption": cue_words.plain,
    "spoken": lambda text: list(cue_words.spoken(text[:20_000], 1, 2)),
    "markdown of HTML": markup.markdown,
    "markdown of HTML with a tag": lambda text: markup.markdown(f"<p>{text}"),
    "plain words of HTML": lambda text: markup.plain(f"<p>{text}"),
    "links out": markup.without_links_out,
    "a date in words": spreadsheet_dates.of_words,
    "a date": dates.fault_of,
    "the date that was meant": dates.meant,
    "a heading": lambda text: columns.known([text]),
    "a file's name": media.parts,
    "YAML": lambda text: yaml_source.parse(text.encode("utf-8", "replace"), "x.yaml"),
    "YAML within a text": lambda text: yaml_source.parse(f"title: {text}: a".encode("utf-8", "replace"), "x.yaml"),
    "signs": confusable_characters.in_line,
    "phrases": lambda text: phrases(text, "en"),
}
UNITS = (
    "[](", "](", "[", "[a](b", "[a](panel:b) ", "<", "<!--", "<!", "<?", "</", "<a ", '<a "', '<a ">', "<a '>", "<b>",
    "<script>", "<style>x", "<i>x</b>", "&", "&#", "&#9", "&amp", "{\\an8", "{b", "{", "<00:01.500>", "<00:09.000>a ",
    "-->", "00:01.000 --> 00:02.000\n", "1\n00:00:01,000 --> 00:00:02,000\nA\n\n", "NOTE\n\n", "\n", "\r", "\r\n", " ",
    "\t", "a", "a ", "1", "1 ", "1.", "1-", "-", "- ", ": ", "a: ", "a:\n ", '"', "'", "\\", "|", "#", "*", "_", "*a ",
    ".", "a.b", "c. 1", "1 to ", " – ", ", ", "\xa0", "\u200b", "–", "\uff1a", "\u201c", "\u201d a", "{", "}", ",",
    "? ",
    "&a ", "!a ", "%",
)  # fmt: skip
"""Pieces of which hostile texts are made."""
LONG = 20_000
PARSER_S = 2.5
"""Of processor time for one text; what is quadratic takes minutes."""


def slow() -> Iterator[str]:
    """Yield everything that is not linear, with the text that shows it."""
    for where, pattern, used in expressions():
        if where not in KNOWN:
            yield from (f"{where} {text[:30]!r}" for text, call in calls(pattern, used) if outran(call, LIMIT_S))
    for name, parser_ in PARSERS.items():
        for unit in UNITS:
            text = unit * (LONG // len(unit))
            for given in (text, f"1{text}x", f"a{text}"):
                if outran(partial(parser_, given), PARSER_S):
                    yield f"{name} {given[:30]!r}"


def _late(*_: object) -> None:
    raise TooSlowError


if __name__ == "__main__":
    signal.signal(signal.SIGVTALRM, _late)
    sys.exit("\n".join(slow()) or None)
