"""The position of a film: that of its sound where it has one, else by the clock."""

from pathlib import Path

from kiosk.engines.playback.api import Clock, FilmPlayer, PlayState, SoundPlayer


class FilmClock:
    """The time of one film; while it runs, the film's sound plays on the film channel."""

    def __init__(self, path: Path, sound: SoundPlayer, clock: Clock) -> None:
        """Take a film, the desk that plays its sound, and a clock in seconds, for a film without any."""
        self.has_sound = False
        self._path, self._channel, self._clock = path, sound.film, clock
        self._from_s = 0.0
        self._since: float | None = None

    def learn(self, *, has_sound: bool) -> None:
        """Learn whether the film has sound, once it is open."""
        self.has_sound = has_sound

    @property
    def owns_sound(self) -> bool:
        """Whether the film channel still plays this film: it may be stopped, or used by another film."""
        return self._channel.path == self._path

    @property
    def sound_ended(self) -> bool:
        """Whether the sound has played to its end, which is the film's."""
        return self.has_sound and self.owns_sound and self._channel.state is PlayState.ENDED

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the film; of a loop it goes on growing past the length."""
        if self.has_sound and self._since is not None and self.owns_sound:
            if self._channel.state is not PlayState.FAILED:
                self._from_s, self._since = self._channel.position_s, self._clock()
                return self._from_s
            # A film whose sound cannot be decoded continues without it.
            self.has_sound = False
        return self._from_s + (0.0 if self._since is None else self._clock() - self._since)

    def run(self, position_s: float, *, loop: bool, length_s: float | None) -> None:
        """Run from a position; the sound is made as long as the film, so that loops cannot drift."""
        self._from_s, self._since = position_s, self._clock()
        if self.has_sound:
            self._channel.play(self._path, loop=loop, start_s=position_s, length_s=length_s)

    def stop(self) -> None:
        """Pause the clock and the sound."""
        self._from_s, self._since = self.position_s, None
        if self.has_sound and self.owns_sound:
            self._channel.stop()


class Follower:
    """The time of a mute film that follows another one: sign language cannot drift from speech."""

    has_sound = owns_sound = sound_ended = False

    def __init__(self, leader: FilmPlayer) -> None:
        """Take the film to follow."""
        self._leader = leader

    def learn(self, *, has_sound: bool) -> None:
        """Ignore the sound of the film."""

    @property
    def position_s(self) -> float:
        """Seconds since the beginning, as of the leader's last frame."""
        return self._leader.position_s

    def run(self, position_s: float, *, loop: bool, length_s: float | None) -> None:
        """Do nothing: it runs when the leader does."""

    def stop(self) -> None:
        """Do nothing: it pauses when the leader does."""
