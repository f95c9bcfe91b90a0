"""The contrast of text as it is drawn, measured in the picture of the screen."""

from collections import Counter
from collections.abc import Iterable
from typing import cast

from PIL import Image, ImageChops, ImageFilter

from kiosk.design.contrast import Rgb, contrast, luminance
from kiosk.ui.access.items import Box

RING_PX = 3
"""Width in pixels of the background that is measured around the text."""
FULL = 40
"""Of 255: pixels less opaque than the most opaque pixel of the text by more than this are its edges."""
SPECKS = 0.04
"""Share of the background that is ignored: the tip of an arrow, a line of a map."""


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


def text_contrast(picture: Image.Image, letters: Image.Image, place: tuple[int, int]) -> float | None:
    """Measure a text against the background around it, where that is least favourable; None without either.

    `letters` is the opacity of the text (mode "L"), `place` the position of its upper left corner in the picture.
    """
    box = (place[0], place[1], place[0] + letters.width, place[1] + letters.height)
    drawn = picture.crop(box)
    _, darkest = cast("tuple[int, int]", letters.getextrema())
    if not darkest:
        return None
    full = letters.point(lambda opacity: 255 if opacity >= darkest - FULL else 0)
    wide = letters.filter(ImageFilter.MaxFilter(2 * RING_PX + 1))
    around = ImageChops.multiply(
        wide.point(lambda opacity: 255 if opacity else 0), letters.point(lambda opacity: 0 if opacity else 255)
    )
    ink, ground = _counted(drawn, full), _counted(drawn, around)
    if not ink or not ground:
        return None
    middle = _at_share(ground, 0.5)
    inked = max((colour for _, colour in ink), key=lambda colour: contrast(colour, middle))
    worst = _at_share(ground, 1 - SPECKS if luminance(inked) > luminance(middle) else SPECKS)
    return contrast(inked, worst)


def change(one: Image.Image | None, other: Image.Image | None, share: float) -> float:
    """Return the contrast by which at least this share of the pixels differs between two pictures of one place."""
    if one is None or other is None:
        return 1.0
    pairs = zip(_pixels(one), _pixels(other), strict=True)
    ratios = sorted(contrast(*pair) if pair[0] != pair[1] else 1.0 for pair in pairs)
    return ratios[round((1 - share) * (len(ratios) - 1))]


def _pixels(picture: Image.Image) -> Iterable[Rgb]:
    return cast("Iterable[Rgb]", picture.convert("RGB").get_flattened_data())


def _counted(picture: Image.Image, mask: Image.Image) -> list[tuple[int, Rgb]]:
    """Return the colours where a mask is white, from dark to light, each with how many pixels have it."""
    marked = Image.merge("RGBA", (*picture.convert("RGB").split(), mask))
    found = marked.getcolors(marked.width * marked.height) or []
    counts: Counter[Rgb] = Counter()
    for count, colour in found:
        red, green, blue, chosen = cast("tuple[int, int, int, int]", colour)
        if chosen:
            counts[red, green, blue] += count
    return sorted(((count, colour) for colour, count in counts.items()), key=lambda entry: luminance(entry[1]))


def _at_share(colours: list[tuple[int, Rgb]], share: float) -> Rgb:
    """Return the colour below which this share of the pixels is."""
    wanted = min(share * sum(count for count, _ in colours), sum(count for count, _ in colours) - 1)
    passed = 0
    for count, colour in colours:
        passed += count
        if passed > wanted:
            return colour
    return colours[-1][1]
