"""Rounded boxes as nine-patch textures: smooth edges, and cheap to resize, unlike a tessellated path."""

from functools import lru_cache
from math import hypot, inf

from kivy.graphics import BorderImage
from kivy.graphics.texture import Texture

KEPT = 128
"""Number of cached textures; each is as large as four corners."""


def set_box(
    image: BorderImage,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    radius: float = inf,
    line_px: float = 0.0,
) -> None:
    """Draw a rounded box; `radius` is limited to half of the shorter side.

    With `line_px` only its outline is drawn, inside the box, that many pixels thick.
    """
    across = round(min(width, height, 2 * radius))
    if across <= 0:
        hide(image)
        return
    texture = _disc(across, line_px)
    if image.texture is not texture:
        image.texture, image.border = texture, [across // 2] * 4
    # Whole pixels keep the edges sharp.
    image.pos, image.size = (round(x), round(y)), (round(width), round(height))


def hide(image: BorderImage) -> None:
    """Hide a rounded box: with a size of 0 alone its borders would still be drawn."""
    image.texture, image.border, image.size = None, [0] * 4, (0, 0)


@lru_cache(maxsize=KEPT)
def _disc(across: int, line_px: float) -> Texture:
    """Create an antialiased white disc, or ring, `across` pixels wide."""
    outer, half = across / 2, -(across // -2)
    inner = outer - line_px if line_px else -inf
    away = [outer - n - 0.5 for n in range(half)]
    quarter = [bytes(round(255 * _share(hypot(x, y), inner, outer)) for x in away) for y in away]
    rows = [left + left[: across // 2][::-1] for left in quarter]
    alpha = b"".join([*rows, *rows[: across // 2][::-1]])
    pixels = bytearray(b"\xff" * 4 * len(alpha))
    pixels[3::4] = alpha
    texture = Texture.create(size=(across, across), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def _share(away: float, inner: float, outer: float) -> float:
    """Return the share of a pixel at a distance from the centre that lies between two circles."""
    return min(1.0, max(0.0, outer - away + 0.5)) - min(1.0, max(0.0, inner - away + 0.5))
