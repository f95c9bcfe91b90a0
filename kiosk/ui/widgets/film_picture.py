"""The frames of a film."""

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.engines.playback import FilmFrame, FilmPlayer
from kiosk.ui import kv


class FilmPicture(Widget):
    """Shows the frames of one film, centred and uncropped; black until the first one."""

    ui = ObjectProperty(None)
    ground = ListProperty([0, 0, 0, 1])

    def __init__(self, **kwargs: object) -> None:
        """Wait for a film."""
        self.player: FilmPlayer | None = None
        self._texture: Texture | None = None
        self._redraw = Clock.create_trigger(self._draw, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "ground"):
            self.fbind(name, self._redraw)

    def show(self, player: FilmPlayer | None) -> None:
        """Show another film, or none; the one before is closed."""
        self.close()
        self.player, self._texture = player, None
        self._redraw()

    def close(self) -> None:
        """Close the film; its last frame stays."""
        if self.player is not None:
            self.player.close()
            self.player = None

    def release(self) -> None:
        """Release the film and its texture, since the widget leaves the screen."""
        self.show(None)

    def refit(self) -> bool:
        """Have frames decoded at the size at which they are shown; return whether there is a film."""
        if self.player is None or self.width <= 1 or self.height <= 1:
            return False
        self.player.fit(round(self.width), round(self.height))
        return True

    def tick(self) -> bool:
        """Show the next frame if it is due; return whether there was one."""
        frame = self.player.frame() if self.player is not None else None
        if frame is not None:
            self._upload(frame)
        return frame is not None

    def _upload(self, frame: FilmFrame) -> None:
        if self._texture is None or self._texture.size != (frame.width, frame.height):
            self._texture = Texture.create(size=(frame.width, frame.height), colorfmt="rgba")
            self._texture.flip_vertical()
            self._draw()
            # The first takes longer than those that follow.
            self.ui.frame_pacing.hold()
        self._texture.blit_buffer(frame.rgba, colorfmt="rgba", bufferfmt="ubyte")
        self.canvas.ask_update()

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        with self.canvas:
            Color(*self.ground)
            Rectangle(pos=self.pos, size=self.size)
            if self._texture is not None:
                width, height = self._texture.size
                scale = min(self.width / width, self.height / height)
                size = (round(width * scale), round(height * scale))
                Color(1, 1, 1, 1)
                pos = (round(self.center_x - size[0] / 2), round(self.center_y - size[1] / 2))
                Rectangle(texture=self._texture, pos=pos, size=size)


kv.load(__file__)
