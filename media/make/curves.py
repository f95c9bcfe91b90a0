"""Smooth lines, and points along them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Line = list[Point]


def rounded(line: Line, times: int) -> Line:
    """Return a line with its corners cut (Chaikin's algorithm); the ends stay, so that adjacent lines still meet."""
    for _ in range(times):
        cut = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
        line = [*cut, line[-1]]
    return line


def settled(line: Line) -> Line:
    """Return a line without the steps of the rivers' coarse grid: each point is averaged with its neighbours."""
    if len(line) < 4:
        return line
    inner = [
        ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
        for a, b, c in zip(line, line[1:], line[2:], strict=False)
    ]
    return [line[0], *inner, line[-1]]


def spline(points: Sequence[Point], pieces: int = 24) -> list[Point]:
    """Return a smooth line through points (Catmull-Rom)."""
    if len(points) < 3:
        return list(points)
    ends = [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(pieces):
            t = step / pieces
            line.append((_cubic(a[0], b[0], c[0], d[0], t), _cubic(a[1], b[1], c[1], d[1], t)))
    return [*line, points[-1]]


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def spaced(line: Sequence[Point], gap: float) -> list[Point]:
    """Return points along a line, `gap` pixels apart."""
    made, due = [line[0]], gap
    for (ax, ay), (bx, by) in pairwise(line):
        length = hypot(bx - ax, by - ay)
        while length and due <= length:
            made.append((ax + (bx - ax) * due / length, ay + (by - ay) * due / length))
            due += gap
        due -= length
    return made
