"""Real pictures, made small."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def make_picture(tmp_path: Path) -> Callable[..., Path]:
    """A picture whose four quarters are red, green, blue and white, from the top left."""

    def make(name: str = "picture.png", size: tuple[int, int] = (80, 40), mode: str = "RGB", **options: object) -> Path:
        path = tmp_path / name
        quarters(size).convert(mode).save(path, **options)
        return path

    return make


def quarters(size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    width, height = size[0] // 2, size[1] // 2
    image.paste((255, 0, 0), (0, 0, width, height))
    image.paste((0, 255, 0), (width, 0, size[0], height))
    image.paste((0, 0, 255), (0, height, width, size[1]))
    return image


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header claims a size that its data does not have."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def pixel(picture: object, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place given as fractions from the top left."""
    start = (int(y * picture.height) * picture.width + int(x * picture.width)) * 4
    return tuple(picture.rgba[start : start + 4])


def near(colour: tuple[int, ...], wanted: tuple[int, ...], by: int = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, wanted, strict=False))


@pytest.fixture
def check() -> Callable[..., None]:
    def check_(picture: object, x: float, y: float, wanted: tuple[int, ...], by: int = 3) -> None:
        assert near(pixel(picture, x, y), wanted, by), pixel(picture, x, y)

    return check_


@pytest.fixture
def huge_png(tmp_path: Path) -> Path:
    path = tmp_path / "huge.png"
    path.write_bytes(png_claiming(30_000, 30_000))
    return path


@pytest.fixture
def huge_jpeg(make_picture: Callable[..., Path]) -> Path:
    """A small baseline JPEG whose header claims 30,000 x 30,000."""
    path = make_picture("huge.jpg", quality=90)
    data = bytearray(path.read_bytes())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 30_000, 30_000)
    path.write_bytes(bytes(data))
    return path
