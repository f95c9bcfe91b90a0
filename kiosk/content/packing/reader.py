"""Makes a folder of a packed exhibition: every file is checked, and nothing is left of one that is not good."""

import hashlib
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from kiosk.content.packing.manifest import MANIFEST, PackError, PackManifest, parsed, seal_of
from kiosk.errors import KioskError
from kiosk.files import MIB, folder_in_place, opened, replacing

MOST_BYTES = 32 * 2**30
"""The largest exhibition that is unpacked unless somebody says otherwise."""
_MOST_MANIFEST = 64 * MIB
_SPARE_BYTES = 256 * MIB
"""What stays free on the disk."""
_CHUNK_BYTES = 2**20
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, KeyError,
    IndexError, MemoryError,
)  # fmt: skip
"""What Python's zipfile raises for damaged files."""


def manifest_of(file: Path, *, whole: bool = True) -> PackManifest:
    """Return what a packed exhibition says of itself. Raises PackError and OSError.

    `whole` checks the hash of the whole file, which may take minutes on a slow disk; `unpack` always does.
    """
    with _open(file, whole=whole) as archive:
        return _manifest(archive)


def unpack(
    file: Path, folder: Path, *, most_bytes: int = MOST_BYTES, step: Callable[[], None] = lambda: None
) -> PackManifest:
    """Make the folder of a packed exhibition, whole or not at all; return what it says of itself.

    `step` is called once for each piece of about a megabyte. Raises KioskError with a sentence that says why not, and
    OSError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KioskError(f"{folder} is there already, and not empty. Name a folder that is not there yet.")
    with _open(file) as archive:
        manifest = _manifest(archive)
        _check_entries(archive, manifest)
        if manifest.size > most_bytes:
            raise PackError(f"it would take {manifest.size / 1e9:.1f} GB, and at most {most_bytes / 1e9:.1f} are taken")
        folder.parent.mkdir(parents=True, exist_ok=True)
        if manifest.size > shutil.disk_usage(folder.parent).free - _SPARE_BYTES:
            raise KioskError(f"there is no room for {manifest.size / 1e9:.1f} GB in {folder.parent}")
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as space:
            made = Path(space) / folder.name
            made.mkdir(mode=0o755)
            for name in manifest.files:
                _extract(archive, manifest, name, made, step)
            folder_in_place(made, folder)
    return manifest


@contextmanager
def _open(file: Path, *, whole: bool = True) -> Iterator[zipfile.ZipFile]:
    """Open a packed exhibition that is as it was written. Raises PackError, also for what is raised meanwhile."""
    with opened(file) as reading, _as_pack_errors():
        if whole and seal_of(reading) != reading.read():
            raise PackError("it is damaged, was changed after packing, or is no packed exhibition")
        # Python's zipfile reads the table of contents into memory: its size is that of the file at most.
        with zipfile.ZipFile(reading) as archive:
            yield archive


@contextmanager
def _as_pack_errors() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise PackError(f"it is damaged, or no packed exhibition ({type(error).__name__})") from error


def _manifest(archive: zipfile.ZipFile) -> PackManifest:
    entry = archive.infolist()[0] if archive.infolist() else None
    if entry is None or entry.filename != MANIFEST or entry.file_size > _MOST_MANIFEST:
        raise PackError("it is no packed exhibition: its manifest is missing")
    with archive.open(entry) as reading:
        data = reading.read(_MOST_MANIFEST + 1)
    return parsed(data)


def _check_entries(archive: zipfile.ZipFile, manifest: PackManifest) -> None:
    """Raise PackError unless the entries are just the files of the manifest, and nothing but files."""
    names = [entry.filename for entry in archive.infolist()[1:]]
    if sorted(names) != sorted(manifest.files):
        raise PackError("its files are not those that its manifest names")
    for entry in archive.infolist()[1:]:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.is_dir():
            raise PackError(f"{entry.filename} in it is a link or a folder, not a file")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 1:
            raise PackError(f"{entry.filename} in it is encrypted, or squeezed in a way that is not used")
        if entry.file_size != manifest.files[entry.filename].size:
            raise PackError(f"{entry.filename} in it has not the size that its manifest says")


def _extract(archive: zipfile.ZipFile, manifest: PackManifest, name: str, root: Path, step: Callable[[], None]) -> None:
    wanted = manifest.files[name]
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as reading, replacing(target, mode=0o644, to_disk=True) as writing:
        if _copied(reading, writing, wanted.size, step) != wanted.sha256:
            raise PackError(f"{name} in it is damaged: it is not what was packed")


def _copied(reading: IO[bytes], writing: BinaryIO, size: int, step: Callable[[], None]) -> str:
    """Copy at most `size` bytes and return their SHA-256; of another number of bytes, none."""
    hashed, left = hashlib.sha256(), size
    while chunk := reading.read(min(_CHUNK_BYTES, left + 1)):
        left -= len(chunk)
        if left < 0:
            return ""
        hashed.update(chunk)
        writing.write(chunk)
        step()
    return "" if left else hashed.hexdigest()
