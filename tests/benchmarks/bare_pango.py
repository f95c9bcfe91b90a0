"""The baseline for a paragraph in Pango: shape, break, draw and return straight RGBA, and nothing else."""

from PIL import Image

from kiosk.engines.typeset.paragraph import Style
from kiosk.engines.typeset.thread_context import SCALE, ThreadContext

ARGB32 = 0
WRAP_WORD_ELSE_CHARACTER = 2


def painted(workshop: ThreadContext, text: str, language: str, style: Style, width: int, height: int) -> bytes:
    """A surface of this size with the text in it, in the fonts of the workshop; breaks within words are in the text."""
    native = workshop.native
    pango, cairo, ffi = native.pango, native.cairo, native.ffi
    layout = ffi.gc(pango.pango_layout_new(workshop.context(language)), native.gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout, 0)
    pango.pango_layout_set_font_description(layout, workshop.description(style, language))
    encoded = text.encode()
    pango.pango_layout_set_text(layout, encoded, len(encoded))
    pango.pango_layout_set_width(layout, width * SCALE)
    pango.pango_layout_set_wrap(layout, WRAP_WORD_ELSE_CHARACTER)

    pixels = ffi.new("unsigned char[]", width * height * 4)
    surface = cairo.cairo_image_surface_create_for_data(pixels, ARGB32, width, height, width * 4)
    context = cairo.cairo_create(surface)
    cairo.cairo_set_source_rgba(context, 1, 1, 1, 1)
    lines = ffi.gc(pango.pango_layout_get_iter(layout), pango.pango_layout_iter_free)
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    for index in range(pango.pango_layout_get_line_count(layout)):
        pango.pango_layout_iter_get_line_extents(lines, ink, logical)
        baseline = pango.pango_layout_iter_get_baseline(lines)
        cairo.cairo_move_to(context, logical.x / SCALE, baseline / SCALE)
        native.pangocairo.pango_cairo_show_layout_line(context, pango.pango_layout_get_line_readonly(layout, index))
        pango.pango_layout_iter_next_line(lines)
    cairo.cairo_destroy(context)
    cairo.cairo_surface_flush(surface)
    cairo.cairo_surface_destroy(surface)
    return Image.frombuffer("RGBA", (width, height), ffi.buffer(pixels), "raw", "BGRa", width * 4, 1).tobytes()
