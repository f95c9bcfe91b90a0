"""Text as textures: the only place where paragraphs meet the graphics card."""

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
"""Every card in the field takes textures of this width."""
TALLEST_PX = 1024
"""Rows of a part: about a screen of words, which is painted well within a frame."""
POLL_S = 1 / 60


@dataclass(frozen=True)
class TextStrip:
    """A texture and where it lies in the paragraph's box, in pixels from the top left."""

    texture: Texture
    left: int
    top: int


Strips = tuple[TextStrip, ...]
Part = tuple[Paragraph, int, int]
"""A paragraph, the first of its rows that are meant, and how many."""


class TextTextures:
    """Measures and paints paragraphs, and keeps the textures that were used last under a budget of bytes.

    What is in view is painted at once, so that no words pop in; what is about to come into view is painted by a thread
    before it does. Why: docs/decisions/text-painting.md.
    """

    def __init__(self, typesetter: Typesetter, budget_bytes: int = BUDGET_BYTES) -> None:
        """Take the engine that sets the text."""
        self.typesetter = typesetter
        self.kept: ByteCache[Part, Strips] = ByteCache(budget_bytes, _bytes)
        self._coming: dict[Part, Future[Bitmap]] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._polling: ClockEvent | None = None

    @property
    def pending(self) -> bool:
        """Whether the thread still paints, or what it painted is not on the graphics card yet."""
        return bool(self._coming)

    def wait(self, timeout_s: float) -> bool:
        """Wait until the thread has painted what it was asked for; tell whether that came in time."""
        return not wait(self._coming.values(), timeout_s).not_done

    def measure(self, paragraph: Paragraph) -> Extent:
        """Give the size of a paragraph in pixels."""
        return self.typesetter.measure(paragraph)

    def coverage(self, paragraph: Paragraph) -> frozenset[str]:
        """Give the characters of a paragraph that no font can draw."""
        return self.typesetter.coverage(paragraph.text, paragraph.language, paragraph.style)

    def links(self, paragraph: Paragraph) -> tuple[LinkArea, ...]:
        """Give where a paragraph's links are, in pixels from its top left."""
        return self.typesetter.links(paragraph)

    def words(self, paragraph: Paragraph) -> tuple[WordBox, ...]:
        """Give where a paragraph's words are, in pixels from its top left."""
        return self.typesetter.words(paragraph)

    def parts(self, paragraph: Paragraph) -> tuple[Part, ...]:
        """Give the parts from top to bottom in which a paragraph is painted; more than one only when very tall."""
        return parts_of(paragraph, self.measure(paragraph))

    def strips(self, paragraph: Paragraph) -> Strips:
        """Give all of a paragraph's textures at once."""
        return tuple(strip for part in self.parts(paragraph) for strip in self.part(part))

    def part(self, part: Part) -> Strips:
        """Give the textures of a part at once; more than one only when it is very wide."""
        found = self.kept.get(part)
        if found is None:
            coming = self._coming.pop(part, None)
            found = self._upload(part, coming.result() if coming else self.typesetter.paint(*part))
        return found

    def prepare(self, part: Part) -> None:
        """Let a part be painted by a thread, since it will be wanted soon."""
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
        """Upload one part a frame: more could be seen in the drag that asks for them."""
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
    """Give the parts of a paragraph of this size, from top to bottom."""
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
