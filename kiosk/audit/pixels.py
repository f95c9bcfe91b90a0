"""Contrast as it is drawn: what a text's letters and their ground are in the picture of the screen."""

from collections import Counter
from collections.abc import Iterable
from typing import cast

from PIL import Image

from kiosk.ui.access.items import Box

Rgb = tuple[int, int, int]
RING_PX = 3
"""How far around a text its ground is looked at."""
SPECKS = 0.04
"""Share of the ground that may be anything: the tip of an arrow, a line of a map."""


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, definition)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def crop(picture: Image.Image, box: Box, around: int = 0) -> Image.Image | None:
    """Cut a box of the window out of its picture; None where nothing of it is in the picture."""
    left, bottom, width, height = box
    edges = (
        left - around,
        picture.height - bottom - height - around,
        left + width + around,
        picture.height - bottom + around,
    )
    edges = (
        max(0, round(edges[0])),
        max(0, round(edges[1])),
        min(picture.width, round(edges[2])),
        min(picture.height, round(edges[3])),
    )
    return picture.crop(edges) if edges[2] > edges[0] and edges[3] > edges[1] else None


def text_contrast(picture: Image.Image, box: Box) -> float | None:
    """Measure the letters in a box against the ground around them, at its least favourable; None without a ground."""
    inner, outer = crop(picture, box), crop(picture, box, RING_PX)
    if inner is None or outer is None:
        return None
    ground = _ring(outer)
    if not ground:
        return None
    middle = _at_share(ground, 0.5)
    ink = max(colours_of(inner), key=lambda colour: contrast(colour, middle), default=None)
    if ink is None:
        return None
    lighter = luminance(ink) > luminance(middle)
    worst = _at_share(ground, 1 - SPECKS if lighter else SPECKS)
    return contrast(ink, worst)


def colours_of(picture: Image.Image) -> Iterable[Rgb]:
    """Give the colours that cover more than a speck."""
    few = picture.convert("RGB").quantize(32)
    palette = few.getpalette() or []
    least = max(2, few.width * few.height // 1000)
    counts = few.histogram()
    for index in range(len(palette) // 3):
        if counts[index] >= least:
            yield (palette[3 * index], palette[3 * index + 1], palette[3 * index + 2])


def _ring(outer: Image.Image) -> list[tuple[int, Rgb]]:
    """Give the colours of the outermost pixels, from dark to light, each with how many there are."""
    width, height = outer.size
    strips = (
        (0, 0, width, RING_PX),
        (0, height - RING_PX, width, height),
        (0, 0, RING_PX, height),
        (width - RING_PX, 0, width, height),
    )
    counts: Counter[Rgb] = Counter()
    for strip in strips:
        part = outer.crop(strip).convert("RGB")
        found = part.getcolors(part.width * part.height) or []
        counts.update({cast("Rgb", colour): count for count, colour in found})
    return sorted(((count, colour) for colour, count in counts.items()), key=lambda entry: luminance(entry[1]))


def _at_share(colours: list[tuple[int, Rgb]], share: float) -> Rgb:
    """Give the colour below which this share of the pixels is."""
    wanted = min(share * sum(count for count, _ in colours), sum(count for count, _ in colours) - 1)
    passed = 0
    for count, colour in colours:
        passed += count
        if passed > wanted:
            return colour
    return colours[-1][1]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
