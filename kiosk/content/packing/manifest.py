"""What a packed exhibition says of itself: the first entry of the zip file."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from kiosk.content.file_list import FOLDERS, MAX_DEPTH
from kiosk.errors import KioskError

FORMAT = 1
"""The version of the format; a program reads its own and earlier ones."""
MANIFEST = "manifest.json"
ENDING = ".vitrine"
OWN_FILES = ("README.md", ".gitignore")
"""Files of the exhibition's folder itself that are packed too."""
_MOST_FILES = 200_000
_LONGEST_NAME = 1000
_HASH = frozenset("0123456789abcdef")
HASH_DIGITS = 64
NO_HASH = b"0" * HASH_DIGITS
SEAL = b"vitrine sha256:"
"""The comment of the zip file: after it stands the hash of the whole file, taken with noughts in place of the hash."""
_CHUNK_BYTES = 2**20


class PackError(KioskError):
    """A file that is no packed exhibition, or a damaged one."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file within the pack."""

    sha256: str
    size: int
    """In bytes, unpacked."""


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack is about."""

    program: str
    """The version of the program that wrote it."""
    title: str
    languages: tuple[str, ...]
    """The languages it has texts in; the first is the one that its files are written in."""
    credits: tuple[str, ...]
    """Whom the media name, each once."""
    exhibit: str = ""
    """The id of the exhibit, where the pack holds a single one to be added to an exhibition."""


@dataclass(frozen=True, slots=True)
class PackManifest:
    """All that can be known of a pack without unpacking it; the fields of `PackHead`, and the files."""

    format: int
    program: str
    title: str
    languages: tuple[str, ...]
    credits: tuple[str, ...]
    exhibit: str
    files: dict[str, PackedFile]
    """By name, relative to the exhibition's folder."""

    @property
    def size(self) -> int:
        """The bytes of all files, unpacked."""
        return sum(file.size for file in self.files.values())

    def written(self) -> bytes:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


_ADAPTER = TypeAdapter(PackManifest)


def parsed(data: bytes) -> PackManifest:
    """Read a manifest. Raises PackError for anything that this program does not unpack."""
    try:
        found = json.loads(data)
        version = found["format"]
        if type(version) is int and version > FORMAT:
            raise PackError(f"it was packed by a newer program (format {version}); update this one")
        manifest = _ADAPTER.validate_python(found, strict=False)
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
        raise PackError("its manifest cannot be read") from error
    if manifest.format != FORMAT or len(manifest.files) > _MOST_FILES:
        raise PackError("its manifest cannot be read")
    if manifest.exhibit and f"exhibits/{manifest.exhibit}.yaml" not in manifest.files:
        raise PackError("its exhibit is missing")
    for name, file in manifest.files.items():
        if not is_safe(name):
            raise PackError(f"it names a file that does not belong into an exhibition: {name[:80]!r}")
        if file.size < 0 or len(file.sha256) != HASH_DIGITS or not set(file.sha256) <= _HASH:
            raise PackError("its manifest cannot be read")
    return manifest


def seal_of(file: BinaryIO) -> bytes:
    """Return the hexadecimal digits that belong at the end of a file, and read up to them."""
    left = file.seek(0, os.SEEK_END) - HASH_DIGITS
    file.seek(0)
    hashed = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(left, _CHUNK_BYTES))):
        hashed.update(chunk)
        left -= len(chunk)
    hashed.update(NO_HASH)
    return hashed.hexdigest().encode()


def is_safe(name: str) -> bool:
    """Return whether a name is that of a file inside an exhibition's folder."""
    parts = PurePosixPath(name).parts
    if not parts or len(name) > _LONGEST_NAME or "\\" in name or not name.isprintable() or "/".join(parts) != name:
        return False
    if name in OWN_FILES:
        return True
    return 1 < len(parts) <= MAX_DEPTH + 1 and parts[0] in FOLDERS and not {"..", "."} & set(parts)
