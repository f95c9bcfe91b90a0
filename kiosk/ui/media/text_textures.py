"""Text as textures: the only module that uploads paragraphs to the graphics card."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial

from kivy.clock import Clock, ClockEvent
from kivy.graphics.texture import Texture

from kiosk.caches import ByteCache
from kiosk.engines.typeset import Bitmap, Extent, LinkArea, Paragraph, Typesetter, WordBox, tiles

BUDGET_BYTES = 48 * 2**20
BYTES_PER_PIXEL = 4
WIDEST_PX = 2048
"""Maximum width of a texture: all graphics cards in use support it."""
TALLEST_PX = 1024
"""Maximum height of a part: about a screen of text, which is painted well within a frame."""
POLL_S = 1 / 60


@dataclass(frozen=True)
class TextStrip:
    """A texture and its position in the paragraph's box, in pixels from the top left."""

    texture: Texture
    left: int
    top: int


Strips = tuple[TextStrip, ...]
Part = tuple[Paragraph, int, int]
"""A paragraph, the first of its pixel rows in this part, and their number."""


class TextTextures:
    """Measures and paints paragraphs, and caches the recently used textures within a number of bytes.

    What is in view is painted at once, so that no text pops in; what is about to come into view is painted by a thread
    in advance. Why: docs/decisions/text-painting.md.
    """

    def __init__(self, typesetter: Typesetter, budget_bytes: int = BUDGET_BYTES) -> None:
        """Take the typesetter."""
        self.typesetter = typesetter
        self.kept: ByteCache[Part, Strips] = ByteCache(budget_bytes, _bytes)
        self._coming: dict[Part, Future[Bitmap]] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._polling: ClockEvent | None = None

    @property
    def pending(self) -> bool:
        """Whether the thread is still painting, or its result has not been uploaded yet."""
        return bool(self._coming)

    def wait(self, timeout_s: float) -> bool:
        """Wait until the thread has finished painting; return whether it did in time."""
        return not wait(self._coming.values(), timeout_s).not_done

    def measure(self, paragraph: Paragraph) -> Extent:
        """Return the size of a paragraph in pixels."""
        return self.typesetter.measure(paragraph)

    def coverage(self, paragraph: Paragraph) -> frozenset[str]:
        """Return the characters of a paragraph that no font can draw."""
        return self.typesetter.coverage(paragraph.text, paragraph.language, paragraph.style)

    def links(self, paragraph: Paragraph) -> tuple[LinkArea, ...]:
        """Return a paragraph's links and their boxes, in pixels from its top left."""
        return self.typesetter.links(paragraph)

    def words(self, paragraph: Paragraph) -> tuple[WordBox, ...]:
        """Return a paragraph's words and their boxes, in pixels from its top left."""
        return self.typesetter.words(paragraph)

    def parts(self, paragraph: Paragraph) -> tuple[Part, ...]:
        """Return the parts in which a paragraph is painted, from top to bottom; several only if it is very tall."""
        return parts_of(paragraph, self.measure(paragraph))

    def strips(self, paragraph: Paragraph) -> Strips:
        """Return all textures of a paragraph, painting them now if needed."""
        return tuple(strip for part in self.parts(paragraph) for strip in self.part(part))

    def part(self, part: Part) -> Strips:
        """Return the textures of a part, painting it now if needed; more than one only if it is very wide."""
        found = self.kept.get(part)
        if found is None:
            coming = self._coming.pop(part, None)
            found = self._upload(part, coming.result() if coming else self.typesetter.paint(*part))
        return found

    def prepare(self, part: Part) -> None:
        """Paint a part in a thread, since it will be needed soon."""
        if part in self._coming or self.kept.get(part) is not None:
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kiosk-text")
        self._coming[part] = self._thread.submit(partial(self.typesetter.paint, *part))
        if self._polling is None:
            self._polling = Clock.schedule_interval(self._poll, POLL_S)

    def close(self) -> None:
        """Stop painting."""
        self._coming.clear()
        self._stop()
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
            self._thread = None

    def _poll(self, _dt: float) -> None:
        """Upload one part per frame: more would make the drag that needs them stutter."""
        done = next((part for part, coming in self._coming.items() if coming.done()), None)
        if done is not None:
            self.part(done)
        if not self._coming:
            self._stop()

    def _stop(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None

    def _upload(self, part: Part, bitmap: Bitmap) -> Strips:
        strips = tuple(_uploaded(bitmap))
        self.kept.put(part, strips)
        return strips


def parts_of(paragraph: Paragraph, extent: Extent) -> tuple[Part, ...]:
    """Return the parts of a paragraph of this size, from top to bottom."""
    return tuple([(paragraph, *rows) for rows in tiles(extent, TALLEST_PX)])


def _uploaded(bitmap: Bitmap) -> Iterator[TextStrip]:
    for left in range(0, bitmap.width, WIDEST_PX):
        width = min(WIDEST_PX, bitmap.width - left)
        texture = Texture.create(size=(width, bitmap.height), colorfmt="rgba")
        texture.mag_filter = texture.min_filter = "nearest"
        texture.blit_buffer(_columns(bitmap, left, width), colorfmt="rgba", bufferfmt="ubyte")
        texture.flip_vertical()
        yield TextStrip(texture, bitmap.left + left, bitmap.top)


def _columns(bitmap: Bitmap, left: int, width: int) -> bytes:
    if width == bitmap.width:
        return bitmap.rgba
    row, start, length = bitmap.width * BYTES_PER_PIXEL, left * BYTES_PER_PIXEL, width * BYTES_PER_PIXEL
    return b"".join(bitmap.rgba[top + start : top + start + length] for top in range(0, len(bitmap.rgba), row))


def _bytes(strips: Strips) -> int:
    return sum(int(s.texture.width) * int(s.texture.height) * BYTES_PER_PIXEL for s in strips)
