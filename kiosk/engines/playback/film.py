"""Films: their pictures are synchronised to the sound, or without one to the clock."""

import atexit
import time
from pathlib import Path

from kiosk.engines.playback.api import Clock, FilmFrame, FilmPlayer, PlayState, SoundPlayer
from kiosk.engines.playback.decoding import Decoding
from kiosk.engines.playback.film_clock import FilmClock, Follower


class Film:
    """One film; a `FilmPlayer`. It is opened in a thread: OPENING at first, then PAUSED with its first frame as poster,
    or with the first that is not black.

    With `loop` the beginning follows the end without a gap, in picture and in sound. With a `leader` it is mute and
    shows the picture of that film's position; play, pause and seek it together with that.
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
        """Take a film, the desk for its sound, and a clock in seconds; `leader` is the film that it follows, mute."""
        self.path = path
        self._pacer = Follower(leader) if leader else FilmClock(path, sound, clock)
        self._loop = loop
        self._state = PlayState.OPENING
        self._play_when_open = False
        self._at_s = 0.0
        self._decoding = Decoding(path, self._playing_s, self._learn, loop=loop, resting=self._resting)
        # A thread inside the decoder would crash the process while Python shuts down.
        atexit.register(self.close)

    @property
    def state(self) -> PlayState:
        """The present state."""
        return self._state

    @property
    def failure(self) -> str:
        """The reason why the film cannot be shown, empty when it can."""
        return self._decoding.failure

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height as it should be seen, in pixels; None while it is being opened."""
        return self._decoding.size

    @property
    def duration_s(self) -> float | None:
        """The length in seconds; None while it is being opened or when unknown."""
        return self._decoding.duration_s

    @property
    def position_s(self) -> float:
        """The position in seconds, as of the last `frame`."""
        return self._within(self._at_s)

    @property
    def has_sound(self) -> bool:
        """Whether it has sound."""
        return self._pacer.has_sound

    @property
    def pending(self) -> bool:
        """Whether `frame` is still to be called though nothing plays: a requested picture is being decoded."""
        return self._state is PlayState.OPENING or self._decoding.pending

    def fit(self, width: int, height: int) -> None:
        """Make frames no larger than this box of pixels; the proportions stay."""
        self._decoding.fit((width, height), self._at_s)

    def play(self) -> None:
        """Play from the present position; after the end, from the beginning; an opening film, once it is open."""
        if self._state is PlayState.OPENING:
            self._play_when_open = True
        elif self._state is PlayState.PAUSED:
            self._pacer.run(self._at_s, loop=self._loop, length_s=self.duration_s)
            self._state = PlayState.PLAYING
        elif self._state is PlayState.ENDED:
            self.seek(0.0)
            self.play()

    def pause(self) -> None:
        """Pause picture and sound."""
        self._play_when_open = False
        if self._state is not PlayState.PLAYING:
            return
        self._at_s = self._pacer.position_s
        self._pacer.stop()
        self._state = PlayState.PAUSED

    def seek(self, position_s: float) -> None:
        """Seek, playing or paused as before; after the end it is paused there."""
        if self._state in {PlayState.OPENING, PlayState.FAILED}:
            return
        self._at_s = min(max(position_s, 0.0), self.duration_s or position_s)
        self._decoding.go(self._at_s)
        if self._state is PlayState.PLAYING:
            self._pacer.run(self._at_s, loop=self._loop, length_s=self.duration_s)
        elif self._state is PlayState.ENDED:
            self._state = PlayState.PAUSED

    def step(self, seconds: float) -> None:
        """Skip forward or back (negative) by some seconds, within the film."""
        self.seek(self.position_s + seconds)

    def frame(self) -> FilmFrame | None:
        """Return the picture that is due, None while the one shown is still right; call it before each drawing."""
        if self._state is PlayState.PLAYING:
            self._at_s = self._pacer.position_s
            if self.has_sound and not self._pacer.owns_sound:
                self.pause()
        due = self._decoding.due(self._at_s)
        if self._state is PlayState.OPENING and self.size:
            self._state = PlayState.PAUSED
            if self._play_when_open:
                self.play()
        self._settle()
        return due

    def wait(self, timeout_s: float) -> bool:
        """Wait until the picture that is due is decoded, or all are; return False after the timeout."""
        at_s = self._pacer.position_s if self._state is PlayState.PLAYING else self._at_s
        return self._decoding.wait(at_s, timeout_s)

    def close(self) -> None:
        """Stop the sound and free everything, within a second."""
        atexit.unregister(self.close)
        self._pacer.stop()
        self._decoding.close()

    def _playing_s(self) -> float | None:
        """Return the position while it plays; called in the decoder's thread."""
        return self._at_s if self._state is PlayState.PLAYING else None

    def _resting(self) -> bool:
        """Return whether it is paused at its beginning; called in the decoder's thread too."""
        waits = self._state in {PlayState.OPENING, PlayState.PAUSED} and not self._play_when_open
        return waits and not self._at_s

    def _learn(self, has_sound: bool) -> None:  # noqa: FBT001  a callback's only argument
        self._pacer.learn(has_sound=has_sound)

    def _within(self, position_s: float) -> float:
        if not self.duration_s:
            return position_s
        return position_s % self.duration_s if self._loop else min(position_s, self.duration_s)

    def _settle(self) -> None:
        """Update the state after the end, or after a failure in the thread."""
        if self.failure and not self.size:
            self._state = PlayState.FAILED
        elif self._state is PlayState.PLAYING and self._over():
            self._pacer.stop()
            self._state = PlayState.ENDED

    def _over(self) -> bool:
        if not self._decoding.over:
            return False
        if self.failure or self._pacer.sound_ended or not self.duration_s:
            return True
        return not self._loop and self._at_s >= self.duration_s
