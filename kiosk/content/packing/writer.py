"""Writes an exhibition into one file: a zip with a manifest of hashes."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, BinaryIO, cast

from kiosk.content.file_list import INLINE_TRANSLATIONS, catalogues, looked
from kiosk.content.media_uses import uses
from kiosk.content.model import Exhibition
from kiosk.content.packing.manifest import (
    FORMAT,
    MANIFEST,
    NO_HASH,
    OWN_FILES,
    SEAL,
    PackedFile,
    PackHead,
    PackManifest,
)
from kiosk.files import READABLE, digest, opened, replacing
from kiosk.i18n.placeholders import DOMAIN as INTERFACE
from kiosk.paths import Paths

_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can hold: the same content makes the same file."""
_SHARED = ("kiosk", "sources")
_SHARED_DOMAINS = ("exhibition", "media", INTERFACE)
_SQUEEZED = {".yaml", ".yml", ".po", ".pot", ".vtt", ".srt", ".json", ".md", ".svg", ".csv", ".txt"}
"""Endings of files that become smaller; pictures, films and sounds do not."""
_CHUNK_BYTES = 2**20
_MODE = 0o644 << 16


def pack(paths: Paths, exhibition: Exhibition, file: Path, *, program: str, everything: bool = False) -> PackManifest:
    """Write an exhibition's folder into one file, whole or not at all; return what it says of itself.

    `program` is the version of this program. Without `everything`, exhibits that are not on the home screen are left
    out, and media and translations that nothing shown uses. Raises KioskError and OSError.
    """
    names = {*_names(paths, exhibition, everything=everything)}
    settings = exhibition.settings
    media = exhibition.media if everything else uses(exhibition)
    about = PackHead(program, settings.title.source, settings.listed, credits_of(exhibition, media))
    return write(file, about, {name: paths.root / name for name in names})


def write(file: Path, about: PackHead, files: Mapping[str, Path]) -> PackManifest:
    """Write files into one, whole or not at all, each under its name in the folder that is made of it."""
    described = {name: PackedFile(digest(path), path.stat().st_size) for name, path in sorted(files.items())}
    manifest = PackManifest(FORMAT, **asdict(about), files=described)
    with replacing(file, mode=READABLE, to_disk=True) as target:
        hashing = _Hashing(target)
        with zipfile.ZipFile(cast("IO[bytes]", hashing), "w") as archive:
            archive.comment = SEAL + NO_HASH
            archive.writestr(_entry(MANIFEST), manifest.written())
            for name in described:
                with opened(files[name]) as source, archive.open(_entry(name), "w", force_zip64=True) as entry:
                    shutil.copyfileobj(source, entry, _CHUNK_BYTES)
        target.seek(-len(NO_HASH), os.SEEK_END)
        target.write(hashing.hashed.hexdigest().encode())
    return manifest


def credits_of(exhibition: Exhibition, media: Iterable[str]) -> tuple[str, ...]:
    """Return whom these media name, each once."""
    named = (exhibition.media[one].credit for one in media if one in exhibition.media)
    return tuple(sorted({credit.source for credit in named if credit}))


class _Hashing:
    """A file that is written from its beginning to its end, and hashed meanwhile."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.hashed = file, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.hashed.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


def _names(paths: Paths, exhibition: Exhibition, *, everything: bool) -> Iterator[str]:
    yield from (name for name in OWN_FILES if (paths.root / name).is_file())
    yield from _below(paths, "exhibits/.schema")
    exhibits = {*exhibition.exhibits}
    used = uses(exhibition)
    for name in looked(paths.root, ("exhibits", "media")):
        folder, _, rest = name.partition("/")
        own = rest.split(".", 1)[0]
        if everything or own in (used if folder == "media" else {*_SHARED, *exhibits}):
            yield name
    domains = {*_SHARED_DOMAINS, *exhibits}
    languages = {*exhibition.settings.languages}
    for path in catalogues(paths):
        if everything or (path.stem in domains and path.parent.parent.name in languages):
            yield paths.name(path)
    yield from {INLINE_TRANSLATIONS} & looked(paths.root, ("locales",)).keys()


def _below(paths: Paths, folder: str) -> Iterator[str]:
    yield from (paths.name(path) for path in (paths.root / folder).glob("*") if path.is_file())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.external_attr = _MODE
    entry.compress_type = zipfile.ZIP_DEFLATED if Path(name).suffix.lower() in _SQUEEZED else zipfile.ZIP_STORED
    return entry
