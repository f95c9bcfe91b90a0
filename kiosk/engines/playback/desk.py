"""The mixer desk: four channels, one volume, ducking and fades, on any output."""

from dataclasses import replace
from pathlib import Path

from kiosk.engines.playback.api import (
    AudioDevice,
    Clock,
    Output,
    PlayState,
    SoundEnded,
    SoundEvent,
    SoundFailed,
    Take,
    Voice,
)
from kiosk.engines.playback.durations import duration_s
from kiosk.engines.playback.log_once import complain

DUCKED = 0.25
"""The amplitude of ambient sound under narration or a film, as a share: -12 dB."""
DUCK_S = 0.4
FADE_S = 1.2
LONGEST_STEP_S = 0.1


class Ramp:
    """A value that moves linearly to its target."""

    def __init__(self, value: float, per_s: float) -> None:
        """Take the initial value, and the change in a second."""
        self.value = self.target = value
        self._per_s = per_s

    @property
    def moving(self) -> bool:
        """Whether it has not reached its target yet."""
        return self.value != self.target

    def advance(self, seconds: float) -> None:
        """Advance by some seconds."""
        step = self._per_s * seconds
        if self.value < self.target:
            self.value = min(self.value + step, self.target)
        else:
            self.value = max(self.value - step, self.target)


class ChannelStrip:
    """One channel of the desk; a `SoundChannel`."""

    def __init__(self, name: str, desk: "Desk") -> None:
        """Take the channel's name, and the desk that it is part of."""
        self.name = name
        self._desk = desk
        self._take: Take | None = None
        self._voice: Voice | None = None
        self._told = False

    @property
    def path(self) -> Path | None:
        """The sound of the last `play`, None after `stop`."""
        return self._take.path if self._take else None

    @property
    def state(self) -> PlayState:
        """The present state."""
        return self._voice.state if self._voice else PlayState.IDLE

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the file, growing over all loops."""
        return self._voice.position_s if self._voice else 0.0

    @property
    def length_s(self) -> float | None:
        """Seconds of one pass, None if unknown."""
        return (self._take.length_s or duration_s(self._take.path)) if self._take else None

    @property
    def gain(self) -> float:
        """The amplitude of this channel, from 0 to 1."""
        return self._desk.gain

    def play(self, path: Path, *, loop: bool = False, start_s: float = 0.0, length_s: float | None = None) -> None:
        """Play a file, and stop what played."""
        self.stop()
        self._begin(Take(path, loop, max(start_s, 0.0), length_s))

    def pause(self) -> None:
        """Pause."""
        if self._voice and self.state is PlayState.PLAYING:
            self._voice.pause()

    def resume(self) -> None:
        """Resume after a pause."""
        if self._voice and self.state is PlayState.PAUSED:
            self._voice.resume()

    def seek(self, position_s: float) -> None:
        """Seek, playing or paused as before; after the end it plays again."""
        if self._take is None or self.state is PlayState.FAILED:
            return
        paused = self.state is PlayState.PAUSED
        if self._voice:
            self._voice.stop()
        self._begin(replace(self._take, start_s=max(position_s, 0.0)))
        if paused:
            self.pause()

    def stop(self) -> None:
        """Stop, and forget what played."""
        self.cut()

    def cut(self) -> None:
        """Stop without a fade."""
        if self._voice:
            self._voice.stop()
        self._voice = self._take = None

    def advance(self, seconds: float) -> None:
        """Update the gain; `seconds` have passed."""
        if self._voice:
            self._voice.set_gain(self.gain)

    def happened(self) -> SoundEvent | None:
        """Return the end or the failure of the sound as an event, once."""
        if self._take is None or self._told:
            return None
        if self.state is PlayState.ENDED:
            self._told = True
            return SoundEnded(self.name, self._take.path)
        if self._voice and self.state is PlayState.FAILED:
            self._told = True
            complain(self._take.path, "played", self._voice.failure)
            return SoundFailed(self.name, self._take.path, self._voice.failure)
        return None

    def move(self) -> None:
        """Continue at the same position on the desk's present output."""
        if self._take and self._voice and self.state in {PlayState.PLAYING, PlayState.PAUSED}:
            self.seek(self._voice.position_s)

    def _begin(self, take: Take) -> None:
        self._take, self._told = take, False
        self._voice = self._desk.output.voice(take, self.gain)


class AmbientStrip(ChannelStrip):
    """The channel of ambient sound: it cross-fades, and is ducked under the others."""

    def __init__(self, name: str, desk: "Desk") -> None:
        """Take the channel's name, and the desk that it is part of."""
        super().__init__(name, desk)
        self._fade = Ramp(0.0, 1 / FADE_S)
        self._duck = Ramp(1.0, (1 - DUCKED) / DUCK_S)
        self._leaving: list[tuple[Voice, Ramp]] = []

    @property
    def gain(self) -> float:
        """The amplitude after fade and duck."""
        return self._desk.gain * self._fade.value * self._duck.value

    @property
    def fading(self) -> bool:
        """Whether a fade or duck is still in progress."""
        return bool(self._voice and self._fade.moving) or self._duck.moving or bool(self._leaving)

    def play(self, path: Path, *, loop: bool = False, start_s: float = 0.0, length_s: float | None = None) -> None:
        """Cross-fade to a file; one that already plays continues."""
        if path == self.path and self.state in {PlayState.PLAYING, PlayState.PAUSED}:
            self.resume()
            return
        super().play(path, loop=loop, start_s=start_s, length_s=length_s)

    def stop(self) -> None:
        """Fade out."""
        if self._voice:
            self._fade.target = 0.0
            self._leaving.append((self._voice, self._fade))
        self._voice = self._take = None
        self._fade = Ramp(0.0, 1 / FADE_S)
        self._fade.target = 1.0

    def cut(self) -> None:
        """Stop without a fade, including what is fading out."""
        for voice, _fade in self._leaving:
            voice.stop()
        self._leaving.clear()
        super().cut()

    def duck(self, *, under: bool) -> None:
        """Duck under another sound, or end that."""
        self._duck.target = DUCKED if under else 1.0

    def advance(self, seconds: float) -> None:
        """Advance the fades and set the gains."""
        self._duck.advance(seconds)
        if self._voice:
            self._fade.advance(seconds)
        for voice, fade in self._leaving:
            fade.advance(seconds)
            voice.set_gain(self._desk.gain * fade.value * self._duck.value)
            if not fade.value:
                voice.stop()
        self._leaving = [(voice, fade) for voice, fade in self._leaving if fade.value]
        super().advance(seconds)

    def move(self) -> None:
        """Go on from the same place on the desk's present output; what was fading out is dropped."""
        for voice, _fade in self._leaving:
            voice.stop()
        self._leaving.clear()
        super().move()


class Desk:
    """All sound of the kiosk; a `SoundPlayer`. Call it from one thread."""

    def __init__(self, output: Output, clock: Clock, device: AudioDevice | None = None) -> None:
        """Take the output, a clock in seconds, and an optional finder of other outputs."""
        self.output = output
        self._clock = clock
        self._device = device
        self._volume = 1.0
        self._advanced = clock()
        self.narration = ChannelStrip("narration", self)
        self.ambient = AmbientStrip("ambient", self)
        self.film = ChannelStrip("film", self)
        self.speech = ChannelStrip("speech", self)
        self._strips: tuple[ChannelStrip, ...] = (self.narration, self.ambient, self.film, self.speech)

    @property
    def device(self) -> str | None:
        """The name of the audio device, None when there is none."""
        return self.output.name

    @property
    def volume(self) -> float:
        """The perceived volume, from 0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)
        for strip in self._strips:
            strip.advance(0.0)

    @property
    def gain(self) -> float:
        """The amplitude of the volume: its square, which is close to perceived loudness."""
        return self._volume**2

    @property
    def poll_interval_s(self) -> float:
        """How soon `poll` should be called again."""
        if self.ambient.fading:
            return 1 / 30
        return 0.1 if any(strip.state is PlayState.PLAYING for strip in self._strips) else 0.5

    def poll(self) -> tuple[SoundEvent, ...]:
        """Advance the fades, check the device, and return the events since the last call."""
        now = self._clock()
        # A fade that starts after a pause between polls must not jump.
        seconds, self._advanced = min(now - self._advanced, LONGEST_STEP_S), now
        # Set the duck's target before the fades advance, so that a narration that started since the last poll counts.
        self.ambient.duck(under=self._foreground)
        for strip in self._strips:
            strip.advance(seconds)
        self._look_after_device()
        return tuple(event for strip in self._strips if (event := strip.happened()))

    def silence(self) -> None:
        """Stop every channel at once, without fades or events."""
        for strip in self._strips:
            strip.cut()

    def length_s(self, path: Path) -> float | None:
        """Return the seconds of a sound file, without decoding it; None when unknown."""
        return duration_s(path)

    def close(self) -> None:
        """Stop everything and free the device."""
        self.silence()
        self.output.close()
        if self._device:
            self._device.close()

    @property
    def _foreground(self) -> bool:
        """Whether anything but ambient sound plays."""
        return any(strip.state is PlayState.PLAYING for strip in (self.narration, self.film, self.speech))

    def _look_after_device(self) -> None:
        if self._device is None:
            return
        output = self._device.change(quiet=not self._foreground)
        if output is None:
            return
        old, self.output = self.output, output
        for strip in self._strips:
            strip.move()
        old.close()
