"""What sounds: narration, ambient sound and the film at hand, as properties that widgets can show."""

import logging
from collections.abc import Callable
from pathlib import Path

from kivy.clock import Clock, ClockEvent
from kivy.event import EventDispatcher
from kivy.properties import NumericProperty, StringProperty

from kiosk.content.model import Exhibition
from kiosk.content.prepared import Prepared
from kiosk.playback import PlayState, SoundPlayer
from kiosk.visit.events import Event, PlaybackEnded, PlaybackStarted
from kiosk.visit.state import Place

NARRATION = "narration"
_log = logging.getLogger(__name__)


class Media(EventDispatcher):
    """Plays one narration at a time and the ambient sound of the place; tells the visit what plays."""

    narration = StringProperty("")
    """The medium that is being read out, "" for none."""
    state = StringProperty("idle")
    """idle | playing | paused"""
    second = NumericProperty(0)
    """How far the narration is, in whole seconds."""

    def __init__(
        self, exhibition: Exhibition, sound: SoundPlayer, send: Callable[[Event], None], prepared: Prepared
    ) -> None:
        """Take what may be played, what plays it, where events go, and what stands for the originals."""
        super().__init__()
        self.exhibition = exhibition
        self.sound = sound
        self.language = exhibition.settings.languages[0]
        self._send = send
        self._prepared = prepared
        self._polling: ClockEvent | None = None

    def start(self) -> None:
        """Begin to listen to the device."""
        self._poll_again()

    def close(self) -> None:
        """Let the device go."""
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None
        self.sound.close()

    def narration_file(self, medium: str, language: str) -> Path | None:
        """Give the recording in just this language; another language's is not offered."""
        found = self.exhibition.media.get(medium)
        path = found.files.get(language) if found else None
        return self._prepared.playable(path) if path else None

    def narration_length(self, medium: str, language: str) -> float | None:
        """Seconds that a recording takes, where it says so."""
        path = self.narration_file(medium, language)
        return self.sound.length_s(path) if path else None

    def toggle_narration(self, medium: str) -> None:
        """Play from the beginning, pause, or go on."""
        channel = self.sound.narration
        if self.narration != medium or self.state == "idle":
            self._play(medium)
        elif self.state == "playing":
            channel.pause()
            self.state = "paused"
            self._send(PlaybackEnded(NARRATION))
        else:
            channel.resume()
            self.state = "playing"
            self._send(PlaybackStarted(NARRATION, medium))
        self._poll_again()

    def switch(self, language: str) -> None:
        """Go on in another language: what was being read out begins again in it, or falls silent."""
        self.language = language
        if self.state == "idle":
            return
        if self.state == "playing" and self.narration_file(self.narration, language):
            self._play(self.narration)
        else:
            self.stop_narration()

    def stop_narration(self) -> None:
        """Fall silent."""
        if self.state == "idle":
            return
        self.sound.narration.stop()
        self.narration, self.state, self.second = "", "idle", 0
        self._send(PlaybackEnded(NARRATION))

    def silence(self) -> None:
        """Stop everything at once."""
        self.sound.silence()
        self.narration, self.state, self.second = "", "idle", 0

    def set_volume(self, volume: float) -> None:
        """Take over the visitor's volume, 0 to 1."""
        if self.sound.volume != volume:
            self.sound.volume = volume

    def surround(self, place: Place) -> None:
        """Let the ambient sound of a place be heard, fading from that of the last one."""
        exhibit = self.exhibition.exhibits.get(place.exhibit or "")
        wanted = (exhibit.ambient if exhibit else None) or self.exhibition.settings.ambient
        medium = self.exhibition.media.get(wanted) if wanted else None
        original = medium.file(self.language) if medium else None
        path = self._prepared.playable(original) if original else None
        channel = self.sound.ambient
        if path is None:
            channel.stop()
        elif channel.path != path or channel.state is not PlayState.PLAYING:
            channel.play(path, loop=True)
        self._poll_again()

    def _play(self, medium: str) -> None:
        path = self.narration_file(medium, self.language)
        if path is None:
            return
        self.sound.narration.play(path)
        self.narration, self.state, self.second = medium, "playing", 0
        self._send(PlaybackStarted(NARRATION, medium))

    def _poll(self, _dt: float) -> None:
        self._polling = None
        self.sound.poll()
        channel = self.sound.narration
        if self.state == "playing":
            self.second = int(channel.position_s)
            if channel.state in (PlayState.ENDED, PlayState.FAILED, PlayState.IDLE):
                self.narration, self.state, self.second = "", "idle", 0
                self._send(PlaybackEnded(NARRATION))
        self._poll_again()

    def _poll_again(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
        self._polling = Clock.schedule_once(self._poll, self.sound.poll_interval_s)
