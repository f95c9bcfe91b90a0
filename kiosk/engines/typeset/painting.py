"""The painting of lines into pixels."""

from math import ceil, floor, tau
from typing import Any

from PIL import Image

from kiosk.engines.typeset.attributes import channels
from kiosk.engines.typeset.layout import Laid
from kiosk.engines.typeset.paragraph import Bitmap, Rect
from kiosk.engines.typeset.thread_context import ThreadContext

_ARGB32 = 0
_TALLEST_PX = 32_767
"""Cairo counts the rows of an image in 15 bits."""
_BULLET_RISE_EMS = 0.3
_BULLET_RADIUS_EMS = 0.11


def paint(thread: ThreadContext, laid: Laid, top: int, height: int | None) -> Bitmap:
    """Return the rows from `top` on, all or `height` of them; raise ValueError where an image cannot hold them."""
    area = _area(laid, top, height)
    width, rows = int(area.width), int(area.height)
    if rows > _TALLEST_PX or width > _TALLEST_PX:
        raise ValueError(f"a bitmap of {width} x {rows} pixels is too large: paint at most {_TALLEST_PX} rows at once")
    native = thread.native
    pixels = native.ffi.new("unsigned char[]", width * rows * 4)
    surface = native.cairo.cairo_image_surface_create_for_data(pixels, _ARGB32, width, rows, width * 4)
    context = native.cairo.cairo_create(surface)
    native.cairo.cairo_translate(context, -area.x, -area.y)
    _draw(thread, laid, context, area)
    native.cairo.cairo_destroy(context)
    native.cairo.cairo_surface_flush(surface)
    native.cairo.cairo_surface_destroy(surface)
    # Cairo's pixels are premultiplied, blue first in memory on every machine that Kivy runs on.
    straight = Image.frombuffer("RGBA", (width, rows), native.ffi.buffer(pixels), "raw", "BGRa", width * 4, 1)
    return Bitmap(width, rows, straight.tobytes(), int(area.x), int(area.y))


def _area(laid: Laid, top: int, height: int | None) -> Rect:
    """Return the box of the wanted rows, widened where letters reach out of the paragraph's own box."""
    extent = laid.extent
    bottom = extent.height if height is None else min(extent.height, top + height)
    if not 0 <= top < bottom:
        raise ValueError(f"there are no rows from {top} to {bottom} in a paragraph of {extent.height} rows")
    inks = [line.ink for line in laid.lines if line.ink.width > 0]
    # A stack of a thousand accents is cut off: no script reaches out further than a line.
    most = laid.line_height
    left = max(-most, min([0, *(floor(ink.x) for ink in inks)]))
    right = max(1, min(extent.width + most, max([extent.width, *(ceil(ink.x + ink.width) for ink in inks)])))
    if top == 0:
        top = max(-most, min([0, *(floor(ink.y) for ink in inks)]))
    if bottom == extent.height:
        bottom = min(bottom + most, max([bottom, *(ceil(ink.y + ink.height) for ink in inks)]))
    return Rect(left, top, right - left, bottom - top)


def _draw(thread: ThreadContext, laid: Laid, context: Any, area: Rect) -> None:
    cairo, paragraph = thread.native.cairo, laid.paragraph
    _set_colour(thread, context, paragraph.colour)
    size = paragraph.style.size_px
    for line in laid.lines:
        if line.ink.y + line.ink.height < area.y or line.ink.y > area.y + area.height:
            continue
        if line.bullet_x is not None:
            middle = line.baseline - size * _BULLET_RISE_EMS
            cairo.cairo_arc(context, line.bullet_x, middle, size * _BULLET_RADIUS_EMS, 0, tau)
            cairo.cairo_fill(context)
        cairo.cairo_move_to(context, line.x, line.baseline)
        thread.native.pangocairo.pango_cairo_show_layout_line(context, line.native)


def _set_colour(thread: ThreadContext, context: Any, colour: str) -> None:
    red, green, blue = (shade / 255 for shade in channels(colour))
    thread.native.cairo.cairo_set_source_rgba(context, red, green, blue, 1.0)
