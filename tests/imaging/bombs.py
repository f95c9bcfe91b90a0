"""Pictures that take far more to decode than their files look like."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image


def plain(path: Path, side: int, kind: str) -> Path:
    """A picture of one colour in one of many forms."""
    image = Image.new("RGB", (side, side), (10, 200, 30))
    glass = Image.new("RGBA", (side, side), (10, 200, 30, 128))
    ways = {
        "webp": lambda: image.save(path, "WEBP", lossless=True, method=0),
        "webp with alpha": lambda: glass.save(path, "WEBP", lossless=True, method=0),
        "lossy webp": lambda: image.save(path, "WEBP", quality=30, method=0),
        "png": lambda: image.save(path, "PNG", compress_level=1),
        "png with alpha": lambda: glass.save(path, "PNG", compress_level=1),
        "png with a transparent colour": lambda: image.save(path, "PNG", compress_level=1, transparency=(1, 2, 3)),
        "png with a transparent palette": lambda: image.quantize().save(path, "PNG", transparency=0),
        "png with a profile": lambda: glass.save(path, "PNG", compress_level=1, icc_profile=profile()),
        "png of 16 bits": lambda: Image.new("I;16", (side, side), 9000).save(path, "PNG", compress_level=1),
        "png of grey with alpha": lambda: glass.convert("LA").save(path, "PNG", compress_level=1),
        "png of 1 bit": lambda: image.convert("1").save(path, "PNG"),
        "gif": lambda: image.quantize().save(path, "GIF"),
        "tiff": lambda: image.save(path, "TIFF", compression="tiff_lzw"),
        "bmp": lambda: image.save(path, "BMP"),
        "jpeg": lambda: image.save(path, "JPEG"),
        "progressive jpeg": lambda: image.save(path, "JPEG", progressive=True),
        "jpeg of inks": lambda: image.convert("CMYK").save(path, "JPEG"),
        "progressive jpeg of inks": lambda: image.convert("CMYK").save(path, "JPEG", progressive=True),
    }
    ways[kind]()
    return path


KINDS = (
    "webp",
    "webp with alpha",
    "lossy webp",
    "png",
    "png with alpha",
    "png with a transparent colour",
    "png with a transparent palette",
    "png with a profile",
    "png of 16 bits",
    "png of grey with alpha",
    "png of 1 bit",
    "gif",
    "tiff",
    "bmp",
    "jpeg",
    "progressive jpeg",
    "jpeg of inks",
    "progressive jpeg of inks",
)


def profile() -> bytes:
    """A profile that is not sRGB, so that colours are converted."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # The description names another space.
    return bytes(made.replace(b"s\0R\0G\0B", b"o\0t\0h\0r").replace(b"sRGB built", b"othr built"))


def in_passes(path: Path, side: int, more: int, mode: str = "RGB") -> Path:
    """A progressive JPEG whose last pass is there many times."""
    file = io.BytesIO()
    Image.new(mode, (side, side), "white" if mode != "CMYK" else 0).save(file, "JPEG", progressive=True)
    data = file.getvalue()
    path.write_bytes(data[:-2] + data[data.rindex(b"\xff\xda") : -2] * more + b"\xff\xd9")
    return path


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(path: Path, *chunks: bytes, after: bool = False) -> Path:
    """A small PNG with chunks before its pixels, or after them."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (10, 200, 30)).save(file, "PNG")
    data = file.getvalue()
    at = data.index(b"IEND") - 4 if after else data.index(b"IDAT") - 4
    path.write_bytes(data[:at] + b"".join(chunks) + data[at:])
    return path


def moving(path: Path, kind: str, count: int) -> Path:
    """An animation of many pictures."""
    frames = [Image.new("RGB", (64, 48), (number % 256, number // 256, 30)) for number in range(count)]
    frames[0].save(path, kind, save_all=True, append_images=frames[1:])
    return path


def greedy_exif() -> bytes:
    """EXIF whose entries claim four thousand million values each, and lead to one another."""
    entries = b"".join(struct.pack(">HHII", 0x9000 + n, 4, 0xFFFFFFFF, 8) for n in range(1000))
    return b"Exif\0\0MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 1000) + entries + struct.pack(">I", 8)
