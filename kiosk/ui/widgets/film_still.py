"""A film in the place of a picture: its first frame, or the film itself, muted and looping."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.properties import BooleanProperty, StringProperty

from kiosk.engines.playback import PlayState, null_sound
from kiosk.ui import kv
from kiosk.ui.widgets.film_opening import open_film
from kiosk.ui.widgets.film_picture import FilmPicture

FRAME_S = 1 / 60


class FilmStill(FilmPicture):
    """Shows a film without controls, from when it has a medium and a size until it is released."""

    medium = StringProperty("")
    """A film's id in the exhibition; "" for none."""
    moves = BooleanProperty(False)
    """Whether it plays, instead of showing its first frame."""
    language = StringProperty("")
    failed = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        """Wait for a medium."""
        self._ticking: ClockEvent | None = None
        self._asked: Any = None
        self._open_soon = Clock.create_trigger(self._open, -1)
        super().__init__(**kwargs)
        for name in ("medium", "language", "size"):
            self.fbind(name, self._open_soon)
        self._open_soon()

    def release(self) -> None:
        """Close the film."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        self._asked = None
        self.show(None)

    def _open(self, *_: Any) -> None:
        found = self.ui.exhibition.media.get(self.medium) if self.medium else None
        path = found.file(self.ui.language) if found else None
        # A looping film does not restart when another language has the same file.
        if self._asked == (path, self.moves, *self.size):
            return
        self.release()
        self._asked = (path, self.moves, *self.size)
        self.failed = found is not None and path is None
        if path is None or self.width <= 1 or self.height <= 1:
            return
        # Muted: the visitor has not chosen to hear it.
        sound = null_sound(self.ui.clock)
        self.show(open_film(self.ui, self.ui.prepared.playable(path), sound, loop=self.moves))
        self.refit()
        if self.moves and self.player is not None:
            self.player.play()
        self._ticking = Clock.schedule_interval(self._tick, FRAME_S)

    def _tick(self, _dt: float) -> None:
        came = self.tick()
        self.failed = self.player is not None and self.player.state is PlayState.FAILED
        if self._ticking is not None and (self.failed or (came and not self.moves)):
            self._ticking.cancel()
            self._ticking = None
            self.close()


kv.load(__file__)
