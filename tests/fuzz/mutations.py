"""The registry of mutations, which are drawn from a seed so that each case can be repeated."""

import os
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path

MOST = 3
"""Mutations of one case."""
LARGEST = 4_000_000
"""Largest file that is mutated, in bytes."""


@dataclass
class Case:
    """An exhibition to break."""

    root: Path
    """Holds content/ and desk/."""
    chance: random.Random
    done: list[str] = field(default_factory=list)
    """The mutations so far, in words."""

    def files(self, *patterns: str) -> list[Path]:
        """Return the ordinary files of these patterns, in an order that is the same each time."""
        # A * stands for any part of a name here, whatever folders are in it.
        wanted = [pattern.replace("**/", "") for pattern in patterns]
        return [
            path
            for path in ordinary_files(self.root)
            if any(fnmatchcase(path.relative_to(self.root).as_posix(), pattern) for pattern in wanted)
        ]

    def pick(self, *patterns: str) -> Path:
        """Draw one file."""
        found = self.files(*patterns)
        if not found:
            raise NothingToBreakError(patterns)
        path = self.chance.choice(found)
        self.done.append(str(path.relative_to(self.root)))
        return path


def ordinary_files(root: Path) -> list[Path]:
    """Return all regular files below a folder, at any depth, that are not large."""
    found, folders = [], [str(root)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.is_file(follow_symlinks=False) and entry.stat().st_size < LARGEST:
                    found.append(Path(entry.path))
    return sorted(found)


class NothingToBreakError(Exception):
    """There is no file of this kind, since an earlier mutation took it away."""


Act = Callable[[Case], None]


@dataclass(frozen=True)
class Mutation:
    """One way to break an exhibition."""

    kind: str
    """What it breaks: yaml, po, captions, names, media or desk."""
    act: Act


REGISTRY: dict[str, Mutation] = {}
"""By kind and name, as "yaml/gone"."""


def enter(kind: str, name: str, act: Act) -> None:
    """Register a mutation."""
    REGISTRY[f"{kind}/{name}"] = Mutation(kind, act)


def mutation(kind: str) -> Callable[[Act], Act]:
    """Register a function as a mutation of this kind."""

    def entered(act: Act) -> Act:
        enter(kind, act.__name__, act)
        return act

    return entered


def drawn(seed: int, number: int) -> list[str]:
    """Draw the names of the mutations of a case."""
    enter_all()
    chance = random.Random(f"{seed}/{number}")
    kinds = sorted({one.kind for one in REGISTRY.values()})
    # Each kind comes in turn, however many mutations it has; now and then another one comes with it.
    kind = kinds[number % len(kinds)]
    names = []
    for step in range(chance.randint(1, MOST)):
        among = [name for name, one in REGISTRY.items() if one.kind == kind or (step and chance.random() < 0.2)]
        names.append(chance.choice(among))
    return names


def broken(root: Path, key: str, names: Sequence[str]) -> list[str]:
    """Apply mutations to the exhibition below a folder; the same key and names do the same. Return their names."""
    enter_all()
    done: list[str] = []
    for step, name in enumerate(names):
        case = Case(root, random.Random(f"{key}/{step}"))
        try:
            REGISTRY[name].act(case)
        except NothingToBreakError:
            case.done.append("nothing")
        done += [f"{name}:", *case.done]
    return done


def enter_all() -> None:
    """Import the modules that register mutations."""
    for kind in ("text", "yaml", "po", "caption", "name", "media", "desk"):
        import_module(f"{kind}_mutations")
