"""A decoded picture, and its placement in a box."""

from dataclasses import dataclass
from enum import StrEnum

LIMIT_BYTES = 256 * 2**20
"""The memory limit of decoding one picture."""


class Fit(StrEnum):
    """The way in which a picture fills its box."""

    COVER = "cover"
    """Cover the whole box; the picture is cropped."""
    CONTAIN = "contain"
    """Show the whole picture, within the box."""


class UnreadablePictureError(Exception):
    """A file cannot be shown as a picture; the message is the cause."""


class TooLargePictureError(UnreadablePictureError):
    """A picture would take more memory or time than the limit; it can be shown as tiles."""


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
    """Return the placement of a picture in a box; it is never enlarged, as the graphics card does that.

    COVER takes the middle of the picture in the proportions of the box.
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
