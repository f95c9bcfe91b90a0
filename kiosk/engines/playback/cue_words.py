"""The text of a caption without markup: that of WebVTT, and that which other programs leave in such files."""

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"</?[A-Za-z][^<>]*+>|</?>|<\d[\d:.,]*+>")
_LINE_BREAK = re.compile(r"<br\s*+/?>|\\N", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\{\\[^{}]*+\}|\{/?[biusycf](?::[^{}]*+)?\}|\\h", re.IGNORECASE)
"""Markup of SubStation Alpha ({\\an8}, {\\i1}, \\N, \\h), SubRip ({b}) and MicroDVD ({y:i})."""
_WRITTEN_OUT = re.compile(r"</?(?:b|i|u|s|c|v|font|span|ruby|rt|lang|br|div|p)(?:[\s.][^<>]*+)?>", re.IGNORECASE)
"""Tags that a converter wrote as &lt;i&gt;."""
_STAMP = re.compile(r"<((?:\d{1,4}:)?\d\d:\d\d\.\d{3})>")


def plain(raw: str) -> str:
    """Return the words of a caption; its line ends stay."""
    bare = _OF_OTHERS.sub("", _TAG.sub("", _LINE_BREAK.sub("\n", raw)))
    return _WRITTEN_OUT.sub("", _unescaped(bare))


def spoken(raw: str, start_s: float, end_s: float) -> Iterator[tuple[float, float, str]]:
    """Split a caption at its time stamps into words with their times.

    Time stamps outside of the caption, or in the wrong order, are ignored
    (https://www.w3.org/TR/webvtt1/#webvtt-timestamp).
    """
    first, *more = _STAMP.split(raw)
    begun_s, words = start_s, plain(first)
    said = [words]
    for stamp, piece in zip(more[::2], more[1::2], strict=True):
        at_s = _seconds(stamp)
        silent = not any(part.strip() for part in said)
        if not silent and begun_s < at_s < end_s:
            yield begun_s, at_s, _one_line(said)
            begun_s, said = at_s, []
        elif silent and begun_s <= at_s < end_s:
            begun_s, said = at_s, []
        said.append(plain(piece))
    if _one_line(said) and begun_s < end_s:
        yield begun_s, end_s, _one_line(said)


def _one_line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _seconds(stamp: str) -> float:
    *hours, minutes, seconds = stamp.split(":")
    return 3600 * int(hours[0] if hours else 0) + 60 * int(minutes) + float(seconds)


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
