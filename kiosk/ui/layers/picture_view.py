"""What the viewer draws: a picture as one texture, or as tiles of a pyramid; coarse first, then sharp."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from kiosk.caches import ByteCache
from kiosk.design.palette import rgba
from kiosk.engines.imaging import DecodedPicture, Request, UnreadablePictureError
from kiosk.engines.imaging.pyramid import Area, Pyramid, PyramidTile, TilePlan
from kiosk.ui.media.picture_textures import DEFAULT_TONE, PictureTextures, texture_bytes, upload

LONGEST_PX = 4096
"""A picture without tiles is decoded to at most this many pixels on its longer side."""
COARSE_PX = 1024
"""Size of the coarse version that is shown until then."""
TILES_BYTES = 192 * 2**20
"""Most bytes for the textures of all tiles: what a 4K screen below the viewer leaves of 256 MiB."""


@dataclass(frozen=True, slots=True)
class PictureViewport:
    """The position of the picture on the screen, in pixels from the bottom left of the window."""

    left: float
    """The picture's left edge."""
    top: float
    """The picture's upper edge."""
    scale: float
    """Pixels of the screen for a pixel of the picture."""
    window: tuple[float, float, float, float]
    """Left, bottom, right and top of the visible area."""

    def seen(self) -> Area:
        """Return the visible part of the picture, in its own pixels."""
        left, bottom, right, top = self.window
        return Area(
            (left - self.left) / self.scale,
            (self.top - top) / self.scale,
            (right - self.left) / self.scale,
            (self.top - bottom) / self.scale,
        )

    def place(self, area: Area) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return position and size of a part of the picture, on whole pixels, so that neighbours leave no gap."""
        left, right = round(area.left * self.scale), round(area.right * self.scale)
        top, bottom = round(area.top * self.scale), round(area.bottom * self.scale)
        return (round(self.left) + left, round(self.top) - bottom), (right - left, bottom - top)


class PictureView(Protocol):
    """A picture that can be drawn at any size."""

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height in pixels at the best resolution; None until they are known."""

    @property
    def failed(self) -> bool:
        """Whether it cannot be shown."""

    @property
    def sharp(self) -> bool:
        """Whether what was drawn last is as sharp as it can be."""

    def paint(self, view: PictureViewport) -> None:
        """Draw on the active canvas, and request what is missing."""

    def close(self) -> None:
        """Cancel all requests, and release all textures."""


def open_closeup(pictures: PictureTextures, path: Path, changed: Callable[[], None]) -> PictureView:
    """Open a file; `changed` is called when there is more to draw."""
    description = pictures.prepared.tiles(path)
    if description is not None:
        try:
            return Tiled(Pyramid.read(description), pictures, changed, tone=pictures.tone(path))
        except UnreadablePictureError:
            # The tiles cannot be used; the whole picture can.
            pass
    return Single(path, pictures, changed)


class Single:
    """A picture as one texture."""

    def __init__(self, path: Path, pictures: PictureTextures, changed: Callable[[], None]) -> None:
        """Request it coarse, and sharp."""
        self.size: tuple[int, int] | None = None
        self.failed = False
        self._texture: Texture | None = None
        self._changed = changed
        self._pending: dict[int, Request] = {}
        self._open = True
        for side in (COARSE_PX, LONGEST_PX):
            self._request(pictures, path, side)

    @property
    def sharp(self) -> bool:
        """Whether nothing better has been requested."""
        return not self._pending

    def paint(self, view: PictureViewport) -> None:
        """Draw the texture, if there is one."""
        if self._texture is not None and self.size is not None:
            pos, size = view.place(Area(0, 0, *self.size))
            Color(1, 1, 1, 1)
            Rectangle(texture=self._texture, pos=pos, size=size)

    def close(self) -> None:
        """Cancel all requests, and release the texture."""
        self._open = False
        for request in self._pending.values():
            request.cancel()
        self._pending.clear()
        self._texture = None

    def _request(self, pictures: PictureTextures, path: Path, side: int) -> None:
        def arrived(texture: Texture | None, source: tuple[int, int]) -> None:
            self._pending.pop(side, None)
            self._take(side, texture, source)

        request = pictures.request(path, (side, side), "contain", arrived)
        if request is not None:
            self._pending[side] = request

    def _take(self, side: int, texture: Texture | None, source: tuple[int, int]) -> None:
        if not self._open:
            return
        better = self._texture is None or (texture is not None and texture.width > self._texture.width)
        if texture is not None and better:
            scale = min(1.0, LONGEST_PX / max(source))
            self._texture = texture
            self.size = max(round(source[0] * scale), 1), max(round(source[1] * scale), 1)
        self.failed = self._texture is None and not self._pending
        self._changed()


class Tiled:
    """A picture as tiles; those in view are requested from the middle outwards."""

    def __init__(
        self,
        pyramid: Pyramid,
        pictures: PictureTextures,
        changed: Callable[[], None],
        *,
        tone: str = DEFAULT_TONE,
        limit_bytes: int = TILES_BYTES,
    ) -> None:
        """Request the base tile: all of the picture, kept as long as this is open."""
        self.size: tuple[int, int] | None = (pyramid.width, pyramid.height)
        self._pyramid, self._pictures, self._changed = pyramid, pictures, changed
        self._base = PyramidTile(pyramid.base, 0, 0)
        self._tone = tone
        self._plan = TilePlan(pyramid.base, (self._base,))
        self._requests: dict[PyramidTile, Request] = {}
        self._broken: set[PyramidTile] = set()
        self._base_texture: Texture | None = None
        base_bytes = pyramid.bytes(self._base)
        self._textures: ByteCache[PyramidTile, Texture] = ByteCache(limit_bytes - base_bytes, texture_bytes)
        self._request(self._base)

    @property
    def failed(self) -> bool:
        """Whether not even the base can be shown."""
        return self._base in self._broken

    @property
    def used_bytes(self) -> int:
        """Bytes of all textures."""
        return self._textures.used_bytes + self._pyramid.bytes(self._base)

    @property
    def plan(self) -> TilePlan:
        """The tiles that the last view needs."""
        return self._plan

    @property
    def sharp(self) -> bool:
        """Whether all tiles that the view needs are loaded."""
        return all(self._has(tile) for tile in self._plan.tiles)

    def paint(self, view: PictureViewport) -> None:
        """Draw the tiles that are loaded, coarse below sharp, and request those that are missing."""
        seen = view.seen()
        self._plan = self._pyramid.plan(seen, view.scale, self._textures.limit_bytes)
        self._request_missing(self._plan.tiles)
        if self._base_texture is None:
            pos, size = view.place(Area(0, 0, self._pyramid.width, self._pyramid.height))
            Color(*rgba(self._tone))
            Rectangle(pos=pos, size=size)
        Color(1, 1, 1, 1)
        for tile in self._drawable(seen):
            texture = self._base_texture if tile == self._base else self._textures.get(tile)
            if texture is not None:
                pos, size = view.place(self._pyramid.area(tile))
                Rectangle(texture=texture, pos=pos, size=size, tex_coords=_corners(self._pyramid.cut(tile)))

    def close(self) -> None:
        """Cancel all requests, and release all tiles."""
        for request in self._requests.values():
            request.cancel()
        self._requests.clear()
        self._textures.clear()
        self._base_texture = None

    def _drawable(self, seen: Area) -> list[PyramidTile]:
        """Return the loaded tiles to draw, from back to front: only the plan's own if these are complete."""
        if all(tile in self._textures for tile in self._plan.tiles):
            return list(self._plan.tiles)
        levels = [*range(self._pyramid.base + 1, self._plan.level), self._plan.level + 1, self._plan.level]
        inside = [tile for level in levels if level <= self._pyramid.top for tile in self._pyramid.inside(level, seen)]
        return [self._base, *(tile for tile in inside if tile in self._textures)]

    def _has(self, tile: PyramidTile) -> bool:
        if tile == self._base:
            return self._base_texture is not None
        return tile in self._textures or tile in self._broken

    def _request_missing(self, tiles: tuple[PyramidTile, ...]) -> None:
        wanted = {*tiles, self._base}
        for tile in self._requests.keys() - wanted:
            self._requests.pop(tile).cancel()
        # The tile that is used last is dropped last: the middle of the view.
        for tile in reversed(tiles):
            self._textures.get(tile)
        for tile in tiles:
            if not self._has(tile):
                self._request(tile)

    def _request(self, tile: PyramidTile) -> None:
        if tile not in self._requests:
            box = self._pyramid.pixels(tile)
            path = self._pyramid.path(tile)
            self._requests[tile] = self._pictures.tile(path, box, lambda picture: self._arrived(tile, picture))

    def _arrived(self, tile: PyramidTile, picture: DecodedPicture | None) -> None:
        self._requests.pop(tile, None)
        if picture is None:
            self._broken.add(tile)
        elif tile == self._base:
            self._base_texture = upload(picture)
        elif self._textures.make_room(self._pyramid.bytes(tile)):
            self._textures.put(tile, upload(picture))
        self._changed()


def _corners(cut: Area) -> tuple[float, ...]:
    """Return texture coordinates, anti-clockwise from the bottom left; a texture's rows run from the top."""
    return (cut.left, cut.bottom, cut.right, cut.bottom, cut.right, cut.top, cut.left, cut.top)
