"""The memory that decoding a picture takes, copies included, from its header alone.

The numbers are bytes a pixel, measured as the growth of a process (tests/imaging/test_bounds.py checks them).
"""

from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from kiosk.engines.imaging.jpeg_passes import passes
from kiosk.engines.imaging.picture import TooLargePictureError, UnreadablePictureError

MOST_PASS_PIXELS = 1_000_000_000
"""Passes times pixels of a JPEG: about 5 s on a slow machine. Cameras and editors write about ten passes."""
_IN_MEMORY = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}
"""Bytes a pixel while it is in Pillow; 4 for all other modes."""
_WHILE_LOADING = {"WEBP": 12, "TIFF": 12}
"""Bytes a pixel where the reader needs more than the picture itself: canvases of an animation, a strip of any size."""
_WITHOUT_CANVASES = {"WEBP": 8}
_COEFFICIENT_BYTES = 2
"""A JPEG in several passes keeps them for each pixel of each of its channels, however small it is decoded."""
_AS_SHOWN = 13
"""Bytes a pixel of the result: split into channels, colours converted, rotated, and written out as bytes."""
_SCALED = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """The sizes that determine the memory of a picture."""

    source: tuple[int, int]
    """Its width and height."""
    decoded: tuple[int, int]
    """Width and height after decoding: smaller ones only for a JPEG."""
    shown: tuple[int, int]
    """Width and height of the result."""
    kind: str
    mode: str
    passes: int
    channels: int
    file_bytes: int

    @property
    def bytes(self) -> int:
        """The peak of memory."""
        decoded = _pixels(self.decoded)
        shown = min(_pixels(self.shown), decoded)
        kept = _IN_MEMORY.get(self.mode, 4)
        loading = decoded * _WHILE_LOADING.get(self.kind, kept)
        if self.passes > 1:
            loading += _pixels(self.source) * _COEFFICIENT_BYTES * self.channels
        if self.kind == "WEBP":
            # The reader holds the file, and its decoder a copy.
            loading += self.file_bytes * 2
        scaling = decoded * _WITHOUT_CANVASES.get(self.kind, kept) + shown * _SCALED
        return max(loading, scaling, shown * _AS_SHOWN)

    def decoded_at(self, scale: int) -> "Cost":
        """Return the cost where each side is decoded at a fraction of its length."""
        return replace(self, decoded=(-(-self.source[0] // scale), -(-self.source[1] // scale)))

    def check(self, limit_bytes: int) -> None:
        """Raise an `UnreadablePictureError` for what takes too much memory or time."""
        width, height = self.source
        if self.bytes > limit_bytes:
            raise TooLargePictureError(
                f"{width} x {height} pixels take {self.bytes >> 20} MiB to decode, "
                f"and the limit is {limit_bytes >> 20} MiB; `kiosk media prepare` makes a form of it that can be shown"
            )
        if self.passes > 1 and self.passes * width * height > MOST_PASS_PIXELS:
            raise UnreadablePictureError(
                f"its {width} x {height} pixels are stored in {self.passes} passes, which takes too long to decode; "
                "save it anew as a jpg that is not progressive"
            )


def cost(image: Image.Image, path: Path, shown: tuple[int, int]) -> Cost:
    """Return what an opened picture costs that is decoded at its own size, and shown at another one."""
    jpeg = image.format in {"JPEG", "MPO"}
    return Cost(
        image.size,
        image.size,
        shown,
        image.format or "",
        image.mode,
        passes(path) if jpeg else 1,
        getattr(image, "layers", 0),
        path.stat().st_size,
    )


def _pixels(size: tuple[int, int]) -> int:
    return size[0] * size[1]
