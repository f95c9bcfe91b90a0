"""The pictures of a film, decoded in a thread from any position, a few ahead of their time."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.engines.playback.api import FilmFrame, UnreadableError
from kiosk.engines.playback.log_once import complain

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

    from kiosk.engines.playback.media_reader import FilmReader

QUEUE_BYTES = 40 * 2**20
"""The memory of the queue: four pictures of 1080p, and always two."""
QUEUE_FRAMES = 6
LATE_S = 0.12
"""A picture that is later than this is dropped, to catch up."""
LATE_AT_MOST = 8
"""The most pictures dropped in a row, so that a slow machine shows slow pictures and not a frozen one."""
_CLOSE_S = 1.0

_log = logging.getLogger(__name__)


def film_room(frame_bytes: int) -> int:
    """Return how many pictures of this size the queue holds."""
    return max(min(QUEUE_BYTES // frame_bytes, QUEUE_FRAMES), 2)


class Decoding:
    """Decodes one film, at first from its beginning, for one drawing thread."""

    def __init__(
        self,
        path: Path,
        playing_s: Callable[[], float | None],
        learn: Callable[[bool], None],
        *,
        loop: bool,
        resting: Callable[[], bool] = lambda: False,
    ) -> None:
        """Take a film, its position (None while it does not play), and a callback that learns whether it has sound.

        `resting` returns whether the film is paused at its beginning: if that is black, the first picture that is not
        is shown instead. All three are called in the thread. With `loop` the beginning follows the end.
        """
        self.failure = ""
        """The reason why decoding stopped, empty without an error."""
        self.size: tuple[int, int] | None = None
        """Width and height as it should be seen, in pixels; None before the first picture."""
        self.duration_s: float | None = None
        self._path, self._playing_s, self._learn, self._loop = path, playing_s, learn, loop
        self._resting = resting
        self._poster: FilmFrame | None = None
        self._lit_s = 0.0
        self._box: tuple[int, int] | None = None
        self._show_next = True
        self._changed = threading.Condition()
        self._queue: deque[FilmFrame] = deque()
        self._start_s: float | None = 0.0
        self._asked = 0
        self._all_read = self._closed = False
        self._thread = threading.Thread(target=self._run, name="kiosk-film", daemon=True)
        self._thread.start()

    # For the drawing thread.

    @property
    def pending(self) -> bool:
        """Whether the first picture after the last seek is still being decoded."""
        with self._changed:
            return bool(self._show_next and (self._queue or not self._all_read))

    @property
    def over(self) -> bool:
        """Whether all pictures are decoded and shown."""
        with self._changed:
            return self._all_read and not self._queue

    def fit(self, box: tuple[int, int], position_s: float) -> None:
        """Continue from a position with pictures no larger than this box of pixels; the proportions stay."""
        if self._box != box:
            self._box = box
            self.go(position_s)

    def go(self, position_s: float) -> None:
        """Decode from another position; queued pictures are dropped."""
        with self._changed:
            if self.failure and not self.size:
                # The thread has ended because the film could not be opened.
                return
            self._queue.clear()
            self._poster = None
            self._start_s, self._all_read, self._show_next = position_s, False, True
            self._asked += 1
            self._changed.notify_all()

    def due(self, at_s: float) -> FilmFrame | None:
        """Return the last picture up to a time, or the first after `go`; None when there is no new one."""
        due: FilmFrame | None = None
        with self._changed:
            while self._queue and (self._show_next or self._queue[0].time_s <= at_s):
                first, self._show_next = self._show_next, False
                due = self._queue.popleft()
                if first and self._poster and self._resting():
                    due = self._poster
            if due:
                self._poster = None
                self._changed.notify_all()
        return due

    def wait(self, at_s: float, timeout_s: float) -> bool:
        """Wait until the picture of a time is decoded, or all are; return False after the timeout."""

        def decoded() -> bool:
            if self._all_read or self._closed:
                return True
            full = bool(self._queue) and len(self._queue) >= film_room(len(self._queue[0].rgba))
            return full or (bool(self._queue) and self._queue[-1].time_s >= at_s)

        with self._changed:
            return self._changed.wait_for(decoded, timeout_s)

    def close(self) -> None:
        """Free everything, within a second."""
        with self._changed:
            self._closed = True
            self._queue.clear()
            self._changed.notify_all()
        self._thread.join(timeout=_CLOSE_S)
        if self._thread.is_alive():
            _log.error("%s: its decoder hangs, and is left behind", self._path)

    # For the decoding thread.

    def _run(self) -> None:
        from kiosk.engines.playback.media_reader import FilmReader
        from kiosk.engines.playback.packet_length import packets_s

        try:
            with FilmReader(self._path) as reader:
                if reader.duration_s is None:
                    reader.duration_s = packets_s(self._path, lambda: self._closed)
                self._serve(reader)
        except Exception as error:  # noqa: BLE001  Whatever a decoder does must not end in silence.
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        cause = str(error) if isinstance(error, UnreadableError) else f"{type(error).__name__}: {error}"
        if not self.failure and not self._closed:
            complain(self._path, "shown", cause)
        with self._changed:
            self.failure, self._all_read = cause, True
            self._changed.notify_all()

    def _serve(self, reader: "FilmReader") -> None:
        """Decode from the requested position, until closed; the readable part of a damaged film can be replayed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._start_s is not None)
                if self._closed or self._start_s is None:
                    return
                start_s, self._start_s, asked = self._start_s, None, self._asked
            try:
                finished = self._decode(reader, start_s, asked)
            except Exception as error:  # noqa: BLE001  As above.
                self._fail(error)
                continue
            with self._changed:
                self._all_read = finished and self._asked == asked
                self._changed.notify_all()

    def _decode(self, reader: "FilmReader", start_s: float, asked: int) -> bool:
        """Queue pictures until the end; return False as soon as another position is requested."""
        passed_over, first = 0, True
        reader.hurry(late=False)
        for base_s, moment in self._moments(reader, start_s):
            time_s = base_s + moment[0]
            late = self._playing_late(time_s) and passed_over < LATE_AT_MOST
            passed_over = passed_over + 1 if late else 0
            reader.hurry(late=late)
            if self._superseded(asked):
                return False
            if late:
                continue
            painted = reader.paint(moment, self._box)
            if first and start_s == 0.0 and self._resting() and reader.is_black(moment):
                self._find_poster(asked)
            first = False
            if self.size is None:
                self.duration_s = reader.duration_s
                self._learn(reader.has_sound)
                self.size = reader.shown_size(moment[1])
            if not self._put(FilmFrame(painted.width, painted.height, painted.rgba, time_s), asked):
                return False
        if self.size is None:
            raise UnreadableError("it has no picture that could be decoded")
        return True

    def _find_poster(self, asked: int) -> None:
        """Find the first picture that is not black, while the film is paused at its beginning."""
        from kiosk.engines.playback.poster import first_lit

        found = first_lit(self._path, self._box, lambda: self._superseded(asked) or not self._resting(), self._lit_s)
        with self._changed:
            if found and self._asked == asked:
                self._lit_s, self._poster = found

    def _moments(self, reader: "FilmReader", start_s: float) -> Iterator[tuple[float, tuple[float, "VideoFrame"]]]:
        """Yield (seconds of the passes before, picture); of a loop, pass after pass."""
        length_s = reader.duration_s or 0.0
        passes = int(start_s // length_s) if self._loop and length_s else 0
        while True:
            seen = False
            for moment in reader.frames(max(start_s - passes * length_s, 0.0)):
                seen = True
                yield passes * length_s, moment
            if not (self._loop and length_s and seen):
                return
            passes += 1

    def _playing_late(self, time_s: float) -> bool:
        playing_s = self._playing_s()
        return playing_s is not None and not self._show_next and time_s < playing_s - LATE_S

    def _superseded(self, asked: int) -> bool:
        with self._changed:
            return self._closed or self._asked != asked

    def _put(self, frame: FilmFrame, asked: int) -> bool:
        room = film_room(len(frame.rgba))
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._asked != asked or len(self._queue) < room)
            if self._closed or self._asked != asked:
                return False
            self._queue.append(frame)
            self._changed.notify_all()
        return True
