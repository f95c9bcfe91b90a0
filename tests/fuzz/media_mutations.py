"""Mutations of the bytes of pictures, films and sounds, and replacements for them."""

import struct
import zlib
from io import BytesIO

from mutations import Case, mutation
from PIL import Image

PICTURES = ("content/media/**/*.jpg", "content/media/**/*.png", "content/media/**/*.webp")
FILMS = ("content/media/**/*.mp4", "content/media/**/*.webm")
SOUNDS = tuple(f"content/media/**/*.{ending}" for ending in ("wav", "mp3", "flac", "ogg", "opus"))
ALL = (*PICTURES, *FILMS, *SOUNDS)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='90000' height='90000'><image href='/etc/passwd'/></svg>"
OTHERS = (
    b"", b"\0" * 50_000, b"no medium" * 900, SVG, b"<html><body>404</body></html>", b"GIF89a\xff\xff\xff\xff\x80\0\0",
    b"%PDF-1.7\n", b"PK\x03\x04" + b"\0" * 200, b"II*\0\xff\xff\xff\xff",
    b"ID3\x04\0\0\x7f\x7f\x7f\x7f" * 5, b"OggS" * 900,
    b"version https://example.org/spec/v1\noid sha256:00\nsize 1\n",
    b"\xff\xd8\xff" * 900, b"RIFF\xff\xff\xff\xffWAVE",
    b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\xff" * 60, b"\x1a\x45\xdf\xa3\xff" * 90,
    b"fLaC\0\xff\xff\xff" * 40, b"#!/bin/sh",
)  # fmt: skip


@mutation("media")
def truncated(case: Case) -> None:
    path = case.pick(*ALL)
    raw = path.read_bytes()
    path.write_bytes(
        raw[: case.chance.choice((1, 8, 20, 100, len(raw) // 2, max(0, len(raw) - 5), len(raw) * 9 // 10))]
    )


@mutation("media")
def flipped(case: Case) -> None:
    path = case.pick(*ALL)
    raw = bytearray(path.read_bytes())
    reach = len(raw) if case.chance.random() < 0.5 else min(len(raw), 400)
    for _ in range(case.chance.choice((1, 5, 60))):
        raw[case.chance.randrange(reach)] = case.chance.choice((0, 255, case.chance.randrange(256)))
    path.write_bytes(bytes(raw))


@mutation("media")
def flipped_at_its_end(case: Case) -> None:
    """Flip bytes near the end, where an mp4 may have its index."""
    path = case.pick(*FILMS)
    raw = bytearray(path.read_bytes())
    for _ in range(case.chance.choice((1, 4, 30))):
        raw[-1 - case.chance.randrange(min(len(raw), 1500))] = case.chance.randrange(256)
    path.write_bytes(bytes(raw))


@mutation("media")
def odd_box(case: Case) -> None:
    """Write an impossible size or number into a box of a film."""
    path = case.pick("content/media/**/*.mp4")
    raw = bytearray(path.read_bytes())
    boxes = (
        b"moov",
        b"trak",
        b"mdia",
        b"stbl",
        b"stsz",
        b"stts",
        b"stco",
        b"mvhd",
        b"tkhd",
        b"stsd",
        b"avc1",
        b"mdat",
        b"ctts",
    )
    at = raw.find(case.chance.choice(boxes))
    if at >= 4:
        where = at - 4 + case.chance.choice((0, 0, 8, 12, 16, 20, 24))
        raw[where : where + 4] = case.chance.choice(
            (b"\0\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x08")
        )
    path.write_bytes(bytes(raw))


@mutation("media")
def zeros_within(case: Case) -> None:
    path = case.pick(*ALL)
    raw = bytearray(path.read_bytes())
    begin = case.chance.randrange(max(1, len(raw)))
    length = min(len(raw) - begin, case.chance.choice((16, 512, 4096)))
    raw[begin : begin + length] = bytes(length)
    path.write_bytes(bytes(raw))


@mutation("media")
def something_else(case: Case) -> None:
    case.pick(*ALL).write_bytes(case.chance.choice(OTHERS))


@mutation("media")
def another_medium(case: Case) -> None:
    path, other = case.pick(*ALL), case.pick(*ALL)
    path.write_bytes(other.read_bytes())


@mutation("media")
def rubbish_behind(case: Case) -> None:
    path = case.pick(*ALL)
    path.write_bytes(path.read_bytes() + case.chance.choice((b"\0" * 9000, b"\xff" * 9000, path.read_bytes(), b"ID3")))


@mutation("media")
def giant_picture(case: Case) -> None:
    """Write an impossible size into the header."""
    path = case.pick(*PICTURES)
    width, height = case.chance.choice(
        ((60_000, 60_000), (1, 65_000), (65_000, 1), (0, 0), (1, 1), (30_000, 200), (9000, 9000))
    )
    path.write_bytes(_headed(path.suffix, width, height))


FORMS = (
    ("PNG", "I;16"), ("PNG", "1"), ("PNG", "P"), ("JPEG", "CMYK"), ("JPEG", "L"), ("GIF", "P"), ("TIFF", "F"),
    ("BMP", "RGB"),
)  # fmt: skip


@mutation("media")
def picture_of_an_odd_form(case: Case) -> None:
    path = case.pick(*PICTURES)
    form, mode = case.chance.choice(FORMS)
    size = case.chance.choice(((1, 1), (1, 9000), (9000, 1), (300, 200), (5000, 40)))
    _save(path, Image.new(mode, size), form)


@mutation("media")
def odd_exif(case: Case) -> None:
    path = case.pick(*PICTURES)
    exif = case.chance.choice((b"Exif\0\0MM\0*\xff\xff\xff\xff", b"x" * 90, b"Exif\0\0II*\0\x08\0\0\0\xff\xff"))
    _save(path, Image.new("RGB", (1200, 900)), case.chance.choice(("JPEG", "PNG", "WEBP")), exif=exif)


@mutation("media")
def picture_of_many(case: Case) -> None:
    path = case.pick(*PICTURES)
    frames = [Image.new("RGB", (120, 90), (number, 0, 0)) for number in range(20)]
    _save(
        path, frames[0], case.chance.choice(("WEBP", "GIF", "PNG")), save_all=True, append_images=frames[1:], duration=0
    )


@mutation("media")
def odd_profile(case: Case) -> None:
    path = case.pick(*PICTURES)
    _save(path, Image.new("RGB", (1200, 900)), case.chance.choice(("JPEG", "PNG", "WEBP")), icc_profile=b"\xff" * 200)


@mutation("media")
def odd_wave(case: Case) -> None:
    path = case.pick("content/media/**/*.wav")
    channels, rate, bits = case.chance.choice(
        (
            (0, 8000, 16),
            (1, 0, 16),
            (1, 2**32 - 1, 16),
            (255, 48_000, 16),
            (1, 8000, 0),
            (1, 8000, 13),
            (6, 48_000, 24),
            (1, 1, 8),
        )
    )
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 2**32 - 1, b"WAVE", b"fmt ", 16, 1, channels, rate, rate, 2, bits)
    path.write_bytes(head + b"data" + struct.pack("<I", case.chance.choice((0, 9000, 2**32 - 1))) + b"\1\2" * 4500)


def _save(path, image: Image.Image, form: str, **options: object) -> None:
    held = BytesIO()
    image.save(held, form, **options)
    path.write_bytes(held.getvalue())


def _headed(suffix: str, width: int, height: int) -> bytes:
    held = BytesIO()
    Image.new("RGB", (16, 16), "grey").save(held, {".jpg": "JPEG", ".png": "PNG"}.get(suffix, "WEBP"), lossless=False)
    raw = bytearray(held.getvalue())
    if suffix == ".png":
        raw[16:24] = struct.pack(">II", width, height)
        raw[29:33] = struct.pack(">I", zlib.crc32(raw[12:29]))
    elif suffix == ".jpg":
        at = raw.index(b"\xff\xc0") + 5
        raw[at : at + 4] = struct.pack(">HH", height & 0xFFFF, width & 0xFFFF)
    else:
        at = raw.index(b"\x9d\x01\x2a") + 3
        raw[at : at + 4] = struct.pack("<HH", width & 0x3FFF, height & 0x3FFF)
    return bytes(raw)
