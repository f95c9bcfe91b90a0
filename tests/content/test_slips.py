"""Hundreds of slips made to the exhibition that ships: each is named on its line with its mend, and none is a crash."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from slips import KINDS, Slip, slips

from kiosk.cli.check import in_words
from kiosk.content import assemble, yaml_source
from kiosk.content.library import load
from kiosk.content.yaml_source import Document
from kiosk.curator.proof import colour_contrast
from kiosk.errors import Problem
from kiosk.paths import Paths

EACH, SEED = 5, 7011979
SHIPPED = Paths.find()


class Copy:
    """The exhibition that ships, in a folder in which its YAML files can be changed."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.texts: dict[str, str] = {}
        for file in (*SHIPPED.exhibits.glob("*.yaml"), *SHIPPED.media.rglob("*.*")):
            name = SHIPPED.name(file)
            if name.startswith("media/make/"):
                continue
            target = self.paths.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".yaml":
                self.texts[name] = file.read_text(encoding="utf-8")
                target.write_text(self.texts[name], encoding="utf-8")
            else:
                shutil.copyfile(file, target)

    def problems(self) -> tuple[Problem, ...]:
        loaded = load(self.paths, cached=False)
        seen = colour_contrast.problems(self.paths, loaded.exhibition) if loaded.exhibition else ()
        return (*loaded.problems, *seen)

    def make(self, slip: Slip) -> None:
        file = self.paths.root / slip.file
        if slip.text is None:
            file.unlink()
        else:
            file.write_bytes(slip.text if isinstance(slip.text, bytes) else slip.text.encode())

    def mend(self, slip: Slip) -> None:
        (self.paths.root / slip.file).write_text(self.texts[slip.file], encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """What has not been changed since it was last read is not read again: there are hundreds of slips in one file."""
    known: dict[str, tuple[int, Document]] = {}

    def read(path: Path, name: str) -> Document:
        changed_ns = path.stat().st_mtime_ns
        if name not in known or known[name][0] != changed_ns:
            known.pop(name, None)
            known[name] = changed_ns, yaml_source.read(path, name)
        return known[name][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assemble, "read", read)
        yield Copy(tmp_path_factory.mktemp("slips"))


def test_the_exhibition_without_a_slip_has_nothing_said_of_it(copy: Copy):
    assert copy.problems() == ()


def test_every_slip_is_named_on_its_line_with_a_mend(copy: Copy):
    made: Counter[str] = Counter()
    faults = []
    for slip in slips(copy.texts, EACH, SEED):
        copy.make(slip)
        problems = copy.problems()
        said = in_words(copy.paths, problems)
        copy.mend(slip)
        made[slip.kind] += 1
        hits = [one for one in problems if one.code in slip.codes and _at(one, slip)]
        if not hits or not all(one.hint for one in problems) or not all(one.hint in said for one in hits):
            faults.append(
                f"{slip}\n  expected {slip.codes} at {slip.reported}\n    " + "\n    ".join(map(str, problems[:5]))
            )
    assert not faults, f"{len(faults)} of {made.total()}:\n" + "\n".join(faults)
    assert made.total() >= 300
    assert len(made) >= 25


def _at(problem: Problem, slip: Slip) -> bool:
    return any(
        (problem.file, problem.line) == place
        or (problem.code == "missing-sidecar" and problem.file.startswith(place[0]))
        for place in slip.reported
    )


def test_no_kind_has_two_names():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
