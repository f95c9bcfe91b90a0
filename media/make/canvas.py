"""A drawing surface, with soft light and shadow, saved as a JPEG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cairocffi
import numpy as np
from house import INK, Colour
from PIL import Image, ImageFilter

Draw = Callable[[cairocffi.Context], None]

PROGRESSIVE_PX = 4096
"""The longest side for which a progressive JPEG is written."""


def surface(width: int, height: int, colour: Colour = INK) -> tuple[cairocffi.ImageSurface, cairocffi.Context]:
    """Return a new surface in one colour, and a context with the best antialiasing."""
    made = cairocffi.ImageSurface(cairocffi.FORMAT_RGB24, width, height)
    context = cairocffi.Context(made)
    context.set_source_rgb(*colour)
    context.paint()
    context.set_antialias(cairocffi.ANTIALIAS_BEST)
    return made, context


def image(made: cairocffi.ImageSurface) -> Image.Image:
    """Return a surface as a Pillow picture."""
    size = made.get_width(), made.get_height()
    return Image.frombuffer("RGB", size, bytes(made.get_data()), "raw", "BGRX", made.get_stride(), 1)


def save(made: cairocffi.ImageSurface, path: Path, quality: int = 82) -> None:
    """Write a surface as a JPEG with 4:2:0 colour: light text on dark keeps its edges.

    A progressive file is smaller, but a very large one must be decoded in full, however small it is shown.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    progressive = max(made.get_width(), made.get_height()) <= PROGRESSIVE_PX
    image(made).save(path, quality=quality, optimize=True, progressive=progressive, subsampling=2)


def glow(
    context: cairocffi.Context,
    size: tuple[int, int],
    draw: Draw,
    radius: float,
    tint: tuple[float, float, float, float],
    *,
    outside: bool = False,
    gain: float = 1.0,
) -> None:
    """Paint the blurred shape that `draw` fills, or what lies outside it, in one colour with its opacity.

    The blur, `radius` pixels wide, is computed at a resolution of `radius` / 8: a soft shape needs no more.
    """
    step = max(1.0, radius / 8)
    width, height = round(size[0] / step) + 1, round(size[1] / step) + 1
    mask = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, width, height)
    small = cairocffi.Context(mask)
    small.scale(1 / step, 1 / step)
    draw(small)
    mask.flush()
    rows = np.frombuffer(bytes(mask.get_data()), np.uint8).reshape(height, mask.get_stride() // 4, 4)
    alpha = Image.fromarray(np.ascontiguousarray(rows[:, :width, 3])).filter(ImageFilter.GaussianBlur(radius / step))
    share = np.asarray(alpha, np.float32) / 255
    share = np.clip((1 - share if outside else share) * gain, 0, 1) * tint[3]
    pixels = np.zeros((height, width, 4), np.uint8)
    for channel, value in enumerate(reversed(tint[:3])):
        pixels[:, :, channel] = np.round(share * value * 255)
    pixels[:, :, 3] = np.round(share * 255)
    soft = cairocffi.ImageSurface.create_for_data(bytearray(pixels.tobytes()), cairocffi.FORMAT_ARGB32, width, height)
    context.save()
    context.scale(step, step)
    context.set_source_surface(soft)
    context.get_source().set_filter(cairocffi.FILTER_BILINEAR)
    context.get_source().set_extend(cairocffi.EXTEND_PAD)
    context.paint()
    context.restore()
