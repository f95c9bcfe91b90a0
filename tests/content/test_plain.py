"""What is kept of the content is data: it comes back as it was, and whatever is put in its place runs nothing."""

import ast
import hashlib
import os
import pickle
from array import array
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from museum import Museum

from kiosk.content import cache, lazy_file, library, serialisation
from kiosk.content.model import PanelSet, Source, Timeline
from kiosk.i18n.localised import Localised
from kiosk.paths import Paths
from kiosk.settings import Settings
from kiosk.settings.fields import Entry

ROOT = Path(__file__).parents[2]
RUNS_CODE = {
    "pickle",
    "cPickle",
    "_pickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "joblib",
    "jsonpickle",
    "runpy",
}
"""Modules whose readers run what they read."""


def kinds_within(kind: Any) -> Iterator[type]:
    """Every part of the model, and every choice, that an annotation leads to."""
    if isinstance(kind, type) and issubclass(kind, Entry):
        yield kind
        for info in kind.model_fields.values():
            yield from kinds_within(info.annotation)
            for part in info.metadata:
                yield from kinds_within(part)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield kind
    for part in get_args(kind):
        yield from kinds_within(part if isinstance(part, type) or get_args(part) else type(part))


@pytest.mark.parametrize("root", [Settings, PanelSet, Timeline, Source], ids=lambda root: root.__name__)
def test_every_kind_that_the_model_can_hold_can_be_kept(root: type[Entry]):
    assert {kind for kind in kinds_within(root) if kind.__module__.startswith("kiosk.")} <= set(serialisation._WRITERS)


def test_the_shipped_exhibition_comes_back_as_it_was(tmp_path: Path):
    paths = Paths(ROOT, tmp_path)
    first = library.load(paths)
    again = library.load(paths)
    assert again.exhibition is not None
    assert isinstance(again.exhibition.exhibits, lazy_file.LazyMapping)
    assert again == first
    assert {type(value) for value in again.exhibition.exhibits.values()} == {PanelSet, Timeline}


TEXT = st.text(st.characters(exclude_categories=()), max_size=5)
LEAF = TEXT | st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False)
VALUE = st.recursive(
    LEAF
    | st.builds(Localised, TEXT, st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple), TEXT, TEXT)
    | st.builds(Path, TEXT.filter(lambda text: "\0" not in text)),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(VALUE)
def test_whatever_is_kept_comes_back_with_its_types(value: object):
    again = serialisation.loads(serialisation.dumps(value))
    assert again == value
    assert repr(again) == repr(value)


def test_many_places_come_back_as_numbers():
    assert serialisation.loads(serialisation.dumps(array("Q", [0, 2**63]))) == array("Q", [0, 2**63])


@pytest.mark.parametrize("value", [object(), b"bytes", {1, 2}, print, 1j], ids=lambda value: type(value).__name__)
def test_what_is_no_part_of_the_content_is_not_kept(value: object):
    with pytest.raises(TypeError):
        serialisation.dumps(value)


class Harm:
    """Runs a command when pickle reads it."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self._mark),)


def record(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest() + body


def file_of(key: bytes, index: bytes, things: bytes = b"") -> bytes:
    """Give a file whose digests are right, whatever is in it."""
    digested = record(index)
    return key + digested[:16] + len(index).to_bytes(8) + index + things


DEEP = b"[" * 100_000
INDEXES = [
    b'{"system": ["true"]}',
    b'{"os.system": ["true"], "eval": ["1"]}',
    b'{"Panel": 1}',
    b'{"Panel": ["__class__", "x"]}',
    b'{"path": [1]}',
    b'{"numbers": ["x"]}',
    b'[[null, {"map": []}, []], {"map": ["exhibits", [["a"], [1, 2]], "media", 5, "sources", null]}]',
    b'[["settings", {"map": []}, []], {"map": ["exhibits", [[], []], "media", [[], []], "sources", [[], []]]}]',
    b"[1, 2]",
    b"{}",
    b"\xff\xfe",
    b"9" * 5000,
    DEEP,
]


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: repr(index[:30]))
def test_an_index_that_somebody_else_wrote_costs_a_line_in_the_log(museum: Museum, caplog, index: bytes):
    whole = museum.load()
    place_the_file(museum, index)
    assert library.load(museum.paths) == whole
    assert sum("damaged" in line for line in caplog.messages) == 1


def place_the_file(museum: Museum, index: bytes) -> None:
    key = cache.key(museum.paths, library.inventory(museum.paths))
    museum.paths.state.mkdir(exist_ok=True)
    (museum.paths.state / "content.cache").write_bytes(file_of(key, index))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_in_the_state_folder_runs_nothing(museum: Museum, tmp_path: Path, protocol: int):
    whole = museum.load()
    place_the_file(museum, pickle.dumps(Harm(tmp_path / "harmed"), protocol))
    assert library.load(museum.paths) == whole
    assert not (tmp_path / "harmed").exists()


def test_a_pickle_in_place_of_an_exhibit_runs_nothing(museum: Museum, tmp_path: Path):
    whole = library.load(museum.paths)
    file = museum.paths.state / "content.cache"
    exhibit = serialisation.dumps(whole.exhibition.exhibits["years"])
    harm = pickle.dumps(Harm(tmp_path / "harmed"), 0).ljust(len(exhibit), b".")
    file.write_bytes(file.read_bytes().replace(record(exhibit), record(harm)))
    assert library.load(museum.paths) == whole
    assert not (tmp_path / "harmed").exists()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_neither_waited_for_nor_read(museum: Museum, make):
    museum.paths.state.mkdir()
    make(museum.paths.state / "content.cache")
    assert library.load(museum.paths).exhibition


@pytest.mark.parametrize("ends", [[2**63], [10**6], [5, 3]])
def test_places_beyond_the_file_are_damage(museum: Museum, ends: list[int]):
    whole = library.load(museum.paths)
    file = lazy_file.LazyFile(
        museum.paths.state / "content.cache", cache.key(museum.paths, library.inventory(museum.paths))
    )
    shelf = lazy_file.Section(("people",) * len(ends), array("Q", ends))
    again = lazy_file.LazyMapping(file, shelf, ends[0] if len(ends) > 1 else 0, lambda: whole.exhibition.exhibits)
    assert again["people"] == whole.exhibition.exhibits["people"]


def test_nothing_in_the_kiosk_reads_what_could_run():
    found = set()
    for file in (ROOT / "kiosk").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {(file.name, name) for name in named if name.partition(".")[0] in RUNS_CODE}
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec"):
                found.add((file.name, node.func.id))
            if isinstance(node, ast.Attribute) and node.attr in (
                "unsafe_load",
                "full_load",
                "UnsafeLoader",
                "FullLoader",
            ):
                found.add((file.name, node.attr))
    # Our own .kv files, which are part of the program.
    assert found <= {("kv.py", "eval")}
