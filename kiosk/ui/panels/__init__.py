"""Panels: a widget for each layout, made from its description in the content."""
