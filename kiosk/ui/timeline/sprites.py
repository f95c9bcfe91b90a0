"""Drawings that are made once and then moved, so that dragging a strip only updates positions."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.graphics.instructions import CanvasBase


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to be drawn at a position."""

    key: Hashable
    """Identifies the item and everything that its look depends on; unique in a layer at any time."""
    x: float
    y: float
    draw: Callable[[], None]
    """Draws it on the current canvas at (0, 0)."""


class Sprite:
    """A drawing on the graphics card, with its position."""

    def __init__(self, draw: Callable[[], None]) -> None:
        """Make the drawing."""
        self.canvas = CanvasBase()
        with self.canvas:
            PushMatrix()
            self._shift = Translate()
            draw()
            PopMatrix()
        self._place = (0, 0)

    def move(self, x: float, y: float) -> None:
        """Move to a position, on whole pixels, so that text stays sharp."""
        place = round(x), round(y)
        if place != self._place:
            self._place = self._shift.xy = place


class SpriteLayer:
    """Sprites of one kind from back to front; some of those out of view are cached."""

    def __init__(self, canvas: InstructionGroup, spare: int) -> None:
        """Take the canvas, and the number of sprites out of view to cache."""
        self._group = InstructionGroup()
        canvas.add(self._group)
        self._spare = spare
        self._known: OrderedDict[Hashable, Sprite] = OrderedDict()
        self._shown: list[Sprite] = []

    def show(self, pieces: Iterable[Piece]) -> None:
        """Show these pieces only."""
        shown = [self._sprite(piece) for piece in pieces]
        if shown != self._shown:
            self._group.clear()
            for sprite in shown:
                self._group.add(sprite.canvas)
            self._shown = shown
        self.trim(self._spare)

    def trim(self, spare: int = 0) -> None:
        """Release sprites out of view, except the `spare` most recent ones."""
        while len(self._known) > len(self._shown) + spare:
            self._known.popitem(last=False)

    def _sprite(self, piece: Piece) -> Sprite:
        sprite = self._known.pop(piece.key, None) or Sprite(piece.draw)
        self._known[piece.key] = sprite
        sprite.move(piece.x, piece.y)
        return sprite
