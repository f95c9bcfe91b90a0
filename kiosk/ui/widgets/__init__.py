"""Widgets: each shows state and reports gestures; none decides."""
