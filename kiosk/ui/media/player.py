"""What sounds: narration, ambient sound and the film at hand, as properties that widgets can show."""

import logging
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from kivy.clock import Clock, ClockEvent
from kivy.event import EventDispatcher
from kivy.properties import NumericProperty, StringProperty

from kiosk.content.model import Exhibition
from kiosk.content.prepared import Prepared
from kiosk.engines.playback import PlayState, SoundPlayer
from kiosk.engines.playback.captions import CaptionTrack, Spoken
from kiosk.ui.media.caption_files import CaptionFiles, CaptionRequest
from kiosk.visit.events import Event, PlaybackEnded, PlaybackStarted
from kiosk.visit.state import Place

NARRATION = "narration"
SOONEST_S = 0.005
Parts = tuple[tuple[int, Spoken], ...]
_log = logging.getLogger(__name__)


class MediaPlayer(EventDispatcher):
    """Plays one narration at a time and the ambient sound of the place; tells the visit what plays."""

    narration = StringProperty("")
    """The medium that is being read out, "" for none."""
    state = StringProperty("idle")
    """idle | playing | paused"""
    second = NumericProperty(0)
    """How far the narration is, in whole seconds."""
    progress = NumericProperty(0.0)
    """How far the narration is, 0 to 1; told with each word and each second, so that a rest between draws nothing."""
    part = NumericProperty(-1)
    """Which of `parts` is being spoken; -1 in a rest, and where nobody knows."""
    parts: Parts = ()
    """What the narration says and when, each with the number of its cue; empty where there is no WebVTT beside it."""

    def __init__(
        self, exhibition: Exhibition, sound: SoundPlayer, send: Callable[[Event], None], prepared: Prepared
    ) -> None:
        """Take what may be played, what plays it, where events go, and what stands for the originals."""
        super().__init__()
        self.exhibition = exhibition
        self.sound = sound
        self.language = exhibition.settings.languages[0]
        self.caption_files = CaptionFiles()
        """Reads what recordings and films say."""
        self._asked: CaptionRequest | None = None
        self._send = send
        self._prepared = prepared
        self._polling: ClockEvent | None = None
        self._around: tuple[Path | None, Path | None] | None = None
        """The recording that is to be heard around the visitor, and the file that stands for it."""
        self._lengths: dict[tuple[str, str], float | None] = {}

    def take(self, exhibition: Exhibition, prepared: Prepared) -> None:
        """Go on with other content; a recording that is not in it any more falls silent."""
        self.exhibition, self._prepared = exhibition, prepared
        self._forget_files()
        if self.narration and not self.has_narration(self.narration, self.language):
            self.stop_narration()

    def start(self) -> None:
        """Begin to listen to the device."""
        self._poll_again()

    def close(self) -> None:
        """Let the device go."""
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None
        self.sound.close()

    def has_narration(self, medium: str, language: str) -> bool:
        """Return whether there is a recording in just this language; another language's is not offered."""
        found = self.exhibition.media.get(medium)
        return found is not None and language in found.files

    def narration_file(self, medium: str, language: str) -> Path | None:
        """Return the file to play of a recording in just this language, None where there is no recording."""
        if not self.has_narration(medium, language):
            return None
        return self._prepared.playable(self.exhibition.media[medium].files[language])

    def narration_length(self, medium: str, language: str) -> float | None:
        """Seconds that a recording takes, where it says so."""
        key = (medium, language)
        if key not in self._lengths:
            path = self.narration_file(medium, language)
            self._lengths[key] = self.sound.length_s(path) if path else None
        return self._lengths[key]

    def toggle_narration(self, medium: str) -> None:
        """Play from the beginning, pause, or go on."""
        if self.narration != medium or self.state == "idle":
            self._play(medium)
        elif self.state == "playing":
            self.sound.narration.pause()
            self.state = "paused"
            self._send(PlaybackEnded(NARRATION))
        else:
            self._resume()
        self._poll_again()

    def replay_narration(self) -> None:
        """Begin again."""
        self.seek_narration(0.0)
        if self.state == "paused":
            self._resume()

    def step_narration(self, seconds: float) -> None:
        """Go back (negative) or on by some seconds, within the recording."""
        length_s = self.sound.narration.length_s
        if length_s:
            self.seek_narration((self.sound.narration.position_s + seconds) / length_s)

    def seek_narration(self, share: float) -> None:
        """Go on from another place, 0 to 1 of the recording, playing or paused as before."""
        channel = self.sound.narration
        if self.state != "idle" and channel.length_s:
            channel.seek(min(1.0, max(0.0, share)) * channel.length_s)
            self._follow()
            self._poll_again()

    def switch(self, language: str) -> None:
        """Go on in another language: what was being read out begins again in it, or falls silent."""
        self.language = language
        if self.state == "idle":
            return
        if self.state == "playing" and self.has_narration(self.narration, language):
            self._play(self.narration)
        else:
            self.stop_narration()

    def stop_narration(self) -> None:
        """Fall silent."""
        if self.state == "idle":
            return
        self.sound.narration.stop()
        self._rest()
        self._poll_again()
        self._send(PlaybackEnded(NARRATION))

    def silence(self) -> None:
        """Stop everything at once; what is prepared by then is found for the next visitor."""
        self.sound.silence()
        self._rest()
        self._forget_files()

    def _forget_files(self) -> None:
        self._around = None
        self._lengths.clear()

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
        if self._around is None or self._around[0] != original:
            self._around = (original, self._prepared.playable(original) if original else None)
        path, channel = self._around[1], self.sound.ambient
        if path is None and channel.path is not None:
            channel.stop()
            self._poll_again()
        elif path is not None and (channel.path != path or channel.state is not PlayState.PLAYING):
            channel.play(path, loop=True)
            self._poll_again()

    def _play(self, medium: str) -> None:
        path = self.narration_file(medium, self.language)
        if path is None:
            return
        self._rest()
        captions = self.exhibition.media[medium].captions.get(self.language)
        self._asked = self.caption_files.request(captions, self._take_parts) if captions else None
        self.sound.narration.play(path)
        self.narration, self.state = medium, "playing"
        self._poll_again()
        self._send(PlaybackStarted(NARRATION, medium))

    def _take_parts(self, track: CaptionTrack) -> None:
        self.parts = track.spoken()
        self._poll_again()

    def _resume(self) -> None:
        self.sound.narration.resume()
        self.state = "playing"
        self._send(PlaybackStarted(NARRATION, self.narration))

    def _rest(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        self.part = -1
        self.narration, self.state, self.second, self.progress, self.parts = "", "idle", 0, 0.0, ()

    def _poll(self, _dt: float) -> None:
        self._polling = None
        self.sound.poll()
        if self.state == "playing":
            self._follow()
            if self.sound.narration.state in (PlayState.ENDED, PlayState.FAILED, PlayState.IDLE):
                self._rest()
                self._send(PlaybackEnded(NARRATION))
        self._poll_again()

    def _follow(self) -> None:
        """Tell which words are spoken now, and how far the recording is."""
        channel = self.sound.narration
        at_s = channel.position_s
        part = bisect_right(self.parts, at_s, key=lambda part: part[1].start_s) - 1
        part = part if part >= 0 and at_s < self.parts[part][1].end_s else -1
        if (part, int(at_s)) != (self.part, self.second) or self.state == "paused":
            self.progress = min(1.0, at_s / channel.length_s) if channel.length_s else 0.0
        self.part, self.second = part, int(at_s)

    def _poll_again(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
        self._polling = Clock.schedule_once(self._poll, min(self.sound.poll_interval_s, self._until_next_s()))

    def _until_next_s(self) -> float:
        """Seconds until other words are spoken, or none."""
        if self.state != "playing" or not self.parts:
            return self.sound.poll_interval_s
        at_s = self.sound.narration.position_s
        number = bisect_right(self.parts, at_s, key=lambda part: part[1].start_s)
        ends = (self.parts[number - 1][1].end_s,) if number else ()
        starts = (self.parts[number][1].start_s,) if number < len(self.parts) else ()
        soon = [time_s - at_s for time_s in (*ends, *starts) if time_s > at_s]
        return max(SOONEST_S, min(soon, default=self.sound.poll_interval_s))
