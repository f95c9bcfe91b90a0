"""Complete copies of the content, each in a folder of its own, which edits in the museum cannot break.

In the state folder: content/<number>/ contains exhibits/, media/, locales/ and `manifest`; content/current names the
copy to show. A copy is made in a temporary folder, written to the disk, renamed, and then named in `current`: a power
cut at any moment leaves the old one or the new one. Why: docs/decisions/content-updates.md.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kiosk.files import MIB, MOST_TEXT, copy_whole, digest, lock, put_in_place, read_text, write_whole
from kiosk.operations.updates.survey import Stamp, Survey, mark_of, survey
from kiosk.paths import Paths

MANIFEST, CURRENT, REFUSED, LOCK, PART = "manifest", "current", "refused", ".lock", ".part-"
RESERVE_BYTES = 64 * 2**20
"""A copy that would leave less free space on the disk is not started."""
_MOST_MANIFEST = 512 * MIB
"""It has an entry for each file that was seen, of which there may be a million."""
_DIGITS = 6
_VERSION_DIGITS = 12


class StoreBusyError(Exception):
    """Another process is changing the copies."""


class FullError(OSError):
    """The disk has no space for another copy."""


class KeptFiles(NamedTuple):
    """A file in a copy."""

    stamp: Stamp
    """Of the original when it was copied."""
    digest: str
    """SHA-256 of what was copied."""


class Lists(NamedTuple):
    """The files in a copy, and those that were seen when it was made."""

    seen: Survey
    files: Mapping[str, KeptFiles]


@dataclass(frozen=True)
class Generation:
    """A copy of the whole content; its lists, which may be long, are read on first use."""

    folder: Path
    made_at: str
    """In ISO 8601."""
    version: str
    """Identifies the content of the files: equal for equal copies."""
    seen_mark: str
    """The mark of everything that was there when it was made."""
    held_mark: str
    """The mark of the files in the copy."""
    read_lists: Callable[[], Lists] = field(compare=False, repr=False)

    @classmethod
    def of(cls, folder: Path, made_at: str, lists: Lists) -> "Generation":
        """Return a copy by what is in its folder, since not every file system stores times exactly."""
        held = "".join(f"{name}\0{kept.digest}\n" for name, kept in sorted(lists.files.items()))
        version = hashlib.sha256(held.encode("utf-8", "surrogateescape")).hexdigest()[:_VERSION_DIGITS]
        held_mark = mark_of(survey(Paths(folder, folder)), of_copies=True)
        return cls(folder, made_at, version, mark_of(lists.seen), held_mark, read_lists=lambda: lists)

    @cached_property
    def _lists(self) -> Lists:
        return self.read_lists()

    @property
    def seen(self) -> Survey:
        """Everything that was there when it was made, copied or not: while equal, the copy is up to date."""
        return self._lists.seen

    @property
    def files(self) -> Mapping[str, KeptFiles]:
        """The copied files, by name relative to the folder."""
        return self._lists.files

    def paths(self, live: Paths) -> Paths:
        """Return the paths of an installation that shows this copy."""
        return Paths(self.folder, live.state)

    def whole(self, held: Survey | None = None) -> bool:
        """Return whether each file has the size and time that it had; the content is not read.

        `held` is a survey of the folder, if there is a fresh one.
        """
        found = survey(Paths(self.folder, self.folder)) if held is None else held
        return mark_of(found, of_copies=True) == self.held_mark


class ContentStore:
    """The copies of one state folder."""

    def __init__(self, state: Path) -> None:
        """Take the state folder; nothing is written to it until a copy is made."""
        self.folder = state / "content"

    def current(self) -> Generation | None:
        """Return the copy to show; None when there is none, or its manifest is damaged."""
        try:
            name = read_text(self.folder / CURRENT, MIB, "ascii").strip()
        except (OSError, ValueError):
            return None
        return read(self.folder / name) if name.isdecimal() else None

    def newest(self) -> Iterator[Generation]:
        """Yield all copies that have a manifest: the current one first, then from the newest to the oldest."""
        current = self.current()
        if current:
            yield current
        for folder in sorted(self._folders(), reverse=True):
            found = read(folder) if current is None or folder != current.folder else None
            if found:
                yield found

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Lock the copies. Raises StoreBusyError when another process has locked them, and OSError."""
        held = lock(self.folder / LOCK)
        if held is None:
            raise StoreBusyError
        try:
            yield
        finally:
            os.close(held)

    def copy(
        self,
        live: Paths,
        seen: Survey,
        names: Iterable[str],
        last: Generation | None,
        step: Callable[[], None] = lambda: None,
    ) -> Generation:
        """Copy files of a survey into a new folder, which is not current yet. Raises OSError and FullError."""
        self._clear_parts()
        wanted = {name: seen[name] for name in names}
        unchanged = {name for name, stamp in wanted.items() if last and _unchanged(last, name, stamp)}
        self._make_room(sum(stamp.size for name, stamp in wanted.items() if name not in unchanged))
        number = max((int(folder.name) for folder in self._folders()), default=0) + 1
        part, final = self.folder / f"{PART}{number}", self.folder / f"{number:0{_DIGITS}}"
        try:
            # A link under this name is an error.
            part.mkdir()
            files = {
                name: self._copied(live, part, name, stamp, last if name in unchanged else None, step)
                for name, stamp in wanted.items()
            }
            made = Generation.of(part, datetime.now(UTC).isoformat(timespec="seconds"), Lists(seen, files))
            _write(made)
            put_in_place(part, final, step)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return replace(made, folder=final)

    def make_current(self, generation: Generation) -> None:
        """Make this the copy that a start shows. Raises OSError."""
        write_whole(self.folder / CURRENT, f"{generation.folder.name}\n", to_disk=True)

    def refuse(self, seen_mark: str, faults: tuple[str, ...]) -> None:
        """Save the errors of content with this mark, so that a start need not read it. Raises OSError."""
        write_whole(self.folder / REFUSED, json.dumps({"seen_mark": seen_mark, "faults": faults}), to_disk=True)

    def refused(self, seen_mark: str) -> tuple[str, ...]:
        """Return the errors of content with this mark, if they are known."""
        try:
            written = json.loads(read_text(self.folder / REFUSED, MOST_TEXT))
            return tuple(map(str, written["faults"])) if written["seen_mark"] == seen_mark else ()
        except (OSError, ValueError, TypeError, KeyError):
            return ()

    def prune(self, *needed: Generation | None) -> None:
        """Remove every other copy, as far as possible."""
        needed_folders = {one.folder for one in needed if one}
        for folder in self._folders():
            if folder not in needed_folders:
                self.remove(folder)
        self._clear_parts()

    def remove(self, folder: Path) -> None:
        """Remove a copy; it is renamed first, so that no start finds half of it."""
        part = self.folder / f"{PART}{folder.name}"
        with suppress(OSError):
            folder.rename(part)
            shutil.rmtree(part, ignore_errors=True)

    def _copied(
        self, live: Paths, part: Path, name: str, stamp: Stamp, last: Generation | None, step: Callable[[], None]
    ) -> KeptFiles:
        target = part / name
        step()
        if last and _linked(last.folder / name, target):
            return KeptFiles(stamp, last.files[name].digest)
        copy_whole(live.root / name, target, step, with_time=True)
        return KeptFiles(stamp, digest(target, step))

    def _make_room(self, needed_bytes: int) -> None:
        free = shutil.disk_usage(self.folder).free
        if free < needed_bytes + RESERVE_BYTES:
            missing = (needed_bytes + RESERVE_BYTES - free) / 2**20
            raise FullError(f"a copy of the content needs {missing:.0f} MiB more on this disk")

    def _folders(self) -> list[Path]:
        try:
            return [path for path in self.folder.iterdir() if path.name.isdecimal() and path.is_dir()]
        except OSError:
            return []

    def _clear_parts(self) -> None:
        for part in self.folder.glob(f"{PART}*"):
            if part.is_dir() and not part.is_symlink():
                shutil.rmtree(part, ignore_errors=True)
            else:
                with suppress(OSError):
                    part.unlink()


def _linked(source: Path, target: Path) -> bool:
    """Create a hard link; False where the file system cannot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def read(folder: Path) -> Generation | None:
    """Read a copy's manifest; None when it is missing or damaged."""
    try:
        mark, _, body = read_text(folder / MANIFEST, _MOST_MANIFEST).partition("\n")
        if mark != _mark(body):
            return None
        head, _, lists = body.partition("\n")
        return Generation(folder, **json.loads(head), read_lists=lambda: _lists(lists))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _lists(text: str) -> Lists:
    written = json.loads(text)
    files = {name: KeptFiles(Stamp(*stamp), held) for name, (stamp, held) in written["files"].items()}
    return Lists({name: Stamp(*stamp) for name, stamp in written["seen"].items()}, files)


def _write(generation: Generation) -> None:
    head = {name: getattr(generation, name) for name in ("made_at", "version", "seen_mark", "held_mark")}
    body = f"{json.dumps(head)}\n{json.dumps({'seen': generation.seen, 'files': generation.files})}"
    write_whole(generation.folder / MANIFEST, f"{_mark(body)}\n{body}")


def _mark(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _unchanged(last: Generation, name: str, stamp: Stamp) -> bool:
    kept = last.files.get(name)
    if kept is None or kept.stamp != stamp:
        return False
    try:
        return _as_kept(last.folder / name, stamp)
    except OSError:
        return False


def _as_kept(path: Path, stamp: Stamp) -> bool:
    status = path.stat()
    return (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.changed_ns)
