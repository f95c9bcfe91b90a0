"""Text as textures: the only place where paragraphs meet the graphics card."""

from collections import OrderedDict
from dataclasses import dataclass

from kivy.graphics.texture import Texture

from kiosk.typeset import Extent, LinkArea, Paragraph, Typesetter

BUDGET_BYTES = 48 * 2**20
BYTES_PER_PIXEL = 4
STRIP_PX = 2048
"""Tallest texture for text: every card in the field takes it."""


@dataclass(frozen=True)
class Strip:
    """A texture and where it lies in the paragraph's box, in pixels from the top left."""

    texture: Texture
    left: int
    top: int


class Ink:
    """Measures and paints paragraphs, and keeps the textures that were used last under a budget of bytes."""

    def __init__(self, typesetter: Typesetter, budget_bytes: int = BUDGET_BYTES) -> None:
        """Take the engine that sets the text."""
        self.typesetter = typesetter
        self.budget_bytes = budget_bytes
        self.used_bytes = 0
        self._strips: OrderedDict[Paragraph, tuple[Strip, ...]] = OrderedDict()

    def measure(self, paragraph: Paragraph) -> Extent:
        """Give the size of a paragraph in pixels."""
        return self.typesetter.measure(paragraph)

    def links(self, paragraph: Paragraph) -> tuple[LinkArea, ...]:
        """Give where a paragraph's links are, in pixels from its top left."""
        return self.typesetter.links(paragraph)

    def strips(self, paragraph: Paragraph) -> tuple[Strip, ...]:
        """Give a paragraph's textures from top to bottom; more than one only when it is very tall."""
        found = self._strips.pop(paragraph, None)
        if found is None:
            found = self._upload(paragraph)
            self.used_bytes += _bytes(found)
        self._strips[paragraph] = found
        while self.used_bytes > self.budget_bytes and len(self._strips) > 1:
            _, dropped = self._strips.popitem(last=False)
            self.used_bytes -= _bytes(dropped)
        return found

    def _upload(self, paragraph: Paragraph) -> tuple[Strip, ...]:
        bitmap = self.typesetter.paint(paragraph)
        if not bitmap.width or not bitmap.height:
            return ()
        row = bitmap.width * BYTES_PER_PIXEL
        strips = []
        for top in range(0, bitmap.height, STRIP_PX):
            rows = min(STRIP_PX, bitmap.height - top)
            texture = Texture.create(size=(bitmap.width, rows), colorfmt="rgba")
            texture.mag_filter = texture.min_filter = "nearest"
            texture.blit_buffer(bitmap.rgba[top * row : (top + rows) * row], colorfmt="rgba", bufferfmt="ubyte")
            texture.flip_vertical()
            strips.append(Strip(texture, bitmap.left, bitmap.top + top))
        return tuple(strips)


def _bytes(strips: tuple[Strip, ...]) -> int:
    return sum(int(s.texture.width) * int(s.texture.height) * BYTES_PER_PIXEL for s in strips)
