"""Strokes for inexact dates: dashes for uncertain ones, faded ends for approximate ones."""

from kivy.graphics import Mesh, Rectangle
from kivy.graphics.texture import Texture

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, in pixels."""

_SOFT_STEPS = 64
_WHOLE = 1e-6


def dashes(length: float, dash: float, gap: float) -> list[tuple[float, float]]:
    """Return the start and the length of each dash of a stroke.

    Dashes are at least `dash` long, and there is one at either end.
    """
    count = max(1, int((length + gap) / (dash + gap)))
    step = (length + gap) / count
    return [(n * step, step - gap) for n in range(count)]


def dashed_bar(box: Box, dash: float) -> list[Box]:
    """Divide a bar into dashes."""
    left, bottom, width, height = box
    return [(left + at, bottom, size, height) for at, size in dashes(width, dash, dash * 0.75)]


def dashed_edge(box: Box, corner: float, thick: float, dash: float) -> list[Box]:
    """Divide the straight parts of a rounded box's outline into dashes, `thick` pixels wide, inside the box."""
    left, bottom, width, height = box
    across = dashes(width - 2 * corner, dash, dash)
    upwards = dashes(height - 2 * corner, dash, dash)
    rows = [(left + corner + at, y, size, thick) for y in (bottom, bottom + height - thick) for at, size in across]
    columns = [(x, bottom + corner + at, thick, size) for x in (left, left + width - thick) for at, size in upwards]
    return rows + columns


def fill(boxes: list[Box]) -> None:
    """Draw many boxes in the current colour in one draw call."""
    vertices: list[float] = []
    for left, bottom, width, height in boxes:
        for x, y in ((left, bottom), (left + width, bottom), (left + width, bottom + height), (left, bottom + height)):
            vertices += (x, y, 0.0, 0.0)
    corners = [4 * box + corner for box in range(len(boxes)) for corner in (0, 1, 2, 0, 2, 3)]
    Mesh(vertices=vertices, indices=corners, mode="triangles")


def soft_bar(box: Box, soft_start: float, soft_end: float) -> None:
    """Draw a bar in the current colour that fades in at its left and fades out at its right.

    The faded ends are inside the box; their lengths are in pixels.
    """
    left, bottom, width, height = box
    if soft_start > _WHOLE:
        Rectangle(pos=(left, bottom), size=(soft_start, height), texture=_ramp(rising=True))
    if soft_end > _WHOLE:
        Rectangle(pos=(left + width - soft_end, bottom), size=(soft_end, height), texture=_ramp(rising=False))
    middle = width - soft_start - soft_end
    if middle > _WHOLE:
        Rectangle(pos=(left + soft_start, bottom), size=(middle, height))


_ramps: dict[bool, Texture] = {}


def _ramp(*, rising: bool) -> Texture:
    """Return a texture of one row whose opacity rises or falls linearly."""
    if rising not in _ramps:
        steps = [round(255 * n / (_SOFT_STEPS - 1)) for n in range(_SOFT_STEPS)]
        texture = Texture.create(size=(_SOFT_STEPS, 1), colorfmt="rgba")
        row = b"".join(bytes((255, 255, 255, a)) for a in (steps if rising else reversed(steps)))
        texture.blit_buffer(row, colorfmt="rgba", bufferfmt="ubyte")
        _ramps[rising] = texture
    return _ramps[rising]
