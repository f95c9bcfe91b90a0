"""Mutations of the bytes and lines of any text file, without knowledge of its contents."""

import random
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import odd
from mutations import Case, enter

TEXTS = {
    "yaml": ("content/exhibits/*.yaml", "content/media/**/*.yaml", "content/exhibits/*.yaml"),
    "po": ("content/locales/*/LC_MESSAGES/*.po",),
    "captions": ("content/media/**/*.vtt",),
    "desk": ("desk/*.csv", "desk/*.json"),
}
Edit = Callable[[bytes, random.Random], bytes]


def _place(raw: bytes, chance: random.Random) -> int:
    return chance.randrange(len(raw) + 1)


def flip_bits(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 8) if raw else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def truncate(raw: bytes, chance: random.Random) -> bytes:
    return raw[: _place(raw, chance)]


def cut_out(raw: bytes, chance: random.Random) -> bytes:
    begin = _place(raw, chance)
    return raw[:begin] + raw[begin + chance.randint(1, 40) :]


def put_in_odd_signs(raw: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        place = _place(raw, chance)
        raw = raw[:place] + chance.choice(odd.SIGNS).encode("utf-8", "surrogatepass") + raw[place:]
    return raw


def put_in_raw_bytes(raw: bytes, chance: random.Random) -> bytes:
    place = _place(raw, chance)
    return raw[:place] + chance.choice(odd.RAW) + raw[place:]


def swap_lines(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = chance.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def drop_line(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def repeat_a_line(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    if lines:
        place = chance.randrange(len(lines))
        lines[place:place] = [lines[place]] * chance.choice((1, 2, 50, 3000))
    return b"".join(lines)


def one_long_line(raw: bytes, chance: random.Random) -> bytes:
    place = _place(raw, chance)
    return raw[:place] + chance.choice(b" [(<*_\"'&#{-\\%:,|`!").to_bytes() * 60_000 + raw[place:]


def shift_a_line(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    if lines:
        place = chance.randrange(len(lines))
        lines[place] = chance.choice((b" ", b"\t", b"    ", b"- ")) + lines[place]
    return b"".join(lines)


def other_line_ends(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\n\r", b"\xc2\x85", b"\x00\n")))


def other_encoding(raw: bytes, chance: random.Random) -> bytes:
    name = chance.choice(("utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-8-sig", "utf-7", "cp037"))
    return raw.decode("utf-8", "replace").encode(name, "replace")


def odd_number(raw: bytes, chance: random.Random) -> bytes:
    found = [*re.finditer(rb"\d+", raw)]
    if not found:
        return raw
    one = chance.choice(found)
    return raw[: one.start()] + chance.choice(odd.NUMBERS).encode() + raw[one.end() :]


def odd_words(raw: bytes, chance: random.Random) -> bytes:
    found = [*re.finditer(rb"[A-Za-z]{2,}", raw)]
    if not found:
        return raw
    one = chance.choice(found)
    return raw[: one.start()] + chance.choice(odd.WORDS).encode("utf-8", "surrogatepass") + raw[one.end() :]


def empty(_raw: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"", b"\n", b"\xef\xbb\xbf", b"\x00" * 5000, b" " * 60_000))


EDITS: tuple[Edit, ...] = (
    flip_bits, truncate, cut_out, put_in_odd_signs, put_in_raw_bytes, swap_lines, drop_line, repeat_a_line,
    one_long_line, shift_a_line, other_line_ends, other_encoding, odd_number, odd_words, empty,
)  # fmt: skip


def _edited(edit: Edit, patterns: tuple[str, ...], case: Case) -> None:
    path: Path = case.pick(*patterns)
    path.write_bytes(edit(path.read_bytes(), case.chance))


for _kind, _patterns in TEXTS.items():
    for _edit in EDITS:
        enter(_kind, _edit.__name__, partial(_edited, _edit, _patterns))
