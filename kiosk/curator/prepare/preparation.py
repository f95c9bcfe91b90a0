"""Making of the prepared forms: each once, each complete or not at all; the originals are never changed."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest
from pathlib import Path

from kiosk.content.media_uses import uses
from kiosk.content.model import Exhibition, MediumKind
from kiosk.content.prepared import PreparedEntry, read_index, write_index
from kiosk.curator.prepare.recipes import Progress, Recipe, recipe_of
from kiosk.curator.prepare.separate_process import SeparateProcess
from kiosk.files import identity, lock, opened, put_in_place, require
from kiosk.paths import Paths

_LOCK, _PART = ".lock", ".part-"
_DIGITS = 24
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
"""Errors that hit every file; any other error is reported for its file, and the run goes on."""


class PreparationBusyError(Exception):
    """Another `kiosk media prepare` is running on the same folder."""


class PreparationOutcome(StrEnum):
    """The outcome for one original."""

    KEPT = "kept"
    """Its form exists already."""
    GOOD = "good"
    """It needs no other form."""
    MADE = "made"
    WANTED = "wanted"
    """A form would be made, in a run that is not a dry run."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One original, and its outcome."""

    name: str
    """Relative to the root."""
    outcome: PreparationOutcome
    words: str = ""
    """What was done, or why it failed."""


@dataclass(frozen=True, slots=True)
class _Judged:
    entry: PreparedEntry
    reason: str
    """Why a form must be made, "" where there is nothing to do."""


class Preparation:
    """A run over all originals of an exhibition, one after the other."""

    def __init__(self, paths: Paths, exhibition: Exhibition) -> None:
        """Take the folders of an installation and the exhibition whose media are to be prepared."""
        self._paths, self._folder = paths, paths.prepared
        self._originals = dict(_originals(exhibition))
        self._entries: dict[str, PreparedEntry] = {}
        self._process = SeparateProcess()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Bytes of each original, in the order of the results, for a progress bar."""
        return tuple(path.stat().st_size if path.is_file() else 0 for path in self._originals)

    def dry_run(self) -> Iterator[Result]:
        """Yield what `work` would do, and change nothing."""
        self._entries = read_index(self._folder)
        with closing(self._process):
            for path, kind in self._originals.items():
                yield self._prepare(path, kind, None)

    def work(self, progress: Progress) -> Iterator[Result]:
        """Prepare what is not prepared yet; `progress` is called with the finished share of the current original.

        After an interruption the next call continues. Raises PreparationBusyError, and OSError where the disk is full.
        """
        with self._alone(), closing(self._process):
            self._entries = read_index(self._folder)
            for path, kind in self._originals.items():
                yield self._prepare(path, kind, progress)
            self._remove_unused()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        held = lock(self._folder / _LOCK)
        if held is None:
            raise PreparationBusyError(f"another `kiosk media prepare` is running in {self._folder}")
        try:
            for left in self._folder.glob(f"{_PART}*"):
                _remove(left)
            yield
        finally:
            os.close(held)

    def _prepare(self, path: Path, kind: MediumKind, progress: Progress | None) -> Result:
        name = self._paths.name(path)
        try:
            recipe = recipe_of(kind)
            before = self._entries.get(name)
            if before and self._holds(before, path, recipe):
                return Result(name, PreparationOutcome.KEPT)
            judged = self._judge(path, kind, recipe)
            if judged.reason and progress is None:
                return Result(name, PreparationOutcome.WANTED, judged.reason)
            if judged.reason and progress is not None:
                self._make(path, judged, progress)
            if progress is not None:
                self._entries[name] = judged.entry
                write_index(self._folder, self._entries)
        # An error in one file is reported for that file, and the others are prepared.
        except Exception as error:
            if isinstance(error, OSError) and error.errno in _NO_ROOM:
                raise
            return Result(name, PreparationOutcome.FAILED, _words(error))
        if judged.reason:
            return Result(name, PreparationOutcome.MADE, judged.reason)
        return Result(name, PreparationOutcome.KEPT if judged.entry.form else PreparationOutcome.GOOD)

    def _holds(self, entry: PreparedEntry, path: Path, recipe: Recipe) -> bool:
        """Tell whether what the index says is still so; nothing is read for that."""
        require(path)
        return (entry.identity, entry.recipe) == (identity(path), recipe.name) and self._there(entry)

    def _there(self, entry: PreparedEntry) -> bool:
        return not entry.form or (self._folder / entry.form).exists()

    def _judge(self, path: Path, kind: MediumKind, recipe: Recipe) -> _Judged:
        """Find out what must be made; a file with the same content as a known one is not judged again."""
        known_by = identity(path)
        with opened(path) as file:
            digest = file_digest(file, "sha256").hexdigest()[:_DIGITS]
        form = f"{recipe.name}-{digest}{recipe.ending}"
        entry = PreparedEntry(known_by, digest, recipe.name, form)
        if (self._folder / form).exists():
            return _Judged(entry, "")
        known = (one for one in self._entries.values() if (one.digest, one.recipe) == (digest, recipe.name))
        good = any(not one.form for one in known)
        reason = "" if good else self._process.judge(path, kind)
        return _Judged(entry if reason else _good(entry), reason)

    def _make(self, path: Path, judged: _Judged, progress: Progress) -> None:
        part = self._folder / f"{_PART}{judged.entry.form}"
        try:
            self._process.make(path, part, progress)
            put_in_place(part, self._folder / judged.entry.form)
        except BaseException:
            _remove(part)
            raise

    def _remove_unused(self) -> None:
        """Remove the entries of files that are no longer media, and forms without an entry."""
        names = {self._paths.name(path) for path in self._originals}
        self._entries = {name: entry for name, entry in self._entries.items() if name in names}
        write_index(self._folder, self._entries)
        used = {entry.form for entry in self._entries.values()}
        made = tuple(f"{recipe_of(kind).name.rpartition('-')[0]}-" for kind in set(self._originals.values()))
        for path in self._folder.iterdir():
            if path.name.startswith(made) and path.name not in used:
                _remove(path)


def _originals(exhibition: Exhibition) -> Iterator[tuple[Path, MediumKind]]:
    """Yield all files but ambient sounds, whose loudness is a choice of their makers."""
    used = uses(exhibition)
    for medium in exhibition.media.values():
        places = used.get(medium.id, ())
        if not places or not all(place.endswith("/ambient") for place in places):
            yield from ((path, medium.kind) for path in medium.files.values())
            yield from ((path, MediumKind.FILM) for path in medium.sign_language.values())


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return str(error) or type(error).__name__


def _good(entry: PreparedEntry) -> PreparedEntry:
    return PreparedEntry(entry.identity, entry.digest, entry.recipe, "")


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
