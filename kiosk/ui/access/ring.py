"""The ring around what has the focus."""

from kivy.graphics import Color, SmoothLine
from kivy.uix.widget import Widget

from kiosk.design.palette import rgba
from kiosk.ui.access.items import Box
from kiosk.ui.env import Env

AROUND, CORNER = 8, 20
INNER, OUTER = 5, 10
"""Widths of the bright line and of the dark line around it, in pixels of the 1080p design."""


class FocusRing(Widget):
    """A ring in a bright and a dark colour: one of them contrasts with any background."""

    def __init__(self, ui: Env) -> None:
        """Start without a ring."""
        super().__init__(size_hint=(None, None), size=(0, 0))
        self._ui = ui
        self._drawn: object = None

    def surround(self, box: Box | None) -> None:
        """Draw the ring around a box in the window, or remove it (None)."""
        look = (box, self._ui.unit, self._ui.palette)
        if look == self._drawn:
            return
        self._drawn = look
        self.canvas.clear()
        if box is None:
            return
        unit, (x, y, width, height) = self._ui.unit, box
        gap, inset = AROUND * unit, OUTER * unit / 2
        window = self.get_root_window()
        left, bottom = max(inset, x - gap), max(inset, y - gap)
        right = min((window.width if window else x + width) - inset, x + width + gap)
        top = min((window.height if window else y + height) - inset, y + height + gap)
        frame = (left, bottom, max(1.0, right - left), max(1.0, top - bottom), CORNER * unit)
        with self.canvas:
            for token, wide in (("ink", OUTER), ("gold", INNER)):
                Color(*rgba(getattr(self._ui.palette, token)))
                SmoothLine(width=max(1.5, wide * unit / 2), rounded_rectangle=frame)
