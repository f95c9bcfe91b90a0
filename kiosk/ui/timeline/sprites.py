"""Drawings that are made once and then moved: a strip that is dragged costs what its places cost, not its looks."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.graphics.instructions import CanvasBase


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to be drawn at a place."""

    key: Hashable
    """All that its look depends on, and what it is of; no two pieces of a layer share it at one time."""
    x: float
    y: float
    draw: Callable[[], None]
    """Puts it on the current canvas as if its place were (0, 0)."""


class Sprite:
    """A drawing on the graphics card, and where it stands."""

    def __init__(self, draw: Callable[[], None]) -> None:
        """Draw it."""
        self.canvas = CanvasBase()
        with self.canvas:
            PushMatrix()
            self._shift = Translate()
            draw()
            PopMatrix()
        self._place = (0, 0)

    def move(self, x: float, y: float) -> None:
        """Stand elsewhere, on whole pixels, so that letters stay sharp."""
        place = round(x), round(y)
        if place != self._place:
            self._place = self._shift.xy = place


class SpriteLayer:
    """Sprites of one kind from back to front; those that went out of view are kept for a while."""

    def __init__(self, canvas: InstructionGroup, spare: int) -> None:
        """Take the canvas to stand on, and how many sprites may wait out of view."""
        self._group = InstructionGroup()
        canvas.add(self._group)
        self._spare = spare
        self._known: OrderedDict[Hashable, Sprite] = OrderedDict()
        self._shown: list[Sprite] = []

    def show(self, pieces: Iterable[Piece]) -> None:
        """Show these and no others."""
        shown = [self._sprite(piece) for piece in pieces]
        if shown != self._shown:
            self._group.clear()
            for sprite in shown:
                self._group.add(sprite.canvas)
            self._shown = shown
        self.trim(self._spare)

    def trim(self, spare: int = 0) -> None:
        """Let go of sprites out of view, save those that were in it last."""
        while len(self._known) > len(self._shown) + spare:
            self._known.popitem(last=False)

    def _sprite(self, piece: Piece) -> Sprite:
        sprite = self._known.pop(piece.key, None) or Sprite(piece.draw)
        self._known[piece.key] = sprite
        sprite.move(piece.x, piece.y)
        return sprite
