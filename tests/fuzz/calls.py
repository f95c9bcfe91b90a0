"""The commands that the fuzz runs, and the choice of those for a broken exhibition."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

EVERYTHING = ("yaml", "po", "captions", "names", "media")
Words = Callable[[Path, random.Random], list[str]]


@dataclass(frozen=True)
class Command:
    """A command and the cases that it runs on."""

    words: Words
    """What it is called with, for a folder that holds content/ and desk/."""
    reads: tuple[str, ...]
    """The kinds of mutations that it reads."""
    share: float = 1.0
    """In how many of those cases it runs."""


def _below(*words: str) -> Words:
    """Call a command of a group with the content's folder."""
    return lambda root, _chance: [words[0], "-C", str(root / "content"), *words[1:]]


def _check(*words: str) -> Words:
    return lambda root, _chance: ["check", str(root / "content"), *words]


def _on_desk(way: str, *endings: str) -> Words:
    """Import a file from desk/ under its current name."""

    def words(root: Path, chance: random.Random) -> list[str]:
        found = sorted(path for path in (root / "desk").glob("*") if path.name.endswith(endings))
        return ["import", "-C", str(root / "content"), way, str(chance.choice(found or [root])), "--overwrite"]

    return words


def _template(root: Path, _chance: random.Random) -> list[str]:
    return ["import", "-C", str(root / "content"), "template", str(root / "new.xlsx")]


def _preview(_root: Path, chance: random.Random) -> list[str]:
    return ["preview", *chance.choice(([], ["rooms/left"], ["rooms/moving"], ["years"]))]


def _tour(root: Path, _chance: random.Random) -> list[str]:
    return ["tour", "--quick", "--out", str(root / "tour"), "--size", "640x360"]


COMMANDS = {
    "check": Command(_check(), EVERYTHING),
    "check --format json": Command(_check("--format", "json"), ("names",), 0.4),
    "check --quick": Command(_check("--quick"), ("yaml", "names"), 0.2),
    "media list": Command(_below("media", "list"), ("yaml", "names", "media"), 0.3),
    "media list --format json": Command(_below("media", "list", "--format", "json"), ("names",), 0.3),
    "media prepare": Command(_below("media", "prepare"), ("names", "media")),
    "translate extract": Command(_below("translate", "extract"), ("yaml", "names"), 0.2),
    "translate update": Command(_below("translate", "update"), ("po", "names"), 0.5),
    "translate compile": Command(_below("translate", "compile"), ("po", "names"), 0.5),
    "translate status": Command(_below("translate", "status", "--strict"), ("po", "yaml", "names"), 0.3),
    "import timelinejs": Command(_on_desk("timelinejs", "time.json"), ("desk",), 0.6),
    "import iiif": Command(_on_desk("iiif", "pages.json"), ("desk",), 0.6),
    "import csv": Command(_on_desk("csv", ".csv", ".xlsx"), ("desk",)),
    "import template": Command(_template, ("yaml",), 0.05),
    "preview": Command(_preview, EVERYTHING, 0.08),
    "tour --quick": Command(_tour, EVERYTHING, 0.04),
}


def drawn_for(key: str, kinds: set[str], *, one: bool = False) -> list[str]:
    """Draw the commands for a case by the kinds of its mutations; optionally only one."""
    chance = random.Random(f"{key}/commands")
    reading = [(name, command.share) for name, command in COMMANDS.items() if kinds & {*command.reads}]
    if one:
        names, shares = zip(*reading, strict=True)
        return chance.choices(names, shares)
    return [name for name, share in reading if chance.random() < share]
