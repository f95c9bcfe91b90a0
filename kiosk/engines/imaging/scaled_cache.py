"""Pictures in the size of their places, kept on disk: a picture is scaled once, and not by each start and each visitor.

A place often lies between the sizes that a JPEG can be decoded to, and then scaling takes longer than decoding.
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
"""Of disk; those that were not shown for the longest time go first."""
LARGER = 1.5
"""From so many times the pixels of its place on, a picture is worth another file."""
LEAST_SIDE = 64
"""Pixels of the shorter side; what is smaller is there for its colour alone."""
DIGEST_BYTES = 16
"""Of the digest after the end of the JPEG: a damaged one may still be decoded, to something else."""
QUALITY = 95
"""With colours at full size: no difference can be seen on a map, and it is read in 3 ms where scaling took 14."""
SEEN_EVERY_S = 24 * 3600.0
"""A form that is shown is noted so often: a memory card wears out by each note."""

Key: TypeAlias = tuple[Path, FileIdentity, tuple[int, int], Fit]
"""File, what it is known by, box and fit."""


class ScaledCache:
    """What has been scaled for a place; of a file that has changed since there is none. For any thread."""

    def __init__(self, folder: Path | None = None, root: Path | None = None, budget_bytes: int = BUDGET_BYTES) -> None:
        """Take the folder that keeps them, without which none are kept, and the pictures' folder."""
        self._folder, self._budget = folder, budget_bytes
        self.root = root
        """Pictures below it are known by their names in it: in another folder they are the same."""

    def find(self, key: Key) -> DecodedPicture | None:
        """Give a picture as it was scaled before, if it was."""
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
        """Write a picture as it was scaled, where that is worth a file.

        A disk that takes nothing costs time later, and no line in the log.
        """
        file, source = self._file(key), picture.source_size
        larger = source[0] * source[1] >= LARGER * picture.width * picture.height
        if file is None or not picture.opaque or not larger or min(picture.width, picture.height) < LEAST_SIDE:
            return
        with suppress(Exception):  # What can be shown is shown, kept or not.
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
        """Let the oldest go until there is room for so many bytes."""
        known = sorted(_files(folder))
        total = sum(size for _seen, size, _file in known) + more
        for _seen, size, file in known:
            if total <= self._budget:
                break
            file.unlink(missing_ok=True)
            total -= size


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for file in folder.iterdir():
        # Another thread may take it away.
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
    """Return what is written of a JPEG; it can be shown by any program, as all pass over what follows its end."""
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
