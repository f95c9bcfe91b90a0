"""Pictures as textures: asks the loader, uploads on the main thread, and wakes only while something is on its way."""

from collections.abc import Callable
from pathlib import Path

from kivy.clock import Clock, ClockEvent
from kivy.graphics.texture import Texture

from kiosk.imaging import Fit, Loader, Picture, Priority, Request

KEPT_BYTES = 40 * 2**20
POLL_S = 1 / 60
DEFAULT_TONE = "#1e1b17"

OnPicture = Callable[[Texture | None, tuple[int, int]], None]


class Pictures:
    """Hands out textures of files at the size that they are shown, decoded off the main thread."""

    def __init__(self, loader: Loader | None = None) -> None:
        """Take the loader that decodes."""
        self.loader = loader or Loader(kept_bytes=KEPT_BYTES)
        self._polling: ClockEvent | None = None

    @property
    def pending(self) -> bool:
        """Whether a picture is still on its way."""
        return self.loader.pending

    def wait(self, timeout_s: float) -> bool:
        """Wait until a picture can be handed over or none is on its way; tell whether that came in time."""
        return self.loader.wait(timeout_s)

    def request(self, path: Path, box: tuple[int, int], fit: str, on_picture: OnPicture) -> Request | None:
        """Ask for a file; `on_picture` gets its texture, or None, and its own size: at once when it is kept."""
        ready = self.loader.ready(path, box, Fit(fit))
        if ready is not None:
            on_picture(upload(ready), ready.source_size)
            return None

        def done(picture: Picture | None) -> None:
            on_picture(upload(picture) if picture else None, picture.source_size if picture else (0, 0))

        request = self.loader.request(path, box, done, fit=Fit(fit))
        self._watch()
        return request

    def prefetch(self, path: Path, box: tuple[int, int], fit: str) -> None:
        """Decode what is likely to be shown next."""
        if self.loader.ready(path, box, Fit(fit)) is None:
            self.loader.request(path, box, lambda _picture: None, fit=Fit(fit), priority=Priority.SOON)
            self._watch()

    def tone(self, path: Path) -> str:
        """Give the average colour of a picture as "#rrggbb", or the ground's where it is not known yet."""
        tone = self.loader.tone(path)
        return "#{:02x}{:02x}{:02x}".format(*tone) if tone else DEFAULT_TONE

    def close(self) -> None:
        """Stop polling and decoding."""
        self._stop()
        self.loader.close()

    def _watch(self) -> None:
        if self._polling is None:
            self._polling = Clock.schedule_interval(self._poll, POLL_S)

    def _poll(self, _dt: float) -> None:
        self.loader.poll()
        if not self.loader.pending:
            self._stop()

    def _stop(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None


def upload(picture: Picture) -> Texture:
    """Make a texture of a decoded picture."""
    texture = Texture.create(size=(picture.width, picture.height), colorfmt="rgba")
    texture.blit_buffer(picture.rgba, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
