"""A decoded picture, and how it is to fill a box."""

from dataclasses import dataclass
from enum import StrEnum

LIMIT_BYTES = 256 * 2**20
"""What the pixels of one picture may take while it is decoded."""


class Fit(StrEnum):
    """How a picture fills its box."""

    COVER = "cover"
    """All of the box, cutting what stands over."""
    CONTAIN = "contain"
    """All of the picture, within the box."""


class UnreadablePictureError(Exception):
    """A file cannot be shown as a picture; the text is the cause."""


class TooLargePictureError(UnreadablePictureError):
    """A picture would take more memory or time than one may; tiles can be made of it."""


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """Pixels ready for a texture."""

    width: int
    height: int
    rgba: bytes
    """Four bytes a pixel, rows from the top, sRGB, straight alpha."""
    average_colour: tuple[int, int, int]
    """Red, green and blue from 0 to 255, of what is opaque."""
    source_size: tuple[int, int]
    """Width and height of the whole picture as it should be seen, in its own pixels."""
    opaque: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """The part of a picture that is taken, in its own pixels, and the size it is scaled to."""

    left: float
    top: float
    right: float
    bottom: float
    width: int
    height: int


def place(source: tuple[int, int], box: tuple[int, int], fit: Fit) -> Placing:
    """Return how a picture fills a box; it is never enlarged: the graphics card does that as well.

    Covering takes the middle of the picture in the proportions of the box.
    """
    width, height = source
    if fit is Fit.CONTAIN:
        scale = min(1.0, box[0] / width, box[1] / height)
        return Placing(0.0, 0.0, width, height, max(round(width * scale), 1), max(round(height * scale), 1))
    scale = max(box[0] / width, box[1] / height)
    taken_width, taken_height = min(box[0] / scale, width), min(box[1] / scale, height)
    left, top = (width - taken_width) / 2, (height - taken_height) / 2
    scale = min(scale, 1.0)
    size = max(round(taken_width * scale), 1), max(round(taken_height * scale), 1)
    return Placing(left, top, left + taken_width, top + taken_height, *size)
