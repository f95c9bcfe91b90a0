"""Deep Zoom tiles of pictures too large for one texture, made by libvips; the only module with pyvips.

libvips reads a picture in strips, so that a gigapixel takes no more memory than a snapshot. Only the formats that the
kiosk shows are read, detected by content; libvips' untrusted loaders (SVG, PDF and others) are disabled.
"""

from pathlib import Path
from typing import Any

import pyvips
from PIL import Image

from kiosk.content.prepared import TILES, WHOLE
from kiosk.curator.prepare.recipes import CannotPrepareError, Progress, Recipe, Work
from kiosk.engines.imaging.decode import source_size
from kiosk.engines.imaging.picture import TooLargePictureError, UnreadablePictureError
from kiosk.engines.imaging.transparency import ground_of

LONGEST_PX = 4096
"""Longest side of a picture that is shown from one texture; the same as imaging.scaling.VIEWER_SIDE."""
MOST_PIXELS = 2_000_000_000
"""A header with more pixels counts as damaged."""
TILE_PX, OVERLAP_PX = 510, 1
"""With its overlap a tile has 512 pixels a side."""
_LOADERS: tuple[tuple[bytes, bytes, str], ...] = (
    (b"\xff\xd8\xff", b"", "jpegload"),
    (b"\x89PNG\r\n\x1a\n", b"", "pngload"),
    (b"RIFF", b"WEBP", "webpload"),
    (b"GIF8", b"", "gifload"),
    (b"II*\0", b"", "tiffload"),
    (b"MM\0*", b"", "tiffload"),
)
"""The first bytes of a file, those from the ninth on, and the loader of libvips for it."""
_JPEG = ".jpg[Q=90,subsample-mode=off,keep=none]"
_PNG = ".png[compression=6,keep=none]"
_SMALL_PX = 512
"""Size at which the background of a transparent picture is chosen."""
_WHOLE_SHARE = 0.2
"""Share of the progress for the picture as a whole."""


pyvips.block_untrusted_set(True)


def _judge(original: Path) -> Work | None:
    try:
        image = _opened(original, access="sequential")
    except pyvips.Error as error:
        raise CannotPrepareError(_cause(error)) from error
    if image.width * image.height > MOST_PIXELS:
        raise CannotPrepareError(f"it claims {image.width} x {image.height} pixels")
    if max(image.width, image.height) <= LONGEST_PX and not _too_large_to_show(original):
        return None
    return Work(f"{image.width} x {image.height} pixels are cut into tiles", _make)


def _too_large_to_show(original: Path) -> bool:
    """Return whether the kiosk would refuse to decode it as it is."""
    try:
        source_size(original)
    except TooLargePictureError:
        return True
    except UnreadablePictureError:
        return False
    return False


def _opened(original: Path, **options: str) -> pyvips.Image:
    """Open a picture with the loader for its content. Raises CannotPrepareError and pyvips.Error."""
    with original.open("rb") as file:
        head = file.read(12)
    for begins, kind, loader in _LOADERS:
        if head.startswith(begins) and head[8:].startswith(kind):
            return getattr(pyvips.Image, loader)(str(original), **options)
    raise CannotPrepareError("it is not a picture that the kiosk shows; save it as jpg, png or webp")


def _make(original: Path, place: Path, progress: Progress) -> None:
    place.mkdir()
    try:
        colours = _in_srgb(_upright(original))
        ground = _ground(original) if colours.hasalpha() else None
        if ground:
            # A single tile does not tell which background the whole picture needs.
            colours = colours.flatten(background=list(ground))
        ending = _PNG if colours.hasalpha() else _JPEG
        _watch(colours, lambda share: progress(share * (1 - _WHOLE_SHARE)))
        colours.dzsave(str(place / Path(TILES).stem), tile_size=TILE_PX, overlap=OVERLAP_PX, suffix=ending, keep="none")
        whole = pyvips.Image.thumbnail(
            str(original), LONGEST_PX, height=LONGEST_PX, size="down", output_profile="srgb", intent="perceptual"
        )
        if ground and whole.hasalpha():
            whole = whole.flatten(background=list(ground))
        whole.write_to_file(f"{place / WHOLE}{ending}")
    except pyvips.Error as error:
        raise CannotPrepareError(_cause(error)) from error
    progress(1.0)


def _ground(original: Path) -> tuple[int, int, int]:
    small = pyvips.Image.thumbnail(str(original), _SMALL_PX, height=_SMALL_PX, size="down", output_profile="srgb")
    small = small.colourspace("srgb").cast("uchar")
    image = Image.frombytes("RGBA", (small.width, small.height), small.write_to_memory())
    return ground_of(image)


def _upright(original: Path) -> pyvips.Image:
    image = _opened(original, access="sequential", fail_on="truncated")
    if image.get_typeof("orientation") and image.get("orientation") != 1:
        # Rotation needs the last strip first.
        image = _opened(original, fail_on="truncated").autorot()
    return image


def _in_srgb(image: pyvips.Image) -> pyvips.Image:
    if image.get_typeof("icc-profile-data"):
        try:
            return image.icc_transform("srgb", embedded=True, intent="perceptual")
        except pyvips.Error:
            # A damaged profile is ignored, as in imaging.decode.
            image = image.copy()
            image.remove("icc-profile-data")
    return image.colourspace("srgb").cast("uchar")


def _watch(image: pyvips.Image, progress: Progress) -> None:
    def told(_image: pyvips.Image, state: Any) -> None:
        progress(min(state.percent / 100, 1.0))

    image.set_progress(True)
    image.signal_connect("eval", told)


def _cause(error: pyvips.Error) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[-1].strip() if lines else "libvips cannot read it"


PICTURES = Recipe("pyramid-2", "", _judge)
"""Deep Zoom tiles, and the whole picture at the size of one texture."""
