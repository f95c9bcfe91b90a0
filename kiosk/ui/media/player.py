"""The media player: narration and ambient sound, with their state as properties for widgets."""

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
MIN_POLL_S = 0.005
Parts = tuple[tuple[int, Spoken], ...]
_log = logging.getLogger(__name__)


class MediaPlayer(EventDispatcher):
    """Plays one narration at a time and the ambient sound of the place; reports playback to the visit."""

    narration = StringProperty("")
    """The medium of the narration, "" for none."""
    state = StringProperty("idle")
    """idle | playing | paused"""
    second = NumericProperty(0)
    """Position of the narration in whole seconds."""
    progress = NumericProperty(0.0)
    """Position of the narration, 0 to 1; updated with each word and each second only, to avoid needless redraws."""
    part = NumericProperty(-1)
    """Index in `parts` of what is being spoken; -1 in a pause, or if unknown."""
    parts: Parts = ()
    """The spoken parts of the narration, each with the number of its cue; empty without a WebVTT file."""

    def __init__(
        self, exhibition: Exhibition, sound: SoundPlayer, send: Callable[[Event], None], prepared: Prepared
    ) -> None:
        """Take the content, the sound player, the receiver of events, and the prepared forms of the originals."""
        super().__init__()
        self.exhibition = exhibition
        self.sound = sound
        self.language = exhibition.settings.languages[0]
        self.caption_files = CaptionFiles()
        """Reads the captions of recordings and films."""
        self._caption_request: CaptionRequest | None = None
        self._send = send
        self._prepared = prepared
        self._polling: ClockEvent | None = None
        self._ambient: tuple[Path | None, Path | None] | None = None
        """The original of the ambient recording, and the file that is played for it."""
        self._lengths: dict[tuple[str, str], float | None] = {}

    def take(self, exhibition: Exhibition, prepared: Prepared) -> None:
        """Switch to other content; a recording that is not in it stops."""
        self.exhibition, self._prepared = exhibition, prepared
        self._forget_files()
        if self.narration and not self.has_narration(self.narration, self.language):
            self.stop_narration()

    def start(self) -> None:
        """Start to poll the sound device."""
        self._poll_again()

    def close(self) -> None:
        """Close the sound device."""
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None
        self.sound.close()

    def has_narration(self, medium: str, language: str) -> bool:
        """Return whether there is a recording in exactly this language; those in other languages are not offered."""
        found = self.exhibition.media.get(medium)
        return found is not None and language in found.files

    def narration_file(self, medium: str, language: str) -> Path | None:
        """Return the file to play for a recording in exactly this language, None if there is none."""
        if not self.has_narration(medium, language):
            return None
        return self._prepared.playable(self.exhibition.media[medium].files[language])

    def narration_length(self, medium: str, language: str) -> float | None:
        """Return the length of a recording in seconds, None if unknown."""
        key = (medium, language)
        if key not in self._lengths:
            path = self.narration_file(medium, language)
            self._lengths[key] = self.sound.length_s(path) if path else None
        return self._lengths[key]

    def toggle_narration(self, medium: str) -> None:
        """Play from the beginning, pause, or resume."""
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
        """Play from the beginning."""
        self.seek_narration(0.0)
        if self.state == "paused":
            self._resume()

    def step_narration(self, seconds: float) -> None:
        """Skip back (negative) or forward by some seconds, within the recording."""
        length_s = self.sound.narration.length_s
        if length_s:
            self.seek_narration((self.sound.narration.position_s + seconds) / length_s)

    def seek_narration(self, share: float) -> None:
        """Seek to another position, 0 to 1 of the recording, playing or paused as before."""
        channel = self.sound.narration
        if self.state != "idle" and channel.length_s:
            channel.seek(min(1.0, max(0.0, share)) * channel.length_s)
            self._follow()
            self._poll_again()

    def switch(self, language: str) -> None:
        """Switch the language: a narration that was playing restarts in it, or stops."""
        self.language = language
        if self.state == "idle":
            return
        if self.state == "playing" and self.has_narration(self.narration, language):
            self._play(self.narration)
        else:
            self.stop_narration()

    def stop_narration(self) -> None:
        """Stop the narration."""
        if self.state == "idle":
            return
        self.sound.narration.stop()
        self._reset()
        self._poll_again()
        self._send(PlaybackEnded(NARRATION))

    def silence(self) -> None:
        """Stop everything at once, and look up the files again for the next visitor."""
        self.sound.silence()
        self._reset()
        self._forget_files()

    def _forget_files(self) -> None:
        self._ambient = None
        self._lengths.clear()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        if self.sound.volume != volume:
            self.sound.volume = volume

    def play_ambient(self, place: Place) -> None:
        """Play the ambient sound of a place, with a crossfade from the previous one."""
        exhibit = self.exhibition.exhibits.get(place.exhibit or "")
        wanted = (exhibit.ambient if exhibit else None) or self.exhibition.settings.ambient
        medium = self.exhibition.media.get(wanted) if wanted else None
        original = medium.file(self.language) if medium else None
        if self._ambient is None or self._ambient[0] != original:
            self._ambient = (original, self._prepared.playable(original) if original else None)
        path, channel = self._ambient[1], self.sound.ambient
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
        self._reset()
        captions = self.exhibition.media[medium].captions.get(self.language)
        self._caption_request = self.caption_files.request(captions, self._take_parts) if captions else None
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

    def _reset(self) -> None:
        if self._caption_request is not None:
            self._caption_request.cancel()
            self._caption_request = None
        self.part = -1
        self.narration, self.state, self.second, self.progress, self.parts = "", "idle", 0, 0.0, ()

    def _poll(self, _dt: float) -> None:
        self._polling = None
        self.sound.poll()
        if self.state == "playing":
            self._follow()
            if self.sound.narration.state in (PlayState.ENDED, PlayState.FAILED, PlayState.IDLE):
                self._reset()
                self._send(PlaybackEnded(NARRATION))
        self._poll_again()

    def _follow(self) -> None:
        """Update the part that is being spoken, and the position."""
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
        """Return the seconds until another part is spoken."""
        if self.state != "playing" or not self.parts:
            return self.sound.poll_interval_s
        at_s = self.sound.narration.position_s
        number = bisect_right(self.parts, at_s, key=lambda part: part[1].start_s)
        ends = (self.parts[number - 1][1].end_s,) if number else ()
        starts = (self.parts[number][1].start_s,) if number < len(self.parts) else ()
        soon = [time_s - at_s for time_s in (*ends, *starts) if time_s > at_s]
        return max(MIN_POLL_S, min(soon, default=self.sound.poll_interval_s))
