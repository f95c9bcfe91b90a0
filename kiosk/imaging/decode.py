"""Decodes pictures at the size they are shown, through Pillow.

Whatever is wrong with a file becomes an `UnreadablePictureError`; what would take more memory than the limit is refused
from its header alone.
"""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from kiosk.files import NotAFileError, opened
from kiosk.imaging.picture import LIMIT_BYTES, Fit, Picture, Placing, UnreadablePictureError, place

T = TypeVar("T")
VIEWER_SIDE = 4096
"""The longest side of a texture that every supported graphics card takes: a Raspberry Pi 4's limit."""
# Importing a reader is what makes Pillow know its format; it would otherwise load all forty.
_FORMATS = tuple(
    reader.format
    for reader in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
        TiffImagePlugin.TiffImageFile,
        BmpImagePlugin.BmpImageFile,
    )
)
_BYTES = {"1": 2, "L": 1, "P": 5, "PA": 8, "LA": 8, "I;16": 4, "I;16B": 4, "I": 6, "F": 6}
"""Bytes a pixel takes in Pillow, with the copy that the conversion of its mode makes; 4 for all others."""
_COEFFICIENT_BYTES = 6
"""Bytes a pixel of a progressive JPEG takes at full size, however small it is decoded."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_JPEG_SCALES = (1, 2, 4, 8)
_SHORT, _LARGER = 0.08, 1.12
"""So much may a JPEG be short of its place, or larger, as decoding left it: the graphics card does the rest.

A place just above half the size would else take four times the decoding, one just below it as long again to scale.
"""
_SAMPLED = (48, 32)
"""Pixels of a picture that are looked at for its average colour."""
_SIDEWAYS = 5
"""From this orientation of EXIF on, width and height change places."""
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

# The limit here is one of bytes, and knows of reduced decoding; Pillow's own would refuse what can be shown.
Image.MAX_IMAGE_PIXELS = None


def decode(path: Path, box: tuple[int, int], fit: Fit = Fit.CONTAIN, limit_bytes: int = LIMIT_BYTES) -> Picture:
    """Return a picture as it should be seen within (or covering) a box of pixels.

    It is turned as EXIF says, converted to sRGB, reduced to the box and never enlarged; of an animation it is the first
    picture. Raises `UnreadablePictureError`.
    """
    return _opened(path, lambda image: _decode(image, box, Fit(fit), limit_bytes))


def source_size(path: Path, limit_bytes: int = LIMIT_BYTES) -> tuple[int, int]:
    """Return width and height of a picture as it should be seen, in its own pixels, from its header alone.

    Raises `UnreadablePictureError` for what is no picture, and for what would be refused as too large.
    """
    return _opened(path, lambda image: _source_size(image, limit_bytes))


def _opened(path: Path, look: Callable[[Image.Image], T]) -> T:
    try:
        with opened(path) as file, Image.open(file, formats=_FORMATS) as image:
            return look(image)
    except FileNotFoundError as error:
        raise UnreadablePictureError("there is no such file") from error
    except NotAFileError as error:
        raise UnreadablePictureError(error.strerror) from error
    except UnreadablePictureError:
        raise
    except UnidentifiedImageError as error:
        raise UnreadablePictureError("it is not a picture, or a damaged one") from error
    except Exception as error:  # Pillow's readers raise whatever a damaged file leads them to.
        raise UnreadablePictureError(str(error) or type(error).__name__) from error


def decode_for_viewer(path: Path, limit_bytes: int = LIMIT_BYTES) -> Picture:
    """Return a picture as large as one texture can be. Raises `UnreadablePictureError`."""
    return decode(path, (VIEWER_SIDE, VIEWER_SIDE), Fit.CONTAIN, limit_bytes)


def average_colour(path: Path) -> tuple[int, int, int]:
    """Return red, green and blue of a picture as one colour, kept until the file changes.

    Raises `UnreadablePictureError`.
    """
    try:
        return _average_colour(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise UnreadablePictureError("there is no such file") from error


@lru_cache(maxsize=2048)
def _average_colour(path: Path, changed_ns: int) -> tuple[int, int, int]:
    return decode(path, (16, 16)).average_colour


def _source_size(image: Image.Image, limit_bytes: int) -> tuple[int, int]:
    width, height = image.size
    if image.format not in {"JPEG", "MPO"}:
        _refuse_what_is_too_large(image, (width, height), limit_bytes)
        # Of a PNG all would have to be read to know how it is turned, and it hardly ever is.
        return width, height
    sideways = image.getexif().get(ExifTags.Base.Orientation, 1) in range(_SIDEWAYS, len(_TURNS) + 2)
    image.draft(None, (width // _JPEG_SCALES[-1], height // _JPEG_SCALES[-1]))
    _refuse_what_is_too_large(image, (width, height), limit_bytes)
    return (height, width) if sideways else (width, height)


def _decode(image: Image.Image, box: tuple[int, int], fit: Fit, limit_bytes: int) -> Picture:
    width, height = image.size
    drafts = image.format in {"JPEG", "MPO"}
    if not drafts:
        # First of all: to look for the orientation Pillow decodes the whole of a PNG.
        _refuse_what_is_too_large(image, (width, height), limit_bytes)
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    sideways = orientation in _TURNS and orientation >= _SIDEWAYS
    placing = place((width, height), box[::-1] if sideways else box, fit)
    if drafts:
        scale = _jpeg_scale(width * height * 4, (placing.right - placing.left) / placing.width, limit_bytes)
        image.draft(None, (width // scale, height // scale))
        _refuse_what_is_too_large(image, (width, height), limit_bytes)
    profile = image.info.get("icc_profile")
    shown = _in_srgb(_scaled(image, (width, height), placing), profile)
    if orientation in _TURNS:
        shown = shown.transpose(_TURNS[orientation])
    return as_picture(shown, (height, width) if sideways else (width, height))


def _scaled(image: Image.Image, source: tuple[int, int], placing: Placing) -> Image.Image:
    image.load()
    x, y = image.width / source[0], image.height / source[1]
    taken = (placing.left * x, placing.top * y, placing.right * x, placing.bottom * y)
    whole = _with_channels(image)
    reduction = (taken[2] - taken[0]) / placing.width
    drafted = image.size != source and reduction <= _LARGER and max(taken[2], taken[3]) <= VIEWER_SIDE
    if drafted or reduction <= 1:
        left, top, right, bottom = (round(edge) for edge in taken)
        part = (left, top, max(right, left + 1), max(bottom, top + 1))
        return whole if part == (0, 0, *whole.size) else whole.crop(part)
    return whole.resize((placing.width, placing.height), Image.Resampling.HAMMING, box=taken)


def as_picture(shown: Image.Image, source_size: tuple[int, int]) -> Picture:
    """Return an image in RGB or RGBA, which is changed by that, as pixels for a texture."""
    # A colour for a place that waits: a thousand pixels tell it as well as millions do.
    samples = shown.resize(_SAMPLED, Image.Resampling.NEAREST) if min(shown.size) > min(_SAMPLED) else shown
    average = samples.resize((1, 1), Image.Resampling.BOX).convert("RGB")
    red, green, blue = average.tobytes()
    opaque = shown.mode != "RGBA"
    if opaque:
        # In place: converting would copy it.
        shown.putalpha(255)
    return Picture(*shown.size, shown.tobytes(), (red, green, blue), source_size, opaque)


def _refuse_what_is_too_large(image: Image.Image, source: tuple[int, int], limit_bytes: int) -> None:
    needed = image.width * image.height * _BYTES.get(image.mode, 4)
    if image.info.get("progressive"):
        needed += source[0] * source[1] * _COEFFICIENT_BYTES
    if needed > limit_bytes:
        raise UnreadablePictureError(
            f"{source[0]} x {source[1]} pixels take {needed >> 20} MiB to decode, "
            f"and the limit is {limit_bytes >> 20} MiB; `kiosk media prepare` makes a form of it that can be shown"
        )


def _jpeg_scale(size_bytes: int, reduction: float, limit_bytes: int) -> int:
    """Return the largest divisor about within the reduction wanted, and a larger one where only that fits the limit."""
    sharp = max(scale for scale in _JPEG_SCALES if scale <= max(reduction * (1 + _SHORT), 1.0))
    fitting = (scale for scale in _JPEG_SCALES if size_bytes / scale**2 <= limit_bytes)
    return max(sharp, next(fitting, _JPEG_SCALES[-1]))


def _with_channels(image: Image.Image) -> Image.Image:
    """Return a picture in a mode that can be scaled: L, RGB, RGBA or CMYK."""
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        # A PNG may name one colour of its palette-less pixels as the transparent one.
        return image.convert("RGBA") if "transparency" in image.info and image.mode != "CMYK" else image
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"LA", "PA"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in {"1", "F"} else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    transform = _transform(profile, colours.mode) if profile else None
    if transform:
        colours = ImageCms.applyTransform(colours, transform) or colours
    if colours.mode != "RGB":
        colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Return the way from a profile to sRGB; None where the profile is damaged or of another kind of picture."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.buildTransform(source, _SRGB, mode, "RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
