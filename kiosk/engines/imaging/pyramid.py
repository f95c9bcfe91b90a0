"""A picture cut into tiles at many sizes, and the tiles that a view needs: geometry alone.

The format is Deep Zoom (DZI): level n is the picture at 1/2^(top - n) of its size, rounded up; the topmost level is the
picture itself. Tiles of one level overlap by some pixels, so that neighbours blend into each other without a seam.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log2
from pathlib import Path
from typing import NamedTuple

from kiosk.engines.imaging.picture import UnreadablePictureError
from kiosk.files import MIB, read_text

BYTES_A_PIXEL = 4
_SLACK = 0.015
"""Hysteresis: the share of a doubling by which a texture is stretched before the next level is used."""


class PyramidTile(NamedTuple):
    """The position of a tile."""

    level: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the picture, in its own pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TilePlan:
    """The tiles that a view needs."""

    level: int
    tiles: tuple[PyramidTile, ...]
    """From the middle of the view outwards."""


@dataclass(frozen=True)
class Pyramid:
    """All levels of one picture."""

    width: int
    height: int
    tile_px: int
    """The side of a tile without its overlap."""
    overlap_px: int
    """The overlap with each neighbour."""
    folder: Path
    """Holds a folder for each level."""
    ending: str
    """The file extension of the tiles, without the dot."""

    @classmethod
    def read(cls, description: Path) -> "Pyramid":
        """Read a .dzi. Raises `UnreadablePictureError`."""
        try:
            text = read_text(description, MIB)
            found = dict(re.findall(r'\b(\w++)="([^"]*+)"', text))
            numbers = [int(found[name]) for name in ("Width", "Height", "TileSize", "Overlap")]
            ending = found["Format"]
        except (OSError, KeyError, ValueError) as error:
            raise UnreadablePictureError(f"its tiles have no description that can be read: {error}") from error
        width, height, tile_px, overlap_px = numbers
        if min(width, height, tile_px) < 1 or not 0 <= overlap_px < tile_px:
            raise UnreadablePictureError("the description of its tiles makes no sense")
        return cls(width, height, tile_px, overlap_px, description.with_name(f"{description.stem}_files"), ending)

    @cached_property
    def top(self) -> int:
        """The level of the picture itself."""
        return ceil(log2(max(self.width, self.height))) if max(self.width, self.height) > 1 else 0

    @cached_property
    def base(self) -> int:
        """The largest level that is one tile: shown first, and under all others."""
        return max((level for level in range(self.top + 1) if max(self.size(level)) <= self.tile_px), default=0)

    def reduction(self, level: int) -> int:
        """Pixels of the picture for one pixel of a level, in each direction."""
        return 1 << (self.top - level)

    def size(self, level: int) -> tuple[int, int]:
        """Width and height of a level in its own pixels."""
        by = self.reduction(level)
        return -(-self.width // by), -(-self.height // by)

    def grid(self, level: int) -> tuple[int, int]:
        """Columns and rows of a level."""
        width, height = self.size(level)
        return -(-width // self.tile_px), -(-height // self.tile_px)

    def path(self, tile: PyramidTile) -> Path:
        """The file of a tile."""
        return self.folder / str(tile.level) / f"{tile.column}_{tile.row}.{self.ending}"

    def pixels(self, tile: PyramidTile) -> tuple[int, int]:
        """Width and height of a tile's file, with its overlap."""
        width, height = self.size(tile.level)
        across = _span(tile.column, width, self.tile_px, self.overlap_px)
        return across, _span(tile.row, height, self.tile_px, self.overlap_px)

    def bytes(self, tile: PyramidTile) -> int:
        """The bytes of a tile as a texture."""
        width, height = self.pixels(tile)
        return width * height * BYTES_A_PIXEL

    def area(self, tile: PyramidTile) -> Area:
        """The part of the picture that a tile shows; the tiles of one level cover it without overlapping."""
        side = self.tile_px * self.reduction(tile.level)
        left, top = tile.column * side, tile.row * side
        return Area(left, top, min(left + side, self.width), min(top + side, self.height))

    def cut(self, tile: PyramidTile) -> Area:
        """The part of a tile's file that shows its area: from 0 to 1 of its width and height."""
        area, by = self.area(tile), self.reduction(tile.level)
        width, height = self.pixels(tile)
        left = self.overlap_px if tile.column else 0
        top = self.overlap_px if tile.row else 0
        right, bottom = left + (area.right - area.left) / by, top + (area.bottom - area.top) / by
        return Area(left / width, top / height, right / width, bottom / height)

    def level(self, scale: float) -> int:
        """The smallest level that is sharp where a pixel of the picture takes `scale` pixels of the screen."""
        halvings = floor(log2(1 / scale) + _SLACK) if 0 < scale < 1 else 0
        return min(max(self.top - halvings, self.base), self.top)

    def plan(self, seen: Area, scale: float, limit_bytes: int) -> TilePlan:
        """The tiles for a view of the picture; of a coarser level where the sharp ones take more than the limit."""
        for level in range(self.level(scale), self.base, -1):
            tiles = tuple(self.inside(level, seen))
            if sum(map(self.bytes, tiles)) <= limit_bytes:
                return TilePlan(level, tiles)
        return TilePlan(self.base, tuple(self.inside(self.base, seen)))

    def inside(self, level: int, seen: Area) -> Iterator[PyramidTile]:
        """The tiles of a level that a view touches, from its middle outwards."""
        side = self.tile_px * self.reduction(level)
        columns, rows = self.grid(level)
        across = range(max(0, floor(seen.left / side)), min(columns, ceil(seen.right / side)))
        down = range(max(0, floor(seen.top / side)), min(rows, ceil(seen.bottom / side)))
        x, y = (seen.left + seen.right) / (2 * side) - 0.5, (seen.top + seen.bottom) / (2 * side) - 0.5
        found = [PyramidTile(level, column, row) for row in down for column in across]
        return iter(sorted(found, key=lambda tile: (tile.column - x) ** 2 + (tile.row - y) ** 2))


def _span(place: int, length: int, tile_px: int, overlap_px: int) -> int:
    """Pixels of a tile's file along one side of a level."""
    return min(length, (place + 1) * tile_px + overlap_px) - max(0, place * tile_px - overlap_px)
