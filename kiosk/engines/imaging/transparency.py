"""Backgrounds for transparent pictures: light under dark pixels, dark under light pixels."""

from dataclasses import replace

from PIL import Image

from kiosk.engines.imaging.picture import DecodedPicture

LIGHT, DARK = (244, 237, 224), (20, 18, 15)
"""The light and the dark background colour of the kiosk's own palette."""
_SAMPLED = 128
"""The longest side, in pixels, of the sample."""
_VISIBLE = 3
"""Of 255: what is more transparent than that is no ink; a thin line becomes as faint as that while it is reduced."""
_LIGHTEST_ON_LIGHT, _DARKEST_ON_DARK = 137, 97
"""The last grey level on either ground with a contrast of 3, which shapes need to be seen (WCAG 2.2, 1.4.11)."""


def ground_of(image: Image.Image) -> tuple[int, int, int]:
    """Return the background with contrast to most of a transparent picture's pixels; the dark one for a tie."""
    # Pillow mixes colours by their opacity: thin lines become fainter and keep their own colour.
    large = max(image.size) > _SAMPLED
    small = (image.resize(_fitting(image.size), Image.Resampling.BOX) if large else image).convert("RGBA")
    alpha, grey = small.getchannel("A").tobytes(), small.convert("RGB").convert("L").tobytes()
    weights = [0] * 256
    for opacity, level in zip(alpha, grey, strict=True):
        if opacity >= _VISIBLE:
            weights[level] += opacity
    on_light, on_dark = sum(weights[: _LIGHTEST_ON_LIGHT + 1]), sum(weights[_DARKEST_ON_DARK:])
    return LIGHT if on_light > on_dark else DARK


def on_ground(picture: DecodedPicture) -> DecodedPicture:
    """Return an opaque picture; one that is opaque already is returned unchanged."""
    if picture.opaque:
        return picture
    size = (picture.width, picture.height)
    image = Image.frombuffer("RGBA", size, picture.rgba, "raw", "RGBA", 0, 1)
    if image.getchannel("A").getextrema() == (255, 255):
        return replace(picture, opaque=True)
    whole = Image.new("RGBA", size, (*ground_of(image), 255))
    whole.alpha_composite(image)
    red, green, blue = whole.resize((1, 1), Image.Resampling.BOX, reducing_gap=2.0).convert("RGB").tobytes()
    return replace(picture, rgba=whole.tobytes(), average_colour=(red, green, blue), opaque=True)


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    scale = _SAMPLED / max(size)
    return max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)
