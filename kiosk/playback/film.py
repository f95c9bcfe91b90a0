"""Films: pictures decoded in a thread, shown when the sound, or else the clock, says that they are due."""

import atexit
import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.playback.api import Clock, FilmPlayer, Frame, PlayState, SoundPlayer, UnreadableError
from kiosk.playback.complaints import complain
from kiosk.playback.pacer import Follower, Pacer

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

    from kiosk.playback.reader import FilmReader

QUEUE_BYTES = 40 * 2**20
"""Pictures wait within this many bytes: four of 1080p, and always two."""
QUEUE_FRAMES = 6
LATE_S = 0.12
"""A picture that would come this late is passed over, to catch up."""
LATE_AT_MOST = 8
"""So many are passed over in a row at most, so that a slow machine shows slow pictures and not a frozen one."""
_CLOSE_S = 1.0

_log = logging.getLogger(__name__)


def film_room(frame_bytes: int) -> int:
    """Return how many pictures of this size may wait."""
    return max(min(QUEUE_BYTES // frame_bytes, QUEUE_FRAMES), 2)


class Film:
    """One film; a `FilmPlayer`. It is opened in a thread: OPENING at first, then PAUSED with its first frame as poster.

    With `loop` it goes on from the end to the beginning without a gap, in picture and in sound. With a `leader` it is
    mute and shows the picture of that film's position; play, pause and seek it together with that.
    """

    def __init__(
        self,
        path: Path,
        sound: SoundPlayer,
        *,
        loop: bool = False,
        clock: Clock = time.monotonic,
        leader: FilmPlayer | None = None,
    ) -> None:
        """Take a film, the desk that plays its sound, and a clock in seconds; `leader` is whom it follows, mute."""
        self.path = path
        self.failure = ""
        self.size: tuple[int, int] | None = None
        self.duration_s: float | None = None
        self._pacer = Follower(leader) if leader else Pacer(path, sound, clock)
        self._loop = loop
        self._state = PlayState.OPENING
        self._play_when_open = False
        self._at_s = 0.0
        self._box: tuple[int, int] | None = None
        self._show_next = True
        self._changed = threading.Condition()
        self._queue: deque[Frame] = deque()
        self._start_s: float | None = 0.0
        self._asked = 0
        self._all_read = self._closed = False
        self._thread = threading.Thread(target=self._run, name="kiosk-film", daemon=True)
        self._thread.start()
        # A thread inside the decoder while Python shuts down crashes the process.
        atexit.register(self.close)

    @property
    def state(self) -> PlayState:
        """Whether it plays, and if not, why."""
        return self._state

    @property
    def position_s(self) -> float:
        """Seconds within the film, as of the last `frame`."""
        return self._within(self._at_s)

    @property
    def has_sound(self) -> bool:
        """Whether anything is to be heard."""
        return self._pacer.has_sound

    @property
    def pending(self) -> bool:
        """Whether `frame` is still to be called though nothing plays: a picture that was asked for is on its way."""
        with self._changed:
            return self._state is PlayState.OPENING or bool(self._show_next and (self._queue or not self._all_read))

    def fit(self, width: int, height: int) -> None:
        """Make frames no larger than this box of pixels; the proportions stay."""
        if self._box == (width, height):
            return
        self._box = (width, height)
        self._decode_from(self._at_s)

    def play(self) -> None:
        """Play from here; after the end from the beginning; what is being opened, as soon as it is open."""
        if self._state is PlayState.OPENING:
            self._play_when_open = True
        elif self._state is PlayState.PAUSED:
            self._pacer.run(self._at_s, loop=self._loop, length_s=self.duration_s)
            self._state = PlayState.PLAYING
        elif self._state is PlayState.ENDED:
            self.seek(0.0)
            self.play()

    def pause(self) -> None:
        """Hold picture and sound."""
        self._play_when_open = False
        if self._state is not PlayState.PLAYING:
            return
        self._at_s = self._pacer.position_s
        self._pacer.stop()
        self._state = PlayState.PAUSED

    def seek(self, position_s: float) -> None:
        """Go to another place, playing or paused as before; after the end it is paused there."""
        if self._state in {PlayState.OPENING, PlayState.FAILED}:
            return
        self._at_s = min(max(position_s, 0.0), self.duration_s or position_s)
        self._decode_from(self._at_s)
        if self._state is PlayState.PLAYING:
            self._pacer.run(self._at_s, loop=self._loop, length_s=self.duration_s)
        elif self._state is PlayState.ENDED:
            self._state = PlayState.PAUSED

    def step(self, seconds: float) -> None:
        """Go back (negative) or on by some seconds, within the film."""
        self.seek(self.position_s + seconds)

    def frame(self) -> Frame | None:
        """Hand out the picture that is due, None while the one shown stays right; call it before each drawing."""
        if self._state is PlayState.PLAYING:
            self._at_s = self._pacer.position_s
            if self.has_sound and not self._pacer.owns_sound:
                self.pause()
        due = self._due()
        if self._state is PlayState.OPENING and self.size:
            self._state = PlayState.PAUSED
            if self._play_when_open:
                self.play()
        self._settle()
        return due

    def wait(self, timeout_s: float) -> bool:
        """Wait until the picture that is due is decoded, or all are; tell whether that came in time."""
        at_s = self._pacer.position_s if self._state is PlayState.PLAYING else self._at_s

        def decoded() -> bool:
            if self._all_read or self._closed:
                return True
            full = bool(self._queue) and len(self._queue) >= film_room(len(self._queue[0].rgba))
            return full or (bool(self._queue) and self._queue[-1].time_s >= at_s)

        with self._changed:
            return self._changed.wait_for(decoded, timeout_s)

    def close(self) -> None:
        """Stop the sound and free everything, within a second."""
        atexit.unregister(self.close)
        self._pacer.stop()
        with self._changed:
            self._closed = True
            self._queue.clear()
            self._changed.notify_all()
        self._thread.join(timeout=_CLOSE_S)
        if self._thread.is_alive():
            _log.error("%s: its decoder hangs, and is left behind", self.path)

    def _within(self, position_s: float) -> float:
        if not self.duration_s:
            return position_s
        return position_s % self.duration_s if self._loop else min(position_s, self.duration_s)

    # The drawing side of the queue.

    def _due(self) -> Frame | None:
        due: Frame | None = None
        with self._changed:
            while self._queue and (self._show_next or self._queue[0].time_s <= self._at_s):
                due, self._show_next = self._queue.popleft(), False
            if due:
                self._changed.notify_all()
        return due

    def _settle(self) -> None:
        """Take notice of the end, or of a failure in the thread."""
        if self.failure and not self.size:
            self._state = PlayState.FAILED
        elif self._state is PlayState.PLAYING and self._over():
            self._pacer.stop()
            self._state = PlayState.ENDED

    def _over(self) -> bool:
        with self._changed:
            if not self._all_read or self._queue:
                return False
        if self.failure or self._pacer.sound_ended or not self.duration_s:
            return True
        return not self._loop and self._at_s >= self.duration_s

    def _decode_from(self, position_s: float) -> None:
        with self._changed:
            if self.failure and not self.size:
                # Nobody is there any more to decode what never opened.
                return
            self._queue.clear()
            self._start_s, self._all_read, self._show_next = position_s, False, True
            self._asked += 1
            self._changed.notify_all()

    # The thread.

    def _run(self) -> None:
        from kiosk.playback.reader import FilmReader

        try:
            with FilmReader(self.path) as reader:
                self._serve(reader)
        except Exception as error:  # noqa: BLE001  Whatever a decoder does must not end in silence.
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        cause = str(error) if isinstance(error, UnreadableError) else f"{type(error).__name__}: {error}"
        if not self.failure and not self._closed:
            complain(self.path, "shown", cause)
        with self._changed:
            self.failure, self._all_read = cause, True
            self._changed.notify_all()

    def _serve(self, reader: "FilmReader") -> None:
        """Decode from wherever is asked, until closed; what can be decoded of a damaged film can be replayed."""
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
        """Queue pictures until the end; return False as soon as something else is asked."""
        passed_over = 0
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
            if self.size is None:
                self.duration_s = reader.duration_s
                self._pacer.learn(has_sound=reader.has_sound)
                self.size = reader.shown_size(moment[1])
            if not self._put(Frame(painted.width, painted.height, painted.rgba, time_s), asked):
                return False
        if self.size is None:
            raise UnreadableError("it has no picture that could be decoded")
        return True

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
        return self._state is PlayState.PLAYING and not self._show_next and time_s < self._at_s - LATE_S

    def _superseded(self, asked: int) -> bool:
        with self._changed:
            return self._closed or self._asked != asked

    def _put(self, frame: Frame, asked: int) -> bool:
        room = film_room(len(frame.rgba))
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._asked != asked or len(self._queue) < room)
            if self._closed or self._asked != asked:
                return False
            self._queue.append(frame)
            self._changed.notify_all()
        return True
