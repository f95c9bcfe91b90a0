"""Pictures as textures: decoded by the loader, uploaded on the main thread; polls only while a request is pending."""

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
"""Maximum size of cached textures, including those on the screen."""
UPLOAD_BYTES = 2 * 2**20
"""Maximum upload per frame, after which no further picture is uploaded: it takes about as long as drawing."""
LONG_BYTES = 2**20
"""An upload of this size takes a considerable part of a frame."""
POLL_S = 1 / 60
TONE_EVERY_S = 0.25
"""Interval between two tones, so that they do not delay a reaction to touches."""
HOLD_S = 0.5
"""Time within which a rebuilt screen has requested its pictures."""
DEFAULT_TONE = "#1e1b17"

OnPicture = Callable[[Texture | None, tuple[int, int]], None]


class PictureTextures:
    """Provides textures of files at the size at which they are shown, decoded off the main thread."""

    def __init__(
        self, prepared: Prepared, loader: Loader | None = None, uploaded: Callable[[], None] = lambda: None
    ) -> None:
        """Take the prepared forms of pictures, the loader, and a callback for long uploads."""
        self.prepared = prepared
        self.loader = loader or Loader()
        self._uploaded = uploaded
        self._polling: ClockEvent | None = None
        self._learning: ClockEvent | None = None
        self._without_tone: deque[Path] = deque()
        self._idle: Callable[[], bool] = lambda: True
        self._kept: ByteCache[Key, Texture] = ByteCache(KEPT_BYTES, texture_bytes)
        self._shown: WeakValueDictionary[Key, Texture] = WeakValueDictionary()
        """Textures in use, so that none is uploaded twice."""
        self._sizes: WeakKeyDictionary[Texture, tuple[int, int]] = WeakKeyDictionary()

    @property
    def pending(self) -> bool:
        """Whether a picture is still being decoded."""
        return self.loader.pending

    def wait(self, timeout_s: float) -> bool:
        """Wait until a picture is decoded or none is pending; return whether that happened in time."""
        return self.loader.wait(timeout_s)

    def request(self, path: Path, box: tuple[int, int], fit: str, on_picture: OnPicture) -> Request | None:
        """Request a file; `on_picture` gets its texture, or None, and its original size: at once if it is cached."""
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
        """Prepare a texture that is likely to be shown next, with a lower priority."""
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
        """Request a tile; it is not cached here, and the caller uploads it."""
        request = self.loader.request(path, box, on_done, learn=False)
        self._watch()
        return request

    def learn_tones(self, paths: Iterable[Path], idle: Callable[[], bool] = lambda: True) -> None:
        """Compute the average colours of pictures one by one while `idle`, and save them for the next start."""
        self._idle = idle
        self._without_tone = deque(map(self.prepared.picture, paths))
        if self._learning is None:
            self._learning = Clock.schedule_interval(self._learn, TONE_EVERY_S)

    def tone(self, path: Path) -> str:
        """Return the average colour of a picture as "#rrggbb", or the default if it is not known yet."""
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
        """Switch to other content; pictures that are the same keep their textures while the screen is rebuilt."""
        self.prepared, self.loader.tones.root, self.loader.forms.root = prepared, root, root
        shown = list(self._shown.values())
        Clock.schedule_once(lambda _dt: shown.clear(), HOLD_S)

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
        while self._without_tone and self.loader.tone(self._without_tone[0]) is not None:
            self._without_tone.popleft()
        if self._without_tone:
            self.loader.learn_tones([self._without_tone.popleft()])
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
    """Upload a decoded picture as a texture."""
    texture = Texture.create(size=(picture.width, picture.height), colorfmt="rgba")
    texture.blit_buffer(picture.rgba, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
