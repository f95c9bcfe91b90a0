"""The null twins of sound and film: a silent sound has the same length and events as a real one."""

import time

from kiosk.engines.playback.api import Clock, FilmFrame, Output, PlayState, Take
from kiosk.engines.playback.desk import Desk
from kiosk.engines.playback.durations import duration_s


class NullVoice:
    """A voice that only counts the seconds of a sound."""

    def __init__(self, take: Take, clock: Clock) -> None:
        """Take what would play, and a clock in seconds."""
        self._clock = clock
        self._loop = take.loop
        self._length_s = take.length_s or duration_s(take.path)
        self._position_s = take.start_s
        self._since: float | None = clock()
        self.failure = "" if self._length_s else "it is missing, or not a sound"

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the file, growing over all loops."""
        running_s = 0.0 if self._since is None else self._clock() - self._since
        position_s = self._position_s + running_s
        return position_s if self._loop or self._length_s is None else min(position_s, self._length_s)

    @property
    def state(self) -> PlayState:
        """Whether it would play."""
        if self._length_s is None:
            return PlayState.FAILED
        if not self._loop and self.position_s >= self._length_s:
            return PlayState.ENDED
        return PlayState.PAUSED if self._since is None else PlayState.PLAYING

    def set_gain(self, gain: float) -> None:
        """Ignore the amplitude."""

    def pause(self) -> None:
        """Stop counting."""
        self._position_s, self._since = self.position_s, None

    def resume(self) -> None:
        """Resume counting."""
        if self._since is None:
            self._since = self._clock()

    def stop(self) -> None:
        """Stop counting."""
        self.pause()


class NullOutput:
    """The output without an audio device."""

    name = None

    def __init__(self, clock: Clock) -> None:
        """Take a clock in seconds, by which its voices count."""
        self._clock = clock

    def voice(self, take: Take, gain: float) -> NullVoice:
        """Begin to count."""
        return NullVoice(take, self._clock)

    def close(self) -> None:
        """Do nothing."""


def null_sound(clock: Clock = time.monotonic) -> Desk:
    """Return a desk whose sounds are silent and take their time."""
    output: Output = NullOutput(clock)
    return Desk(output, clock)


class NullFilm:
    """A film without pictures, only with a reason: safe mode, or no film named. A `FilmPlayer`."""

    state = PlayState.FAILED
    size: tuple[int, int] | None = None
    duration_s: float | None = None
    position_s = 0.0
    has_sound = False
    pending = False

    def __init__(self, reason: str) -> None:
        """Take the reason why there is nothing to show."""
        self.failure = reason

    def fit(self, width: int, height: int) -> None:
        """Do nothing."""

    def frame(self) -> FilmFrame | None:
        """Return None."""
        return None

    def wait(self, timeout_s: float) -> bool:
        """Return at once."""
        return True

    def play(self) -> None:
        """Do nothing."""

    def pause(self) -> None:
        """Do nothing."""

    def seek(self, position_s: float) -> None:
        """Do nothing."""

    def step(self, seconds: float) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
