"""Sound that nobody hears: it takes as long as the real one and ends as it does."""

import time

from kiosk.engines.playback.api import Clock, FilmFrame, Output, PlayState, Take
from kiosk.engines.playback.desk import Desk
from kiosk.engines.playback.durations import duration_s


class NullVoice:
    """Counts the seconds that a sound would take."""

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
        """Seconds since the beginning of the file, growing over the loops."""
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
        """Nothing is heard at any gain."""

    def pause(self) -> None:
        """Stop counting."""
        self._position_s, self._since = self.position_s, None

    def resume(self) -> None:
        """Count again."""
        if self._since is None:
            self._since = self._clock()

    def stop(self) -> None:
        """Stop counting."""
        self.pause()


class NullOutput:
    """The output of a kiosk without an audio device."""

    name = None

    def __init__(self, clock: Clock) -> None:
        """Take a clock in seconds, by which its voices count."""
        self._clock = clock

    def voice(self, take: Take, gain: float) -> NullVoice:
        """Begin to count."""
        return NullVoice(take, self._clock)

    def close(self) -> None:
        """It holds nothing."""


def null_sound(clock: Clock = time.monotonic) -> Desk:
    """Return a desk whose sounds take their time and are not heard."""
    output: Output = NullOutput(clock)
    return Desk(output, clock)


class NullFilm:
    """A film that has nothing to show, only a reason: safe mode, or no film named. A `FilmPlayer`."""

    state = PlayState.FAILED
    size: tuple[int, int] | None = None
    duration_s: float | None = None
    position_s = 0.0
    has_sound = False
    pending = False

    def __init__(self, reason: str) -> None:
        """Take why there is nothing to show."""
        self.failure = reason

    def fit(self, width: int, height: int) -> None:
        """There is nothing to fit."""

    def frame(self) -> FilmFrame | None:
        """Return None: there never is a picture."""
        return None

    def wait(self, timeout_s: float) -> bool:
        """There is nothing to wait for."""
        return True

    def play(self) -> None:
        """There is nothing to play."""

    def pause(self) -> None:
        """There is nothing to pause."""

    def seek(self, position_s: float) -> None:
        """There is nowhere to go."""

    def step(self, seconds: float) -> None:
        """There is nowhere to go."""

    def close(self) -> None:
        """It holds nothing."""
