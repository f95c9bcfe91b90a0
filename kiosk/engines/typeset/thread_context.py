"""The Pango objects of one thread, which other threads must not use: a font map and a context for each language."""

from functools import lru_cache
from typing import Any

from kiosk.engines.typeset.fonts import FontSet
from kiosk.engines.typeset.native.loader import load
from kiosk.engines.typeset.paragraph import Style
from kiosk.engines.typeset.scripts import families, habits

SCALE = 1024
"""Pango units in a pixel."""
_FREETYPE = 1
_ANTIALIAS_GREY = 2
_HINT_NONE = 1
_HINT_METRICS_OFF = 1
_ITALIC = 2
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 0, 1


class ThreadContext:
    """Pango's font map, contexts and font descriptions of one thread."""

    def __init__(self, fonts: FontSet) -> None:
        """Raise OSError where the text libraries are not installed."""
        self.native = load()
        unref = self.native.gobject.g_object_unref
        config = fonts.config  # before the font map, which would otherwise read the system's configuration
        made = self.native.pangocairo.pango_cairo_font_map_new_for_font_type(_FREETYPE)
        self.font_map = self.native.ffi.gc(made, unref)
        self.native.pangoft2.pango_fc_font_map_set_config(self.font_map, config)
        self.context = lru_cache(maxsize=32)(self._context)
        self.description = lru_cache(maxsize=128)(self._description)

    def fontset(self, style: Style, language: str) -> Any:
        """Return the fonts of a style in the order of fallback."""
        native = self.native
        arguments = self.context(language), self.description(style, language), self.language(language)
        made = native.pango.pango_font_map_load_fontset(self.font_map, *arguments)
        return native.ffi.gc(made, native.gobject.g_object_unref)

    def language(self, tag: str) -> Any:
        """Return Pango's constant for a language; it is never freed."""
        return self.native.pango.pango_language_from_string(tag.encode("ascii", "ignore").replace(b"\0", b""))

    def _context(self, language: str) -> Any:
        native = self.native
        made = native.pango.pango_font_map_create_context(self.font_map)
        context = native.ffi.gc(made, native.gobject.g_object_unref)
        right_to_left = habits(language).direction == "rtl"
        native.pango.pango_context_set_base_dir(context, _RIGHT_TO_LEFT if right_to_left else _LEFT_TO_RIGHT)
        native.pango.pango_context_set_language(context, self.language(language))
        # Unhinted letters at whole fractions of a pixel keep their shapes and distances at every size.
        native.pango.pango_context_set_round_glyph_positions(context, 0)
        options = native.cairo.cairo_font_options_create()
        native.cairo.cairo_font_options_set_antialias(options, _ANTIALIAS_GREY)
        native.cairo.cairo_font_options_set_hint_style(options, _HINT_NONE)
        native.cairo.cairo_font_options_set_hint_metrics(options, _HINT_METRICS_OFF)
        native.pangocairo.pango_cairo_context_set_font_options(context, options)
        native.cairo.cairo_font_options_destroy(options)
        return context

    def _description(self, style: Style, language: str) -> Any:
        pango = self.native.pango
        description = self.native.ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        pango.pango_font_description_set_family(description, ",".join(families(language, style.family)).encode())
        pango.pango_font_description_set_absolute_size(description, style.size_px * SCALE)
        pango.pango_font_description_set_weight(description, style.weight)
        if style.italic and habits(language).italics:
            pango.pango_font_description_set_style(description, _ITALIC)
        return description
