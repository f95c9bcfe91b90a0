"""A picture of the content, decoded off the main thread at the size it is shown."""

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, RoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.design.palette import rgba
from kiosk.ui import kv
from kiosk.ui.access.items import Accessible, AccessItem, ItemKind, box_of
from kiosk.ui.widgets.text import Text

FADE_S = 0.2


class AltText(Text):
    """The alternative text, in the place of a picture that cannot be shown."""

    picture = ObjectProperty(None)


class Picture(Accessible, FloatLayout):
    """Shows a medium: first its average colour, then the picture; its alternative text if it cannot be shown."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    """A medium's id in the exhibition."""
    fit = OptionProperty("cover", options=["cover", "contain"])
    radius = NumericProperty(0)
    dimmed = NumericProperty(0)
    """0 to 1: how much the picture is darkened."""
    language = StringProperty("")
    """The language of the visit: a picture may have a variant for each language."""
    failed = BooleanProperty(False)
    alt = ObjectProperty(None, allownone=True)
    fading = NumericProperty(1.0)
    source_size = ObjectProperty((0, 0))
    """Width and height of the original picture in pixels, once known."""

    def __init__(self, **kwargs: Any) -> None:
        """Request the picture once size and medium are known."""
        self._ticket: Any = None
        self._asked: Any = None
        """The last request: file, size and fit."""
        self._texture: Texture | None = None
        self._alt_text: AltText | None = None
        self._since_s: float | None = None
        """Time since which there has been no picture."""
        self._tone = "#1e1b17"
        self._ask = Clock.create_trigger(self._request, -1)
        # Texts change in this frame, pictures with text in the next: both in one frame would take too long.
        ask_next = Clock.create_trigger(self._request, 0)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        super().__init__(**kwargs)
        self.fbind("language", ask_next)
        for name in ("medium", "size", "fit"):
            self.fbind(name, self._ask)
        for name in ("pos", "size", "radius", "dimmed", "fading"):
            self.fbind(name, self._draw_soon)
        self._ask()

    def on_failed(self, *_: Any) -> None:
        """Add the alternative text; nearly all pictures never need it."""
        if self._alt_text is None:
            self._alt_text = AltText(picture=self)
            self.add_widget(self._alt_text)

    def items(self) -> list[AccessItem]:
        """Return its alternative text."""
        said = self.ui.say(self.alt)
        return [AccessItem(self, ItemKind.PICTURE, said.words, said.language, box_of(self))] if self.alt else []

    def path(self) -> Any:
        """Return the file to show, or None."""
        medium = self.ui.exhibition.media.get(self.medium) if self.medium else None
        return medium.file(self.ui.language) if medium else None

    def release(self) -> None:
        """Cancel the request and release the texture, since the picture leaves the screen."""
        self._cancel()
        self._texture = None

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = self._asked = None

    def _request(self, *_: Any) -> None:
        if not self.medium or self.width < 2 or self.height < 2:
            return
        medium = self.ui.exhibition.media.get(self.medium)
        self.alt = medium.alt if medium else None
        path = self.path()
        box = (round(self.width), round(self.height))
        if self._asked == (path, box, self.fit):
            return
        self._cancel()
        self._asked = (path, box, self.fit)
        if path is None:
            self._arrived(None)
            return
        self._since_s = self.ui.clock() if self._since_s is None else self._since_s
        self._ticket = self.ui.pictures.request(path, box, self.fit, self._arrived)
        if self._ticket is not None and self._texture is None:
            self._tone = self.ui.pictures.tone(path)
            self._draw()

    def point(self, across: float, down: float) -> tuple[float, float]:
        """Return the window coordinates of a point of the picture, given as fractions from its left and top."""
        width, height = self.source_size if min(self.source_size) > 0 else self.size
        scales = (self.width / max(1, width), self.height / max(1, height))
        scale = max(scales) if self.fit == "cover" else min(scales)
        return (
            self.center_x + (across - 0.5) * width * scale,
            self.center_y + (0.5 - down) * height * scale,
        )

    def _arrived(self, texture: Texture | None, source_size: tuple[int, int] = (0, 0)) -> None:
        self._ticket = None
        self.source_size = source_size
        waited_s = self.ui.clock() - (self._since_s or 0.0)
        first, self._texture = self._texture is None, texture
        self.failed = texture is None
        # A picture that arrives soon fades in with the screen around it.
        if first and texture is not None and waited_s > FADE_S and not self.ui.less_motion:
            self.fading = 0.0
            Animation(fading=1.0, duration=FADE_S, t="out_quad").start(self)
        self._draw()

    def _draw(self, *_: Any) -> None:
        canvas = self.canvas.before
        canvas.clear()
        with canvas:
            corner = [self.radius or 0.001]
            Color(*rgba(self._tone))
            if self._texture is None:
                RoundedRectangle(pos=self.pos, size=self.size, radius=corner)
                return
            size = self._shown_size(*self._texture.size)
            pos = (round(self.center_x - size[0] / 2), round(self.center_y - size[1] / 2))
            light = 1.0 - self.dimmed
            if self.fading < 1.0:
                RoundedRectangle(pos=self.pos, size=self.size, radius=corner)
            Color(light, light, light, self.fading)
            RoundedRectangle(texture=self._texture, pos=pos, size=size, radius=corner)

    def _shown_size(self, width: float, height: float) -> tuple[int, int]:
        """Return the size at which a texture is drawn; one of about the widget's size is drawn at exactly that."""
        scales = (self.width / width, self.height / height)
        scale = max(scales) if self.fit == "cover" else min(scales)
        if self.fit == "cover":
            return (round(self.width), round(self.height))
        return (round(width * scale), round(height * scale))


kv.load(__file__)
