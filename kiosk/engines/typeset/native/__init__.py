"""Pango, cairo, fontconfig and GLib, bound through one small cffi module that is made beforehand.

Why not the published bindings: docs/decisions/text-bindings.md.
"""
