"""Scales and cuts decoded pictures; a large one strip by strip, so that no copy of all of it is made."""

import math
from collections.abc import Iterator

from PIL import Image

from kiosk.engines.imaging.picture import Placing

VIEWER_SIDE = 4096
"""The longest side of a texture that all supported graphics cards take: a Raspberry Pi 4's limit."""
LARGER = 1.12
"""By this factor a decoded JPEG may be larger than its box: the graphics card scales the rest."""
_WHOLE_PIXELS = 4_000_000
"""A picture of up to so many pixels is scaled at once; the strips of a larger one have about as many."""
_MARGIN = 2


def scaled(image: Image.Image, source: tuple[int, int], placing: Placing) -> Image.Image:
    """Return the shown part of a decoded picture at its shown size, in a mode with channels."""
    x, y = image.width / source[0], image.height / source[1]
    taken = (placing.left * x, placing.top * y, placing.right * x, placing.bottom * y)
    reduction = (taken[2] - taken[0]) / placing.width
    drafted = image.size != source and reduction <= LARGER and max(taken[2], taken[3]) <= VIEWER_SIDE
    if drafted or reduction <= 1:
        left, top, right, bottom = (round(edge) for edge in taken)
        part = (left, top, max(right, left + 1), max(bottom, top + 1))
        return with_channels(image if part == (0, 0, *image.size) else image.crop(part))
    size = (placing.width, placing.height)
    if image.width * image.height <= _WHOLE_PIXELS:
        return with_channels(image).resize(size, Image.Resampling.HAMMING, box=taken)
    return _in_strips(image, size, taken)


def _in_strips(image: Image.Image, size: tuple[int, int], taken: tuple[float, float, float, float]) -> Image.Image:
    """Scale with the same result as at once: each strip has as many rows around it as the filter reads."""
    left, top, right, bottom = taken
    ratio = (bottom - top) / size[1]
    around = math.ceil(ratio) + _MARGIN
    outcome: Image.Image | None = None
    for first, last in _strips(size[1], max(1, int(_WHOLE_PIXELS / image.width / ratio))):
        begin, end = top + first * ratio, top + last * ratio
        upper, lower = max(int(begin) - around, 0), min(math.ceil(end) + around, image.height)
        part = with_channels(image.crop((0, upper, image.width, lower)))
        strip = part.resize(
            (size[0], last - first), Image.Resampling.HAMMING, box=(left, begin - upper, right, min(end, lower) - upper)
        )
        if outcome is None:
            outcome = Image.new(strip.mode, size)
            outcome.info = image.info
        outcome.paste(strip, (0, first))
    if outcome is None:
        raise ValueError("a picture without rows")
    return outcome


def _strips(height: int, rows: int) -> Iterator[tuple[int, int]]:
    for first in range(0, height, rows):
        yield first, min(first + rows, height)


def with_channels(image: Image.Image) -> Image.Image:
    """Return a picture in a mode that can be scaled: L, RGB, RGBA or CMYK."""
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        # A PNG without a palette may name one colour as transparent.
        return image.convert("RGBA") if "transparency" in image.info and image.mode != "CMYK" else image
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"LA", "PA"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in {"1", "F"} else "RGB")
