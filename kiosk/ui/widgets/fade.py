"""A gradient between a picture and the background of a text."""

from functools import lru_cache

from kivy.graphics import Color, RoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, OptionProperty, StringProperty

from kiosk.design.palette import rgba
from kiosk.ui import kv
from kiosk.ui.widgets.shapes import DrawnWidget

STEPS = 256


class Fade(DrawnWidget):
    """A gradient from opaque to transparent. Sides follow the reading direction: `start` is where lines begin."""

    side = OptionProperty("start", options=["start", "bottom"])
    colour = StringProperty("ink")
    strength = NumericProperty(1.0)
    hold = NumericProperty(0.0)
    """Share of the length that stays at full opacity."""
    radius = NumericProperty(0)
    direction = StringProperty("ltr")
    looks = ("side", "colour", "strength", "hold", "radius", "direction")

    def draw(self) -> None:
        """Stretch a gradient texture over the widget."""
        red, green, blue, _ = rgba(getattr(self.palette, self.colour))
        Color(red, green, blue, self.strength)
        RoundedRectangle(pos=self.pos, size=self.size, texture=self._gradient(), radius=[self.radius or 0.001])

    def _gradient(self) -> Texture:
        turned = (self.side == "start" and self.direction == "rtl") or self.side == "bottom"
        return _falling(self.side == "start", turned, self.hold)


@lru_cache(maxsize=32)
def _falling(across: bool, turned: bool, hold: float) -> Texture:
    """Create a gradient texture; the few variants are shared by all fades."""
    # From the first row down, as in pictures.
    falling = [_opacity(n / (STEPS - 1), hold) for n in range(STEPS)]
    if turned:
        falling.reverse()
    texture = Texture.create(size=(STEPS, 1) if across else (1, STEPS), colorfmt="rgba")
    texture.blit_buffer(b"".join(bytes((255, 255, 255, a)) for a in falling), colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


def _opacity(way: float, hold: float) -> int:
    share = max(0.0, (way - hold) / max(0.001, 1.0 - hold))
    # A smooth curve: with a linear one the start would be visible.
    return int(255 * (1.0 - share * share * (3.0 - 2.0 * share)) + 0.5)


kv.load(__file__)
