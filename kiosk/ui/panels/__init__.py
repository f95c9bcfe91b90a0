"""Panels: one widget a layout, made from one description in the content."""
