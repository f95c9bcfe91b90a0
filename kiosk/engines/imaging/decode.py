"""Decodes pictures at the size they are shown, through Pillow.

All faults of a file become an `UnreadablePictureError`; what would take more memory or time than the limit is refused
from its header alone. All threads together take no more memory than the limit for one picture.
"""

import os
from collections.abc import Callable
from functools import lru_cache
from io import BufferedReader, BytesIO
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

from kiosk.engines.imaging.decode_budget import DecodeBudget
from kiosk.engines.imaging.decode_cost import Cost, cost
from kiosk.engines.imaging.picture import (
    LIMIT_BYTES,
    DecodedPicture,
    Fit,
    Placing,
    TooLargePictureError,
    UnreadablePictureError,
    place,
)
from kiosk.engines.imaging.scaling import VIEWER_SIDE, scaled
from kiosk.files import NotAFileError, opened

T = TypeVar("T")
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
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MOST_PROFILE_BYTES = 4 * 2**20
"""Profiles of printing presses have up to 2 MiB; a larger one is ignored like a damaged one."""
_JPEGS = {"JPEG", "MPO"}
_JPEG_SCALES = (1, 2, 4, 8)
_SHORT = 0.08
"""By this share a decoded JPEG may be smaller than its box: the graphics card scales the rest.

Otherwise a box just above half the size would take four times the decoding, and one just below it as long again to
scale.
"""
_SAMPLED = (48, 32)
"""Width and height to which a picture is reduced for its average colour."""
_SIDEWAYS = 5
"""From this EXIF orientation on, width and height are swapped."""
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

_room = DecodeBudget(LIMIT_BYTES)

# The limit here counts bytes, after reduced decoding; Pillow's own would refuse pictures that can be shown.
Image.MAX_IMAGE_PIXELS = None


def decode(path: Path, box: tuple[int, int], fit: Fit = Fit.CONTAIN, limit_bytes: int = LIMIT_BYTES) -> DecodedPicture:
    """Return a picture as it should be seen within (or covering) a box of pixels.

    It is rotated as EXIF says, converted to sRGB, reduced to the box and never enlarged; of an animation it is the
    first frame. Raises `UnreadablePictureError`.
    """
    return _opened(path, lambda image: _decode(image, path, box, Fit(fit), limit_bytes))


def source_size(path: Path, limit_bytes: int = LIMIT_BYTES) -> tuple[int, int]:
    """Return width and height of a picture as it should be seen, in its own pixels, from its header alone.

    Raises `UnreadablePictureError` for a file that is not a picture, and for one that would be refused as too large.
    """
    return _opened(path, lambda image: _source_size(image, path, limit_bytes))


def _opened(path: Path, look: Callable[[Image.Image], T]) -> T:
    try:
        with opened(path) as file:
            _refuse_large_webp(file)
            with Image.open(file, formats=_FORMATS) as image:
                return look(image)
    except FileNotFoundError as error:
        raise UnreadablePictureError("there is no such file") from error
    except NotAFileError as error:
        raise UnreadablePictureError(error.strerror) from error
    except UnreadablePictureError:
        raise
    except UnidentifiedImageError as error:
        raise UnreadablePictureError("it is not a picture, or a damaged one") from error
    except Exception as error:  # Pillow's readers raise any exception on a damaged file.
        raise UnreadablePictureError(str(error) or type(error).__name__) from error


def _source_size(image: Image.Image, path: Path, limit_bytes: int) -> tuple[int, int]:
    width, height = image.size
    # The viewer requests the largest size.
    box = (VIEWER_SIDE, VIEWER_SIDE)
    if image.format not in _JPEGS:
        _cost(image, path, box, Fit.CONTAIN).check(limit_bytes)
        # For the orientation of a PNG the whole file would be read, and it hardly ever has one.
        return width, height
    sideways = _orientation(image) >= _SIDEWAYS
    _reduced(image, path, place((width, height), box, Fit.CONTAIN), limit_bytes).check(limit_bytes)
    return (height, width) if sideways else (width, height)


def _decode(image: Image.Image, path: Path, box: tuple[int, int], fit: Fit, limit_bytes: int) -> DecodedPicture:
    if image.format in _JPEGS:
        turned = box[::-1] if _orientation(image) >= _SIDEWAYS else box
        needed = _reduced(image, path, place(image.size, turned, fit), limit_bytes)
    else:
        needed = _cost(image, path, box, fit)
    needed.check(limit_bytes)
    with _room.taken(needed.bytes):
        return _shown(image, needed, box, fit)


def _shown(image: Image.Image, needed: Cost, box: tuple[int, int], fit: Fit) -> DecodedPicture:
    source = needed.source
    image = _loaded(image, needed)
    # To read the orientation of a PNG, Pillow decodes all of it.
    orientation = _orientation(image)
    sideways = orientation >= _SIDEWAYS
    placing = place(source, box[::-1] if sideways else box, fit)
    shown = scaled(image, source, placing)
    # Memory is freed before the next copy is made.
    if shown is not image:
        image.close()
    shown = _in_srgb(shown, image.info.get("icc_profile"))
    if shown is not image:
        image.close()
    if orientation in _TURNS:
        shown = shown.transpose(_TURNS[orientation])
    return as_picture(shown, source[::-1] if sideways else source)


def _loaded(image: Image.Image, needed: Cost) -> Image.Image:
    """Return a picture with its pixels loaded; of an animation only the first frame."""
    # Pillow would keep two canvases for the next frames, and copy this one once more.
    decoder = vars(image).pop("_decoder", None) if needed.kind == "WEBP" else None
    if decoder is None:
        image.load()
        return image
    first = decoder.get_next()
    del decoder
    if first is None:
        raise UnreadablePictureError("it is damaged")
    loaded = Image.frombuffer(image.mode, image.size, first[0], "raw", image.rawmode, 0, 1)  # type: ignore[attr-defined]
    loaded.info = image.info
    return loaded


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation; 1 for upright and for an invalid one."""
    number = image.getexif().get(ExifTags.Base.Orientation, 1)
    return number if number in _TURNS else 1


def _cost(image: Image.Image, path: Path, box: tuple[int, int], fit: Fit) -> Cost:
    """Return the cost of a picture that cannot be reduced while it is decoded, in either orientation."""
    placings = (place(image.size, box, fit), place(image.size, box[::-1], fit))
    shown = max(((placing.width, placing.height) for placing in placings), key=lambda size: size[0] * size[1])
    return cost(image, path, shown)


def _reduced(image: Image.Image, path: Path, placing: Placing, limit_bytes: int) -> Cost:
    """Set a JPEG to be decoded at about the size of its box, or smaller to fit the limit; return the cost."""
    width, height = image.size
    full = cost(image, path, (placing.width, placing.height))
    reduction = max((placing.right - placing.left) / placing.width * (1 + _SHORT), 1.0)
    sharp = max(scale for scale in _JPEG_SCALES if scale <= reduction)
    scales = [scale for scale in _JPEG_SCALES if scale >= sharp]
    fitting = (scale for scale in scales if full.decoded_at(scale).bytes <= limit_bytes)
    scale = next(fitting, scales[-1])
    image.draft(None, (width // scale, height // scale))
    return full.decoded_at(scale)


def _refuse_large_webp(file: BufferedReader) -> None:
    """Refuse a file that Pillow would read whole before its size is known."""
    head = file.peek(12)[:12]
    if head[:4] == b"RIFF" and head[8:] == b"WEBP" and 2 * os.fstat(file.fileno()).st_size > LIMIT_BYTES:
        raise TooLargePictureError(
            f"the file takes more than {LIMIT_BYTES >> 20} MiB to decode; "
            "`kiosk media prepare` makes a form of it that can be shown"
        )


def as_picture(shown: Image.Image, source_size: tuple[int, int]) -> DecodedPicture:
    """Return an image in RGB or RGBA as pixels for a texture; the image is modified."""
    # A colour for a placeholder: a thousand pixels are as good as millions.
    samples = shown.resize(_SAMPLED, Image.Resampling.NEAREST) if min(shown.size) > min(_SAMPLED) else shown
    average = samples.resize((1, 1), Image.Resampling.BOX).convert("RGB")
    red, green, blue = average.tobytes()
    opaque = shown.mode != "RGBA"
    if opaque:
        # In place: converting would copy it.
        shown.putalpha(255)
    return DecodedPicture(*shown.size, shown.tobytes(), (red, green, blue), source_size, opaque)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    kind = "RGB" if image.mode == "RGBA" else image.mode
    transform = _transform(profile, kind) if profile and len(profile) <= _MOST_PROFILE_BYTES else None
    if image.mode == "RGBA" and not transform:
        return image
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if transform:
        colours = ImageCms.applyTransform(colours, transform) or colours
    if colours.mode != "RGB":
        colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Return the transform from a profile to sRGB; None where the profile is damaged or of another colour mode."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.buildTransform(source, _SRGB, mode, "RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
