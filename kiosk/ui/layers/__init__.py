"""Layers: what lies over a place until it is closed."""
