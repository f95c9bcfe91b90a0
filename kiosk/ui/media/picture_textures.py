"""Pictures as textures: asks the loader, uploads on the main thread, and wakes only while something is on its way."""

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from weakref import WeakKeyDictionary, WeakValueDictionary

from kivy.clock import Clock, ClockEvent
from kivy.graphics.texture import Texture

from kiosk.caches import ByteCache
from kiosk.content.prepared import Prepared
from kiosk.engines.imaging import DecodedPicture, Fit, Loader, Priority, Request
from kiosk.engines.imaging.scaled_cache import Key

KEPT_BYTES = 40 * 2**20
"""Of textures, those that are on the screen included."""
UPLOAD_BYTES = 2 * 2**20
"""A frame uploads no other picture once it has uploaded so much: each takes about as long as drawing the screen."""
LONG_BYTES = 2**20
"""An upload of so much is no small part of a frame."""
POLL_S = 1 / 60
TONE_EVERY_S = 0.25
"""One tone after the other, so that whoever touches the screen meanwhile waits for none."""
HELD_S = 0.5
"""Within this time a screen that is made anew has asked for its pictures."""
DEFAULT_TONE = "#1e1b17"

OnPicture = Callable[[Texture | None, tuple[int, int]], None]


class PictureTextures:
    """Hands out textures of files at the size that they are shown, decoded off the main thread."""

    def __init__(
        self, prepared: Prepared, loader: Loader | None = None, uploaded: Callable[[], None] = lambda: None
    ) -> None:
        """Take what stands for large pictures, the loader that decodes, and who is told of long uploads."""
        self.prepared = prepared
        self.loader = loader or Loader()
        self._uploaded = uploaded
        self._polling: ClockEvent | None = None
        self._learning: ClockEvent | None = None
        self._toneless: deque[Path] = deque()
        self._idle: Callable[[], bool] = lambda: True
        self._kept: ByteCache[Key, Texture] = ByteCache(KEPT_BYTES, texture_bytes)
        self._shown: WeakValueDictionary[Key, Texture] = WeakValueDictionary()
        """Textures that somebody shows: nobody else need have the same made."""
        self._sizes: WeakKeyDictionary[Texture, tuple[int, int]] = WeakKeyDictionary()

    @property
    def pending(self) -> bool:
        """Whether a picture is still on its way."""
        return self.loader.pending

    def wait(self, timeout_s: float) -> bool:
        """Wait until a picture can be handed over or none is on its way; tell whether that came in time."""
        return self.loader.wait(timeout_s)

    def request(self, path: Path, box: tuple[int, int], fit: str, on_picture: OnPicture) -> Request | None:
        """Ask for a file; `on_picture` gets its texture, or None, and its own size: at once when it is kept."""
        path = self.prepared.picture(path)
        key = self.loader.key(path, box, Fit(fit))
        texture = self._known(key)
        if texture is not None:
            on_picture(texture, self._sizes[texture])
            return None

        def done(picture: DecodedPicture | None) -> None:
            on_picture(self._texture(key, picture) if picture else None, picture.source_size if picture else (0, 0))

        request = self.loader.request(path, box, done, fit=Fit(fit))
        self._watch()
        return request

    def prefetch(self, path: Path, box: tuple[int, int], fit: str) -> Request | None:
        """Make a texture of what is likely to be shown next, after all that is on the screen."""
        path = self.prepared.picture(path)
        key = self.loader.key(path, box, Fit(fit))
        if self._known(key) is not None:
            return None

        def done(picture: DecodedPicture | None) -> None:
            if picture is not None:
                self._texture(key, picture)

        request = self.loader.request(path, box, done, fit=Fit(fit), priority=Priority.SOON)
        self._watch()
        return request

    def tile(self, path: Path, box: tuple[int, int], on_done: Callable[[DecodedPicture | None], None]) -> Request:
        """Ask for a tile; it is not kept here, and whoever asks uploads it."""
        request = self.loader.request(path, box, on_done, learn=False)
        self._watch()
        return request

    def learn_tones(self, paths: Iterable[Path], idle: Callable[[], bool] = lambda: True) -> None:
        """Find out the average colours of pictures bit by bit, whenever `idle`, and keep them for the next start."""
        self._idle = idle
        self._toneless = deque(map(self.prepared.picture, paths))
        if self._learning is None:
            self._learning = Clock.schedule_interval(self._learn, TONE_EVERY_S)

    def tone(self, path: Path) -> str:
        """Give the average colour of a picture as "#rrggbb", or the ground's where it is not known yet."""
        tone = self.loader.tone(self.prepared.picture(path))
        return "#{:02x}{:02x}{:02x}".format(*tone) if tone else DEFAULT_TONE

    def close(self) -> None:
        """Stop polling and decoding."""
        self._stop()
        if self._learning is not None:
            self._learning.cancel()
            self._learning = None
        self.loader.tones.save()
        self.loader.close()

    def take(self, prepared: Prepared, root: Path) -> None:
        """Go on with other content; what is the same in it keeps its texture while the screen is made anew."""
        self.prepared, self.loader.tones.root, self.loader.forms.root = prepared, root, root
        shown = list(self._shown.values())
        Clock.schedule_once(lambda _dt: shown.clear(), HELD_S)

    def _known(self, key: Key) -> Texture | None:
        return self._kept.get(key) or self._shown.get(key)

    def _texture(self, key: Key, picture: DecodedPicture) -> Texture:
        texture = self._known(key)
        if texture is None:
            texture = self._shown[key] = upload(picture)
            self._sizes[texture] = picture.source_size
            self._kept.put(key, texture)
            if len(picture.rgba) >= LONG_BYTES:
                self._uploaded()
        return texture

    def _learn(self, _dt: float) -> None:
        if self.loader.pending or not self._idle():
            return
        while self._toneless and self.loader.tone(self._toneless[0]) is not None:
            self._toneless.popleft()
        if self._toneless:
            self.loader.learn_tones([self._toneless.popleft()])
            self._watch()
        elif self._learning is not None:
            self._learning.cancel()
            self._learning = None
            self.loader.tones.save()

    def _watch(self) -> None:
        if self._polling is None:
            self._polling = Clock.schedule_interval(self._poll, POLL_S)

    def _poll(self, _dt: float) -> None:
        self.loader.poll(UPLOAD_BYTES)
        if not self.loader.pending:
            self._stop()

    def _stop(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None


def texture_bytes(texture: Texture) -> int:
    """Return the bytes that a texture takes, at four a pixel."""
    return int(texture.width) * int(texture.height) * 4


def upload(picture: DecodedPicture) -> Texture:
    """Make a texture of a decoded picture."""
    texture = Texture.create(size=(picture.width, picture.height), colorfmt="rgba")
    texture.blit_buffer(picture.rgba, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
