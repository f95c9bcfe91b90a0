"""A disk cache of scaled pictures: a picture is scaled once, and not at each start and for each visitor.

A box is often between the sizes that a JPEG can be decoded to, and then scaling takes longer than decoding.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from kiosk.engines.imaging.average_colours import name_in
from kiosk.engines.imaging.picture import DecodedPicture, Fit
from kiosk.files import FileIdentity, write_whole

BUDGET_BYTES = 256 * 2**20
"""The limit on disk; the pictures that were not shown for the longest time are removed first."""
LARGER = 1.5
"""A source with this many times the pixels of its box, or more, is worth a cached file."""
LEAST_SIDE = 64
"""Pixels of the shorter side; smaller pictures are decoded for their average colour only."""
DIGEST_BYTES = 16
"""The length of the digest after the JPEG: a damaged JPEG may decode without an error, to something else."""
QUALITY = 95
"""Without chroma subsampling: no difference is visible on a map, and it is read in 3 ms where scaling took 14."""
SEEN_EVERY_S = 24 * 3600.0
"""The access time of a file is written no more often than this: each write wears out a memory card."""

Key: TypeAlias = tuple[Path, FileIdentity, tuple[int, int], Fit]
"""File, its identity, box and fit."""


class ScaledCache:
    """Scaled pictures by file, box and fit; a file that has changed has none. For any thread."""

    def __init__(self, folder: Path | None = None, root: Path | None = None, budget_bytes: int = BUDGET_BYTES) -> None:
        """Take the folder of the cache (None: nothing is cached), and the folder of the pictures."""
        self._folder, self._budget = folder, budget_bytes
        self.root = root
        """Pictures below it are identified by their relative paths, so that a copy of the folder has the same."""

    def find(self, key: Key) -> DecodedPicture | None:
        """Return a picture from the cache, or None."""
        file = self._file(key)
        if file is None or not file.is_file():
            return None
        try:
            picture = _read(file.read_bytes())
        except Exception:  # noqa: BLE001  Pillow raises whatever a damaged file leads it to.
            with suppress(OSError):
                file.unlink()
            return None
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > SEEN_EVERY_S:
                os.utime(file, follow_symlinks=False)
        return picture

    def keep(self, key: Key, picture: DecodedPicture) -> None:
        """Write a scaled picture to the cache, if it is worth a file. A failed write is not logged."""
        file, source = self._file(key), picture.source_size
        larger = source[0] * source[1] >= LARGER * picture.width * picture.height
        if file is None or not picture.opaque or not larger or min(picture.width, picture.height) < LEAST_SIDE:
            return
        with suppress(Exception):  # The picture is shown whether it is cached or not.
            content = _written(picture)
            file.parent.mkdir(parents=True, exist_ok=True)
            self._make_room(file.parent, len(content))
            write_whole(file, [content])

    def _file(self, key: Key) -> Path | None:
        if self._folder is None:
            return None
        path, *rest = key
        name = repr((name_in(self.root, path), *rest))
        return self._folder / f"{blake2b(name.encode(), digest_size=16).hexdigest()}.jpg"

    def _make_room(self, folder: Path, more: int) -> None:
        """Remove the least recently shown files until so many bytes fit."""
        known = sorted(_files(folder))
        total = sum(size for _seen, size, _file in known) + more
        for _seen, size, file in known:
            if total <= self._budget:
                break
            file.unlink(missing_ok=True)
            total -= size


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for file in folder.iterdir():
        # Another thread may remove it.
        with suppress(OSError):
            status = file.stat()
            yield status.st_mtime, status.st_size, file


def _written(picture: DecodedPicture) -> bytes:
    from PIL import Image, JpegImagePlugin  # noqa: F401

    pixels = Image.frombuffer("RGBA", (picture.width, picture.height), picture.rgba, "raw", "RGBA", 0, 1)
    file = BytesIO()
    source = "{}x{}".format(*picture.source_size)
    pixels.convert("RGB").save(file, "JPEG", quality=QUALITY, subsampling=0, comment=source.encode())
    return with_digest(file.getvalue())


def with_digest(jpeg: bytes) -> bytes:
    """Return a JPEG with its digest appended; programs that read JPEGs ignore what follows the end."""
    return jpeg + blake2b(jpeg, digest_size=DIGEST_BYTES).digest()


def _read(content: bytes) -> DecodedPicture:
    from PIL import Image

    from kiosk.engines.imaging.decode import as_picture
    from kiosk.engines.imaging.scaling import VIEWER_SIDE

    jpeg = content[:-DIGEST_BYTES]
    if content != with_digest(jpeg):
        raise ValueError("it is damaged")
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        width, height = map(int, image.info["comment"].split(b"x"))
        if max(image.size) > VIEWER_SIDE or image.mode != "RGB":
            raise ValueError("it is not a form of ours")
        image.load()
        return as_picture(image, (width, height))
