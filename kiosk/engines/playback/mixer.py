"""Voices on pygame's mixer, which is a parameter.

Sounds are decoded while they play, in pieces of under two seconds, whatever their length or format. A piece is a whole
number of the mixer's buffers, because the mixer starts a queued piece at the next buffer: so there is no gap.
"""

import atexit
import threading
import time
from types import ModuleType

from kiosk.engines.playback.api import PlayState, Take, UnreadableError
from kiosk.engines.playback.downmix import RATE
from kiosk.engines.playback.media_reader import FRAME_BYTES, SoundReader

BUFFER = 1024
"""Sample frames in the mixer's buffer: 21 ms, so that a stop takes effect within 100 ms."""
PIECE = 64 * BUFFER
FIRST_PIECE = 8 * BUFFER
VOICES = 8
_FEED_S = 0.04


class MixerVoice:
    """One sound on one channel of the mixer, fed by the output's thread."""

    def __init__(self, mixer: ModuleType, number: int, take: Take, gain: float) -> None:
        """Take pygame's mixer, the number of a channel of it, what to play, and the amplitude from 0 to 1."""
        self._mixer, self._take = mixer, take
        self.number = number
        self._channel = mixer.Channel(number)
        self._lock = threading.Lock()
        self._reader: SoundReader | None = None
        self._state = PlayState.PLAYING
        self.failure = ""
        self._lengths_s: list[float] = []
        self._done_s = take.start_s
        self._begun: float | None = None
        self._seen = 0.0
        self._paused: float | None = None
        self._all_read = self._released = self.stopped = False
        self.set_gain(gain)

    @property
    def state(self) -> PlayState:
        """The present state."""
        return self._state

    @property
    def position_s(self) -> float:
        """Seconds that have been played, by the device's clock."""
        with self._lock:
            if self._begun is None or not self._lengths_s:
                return self._done_s
            now = time.monotonic() if self._paused is None else self._paused
            # What the mixer has taken is played about one buffer later.
            running_s = now - self._begun - BUFFER / RATE
            return self._done_s + min(max(running_s, 0.0), self._lengths_s[0])

    def set_gain(self, gain: float) -> None:
        """Set the amplitude, from 0 to 1."""
        with self._lock:
            if not self._released:
                self._channel.set_volume(gain)

    def pause(self) -> None:
        """Pause."""
        with self._lock:
            if self._state is PlayState.PLAYING:
                self._channel.pause()
                self._state, self._paused = PlayState.PAUSED, time.monotonic()

    def resume(self) -> None:
        """Resume after a pause."""
        with self._lock:
            if self._state is PlayState.PAUSED and self._paused is not None:
                waited_s = time.monotonic() - self._paused
                self._seen += waited_s
                if self._begun is not None:
                    self._begun += waited_s
                self._state, self._paused = PlayState.PLAYING, None
                self._channel.unpause()

    def stop(self) -> None:
        """Stop finally."""
        with self._lock:
            self.stopped = True
            self._silence()

    def feed(self) -> bool:
        """Feed the mixer; return whether the voice continues. Called by the output's thread only."""
        try:
            return self._fed()
        except UnreadableError as error:
            self._fail(str(error))
        except Exception as error:  # noqa: BLE001  A thread that dies would take every later sound with it.
            self._fail(f"{type(error).__name__}: {error}")
        return False

    def close(self) -> None:
        """Free the file and the channel, which then belongs to another voice. Called by the output's thread only."""
        with self._lock:
            self._released = True
        if self._reader:
            self._reader.close()
            self._reader = None

    def _fed(self) -> bool:
        if self.stopped:
            return False
        if self._reader is None:
            self._reader = SoundReader(self._take)
        self._note_progress()
        while self._wants_more():
            self._queue(self._reader.read(PIECE if self._lengths_s else FIRST_PIECE))
        return self._state is not PlayState.ENDED

    def _wants_more(self) -> bool:
        with self._lock:
            return not (self.stopped or self._all_read or self._paused is not None or len(self._lengths_s) > 1)

    def _queue(self, sound: bytes) -> None:
        with self._lock:
            self._all_read = not sound
            if not sound or self.stopped:
                return
            # `queue` on an idle channel plays at once, and unlike `play` keeps the channel's volume.
            self._channel.queue(self._mixer.Sound(buffer=sound))
            if self._paused is not None:
                self._channel.pause()
            if not self._lengths_s:
                self._begun = time.monotonic()
            self._lengths_s.append(len(sound) / FRAME_BYTES / RATE)

    def _note_progress(self) -> None:
        """Note when a piece ends, so that the position follows the device's clock and not the system's."""
        with self._lock:
            now = time.monotonic()
            if self._paused is not None or self.stopped:
                return
            if self._begun is not None:
                self._note_pieces(self._begun, now)
            # All may have been played before its end was read.
            if self._all_read and not self._lengths_s:
                self._state = PlayState.ENDED
            self._seen = now

    def _note_pieces(self, begun: float, now: float) -> None:
        if len(self._lengths_s) > 1 and self._channel.get_queue() is None:
            length_s = self._lengths_s.pop(0)
            self._done_s += length_s
            self._begun = min(max(begun + length_s, self._seen), now)
        if self._lengths_s and not self._channel.get_busy():
            self._done_s += sum(self._lengths_s)
            self._lengths_s.clear()
            self._begun = None

    def _fail(self, cause: str) -> None:
        with self._lock:
            self._silence()
            if not self.stopped:
                self._state, self.failure = PlayState.FAILED, cause

    def _silence(self) -> None:
        if self._released:
            return
        self._channel.set_volume(0.0)
        # The first stop would start the queued piece.
        self._channel.stop()
        self._channel.stop()


class MixerOutput:
    """An open audio device and the thread that feeds its voices."""

    def __init__(self, mixer: ModuleType, name: str) -> None:
        """Take pygame's mixer, opened, and the name of the device that it opened."""
        self.name: str | None = name
        self._mixer = mixer
        self._free = list(range(VOICES))
        self._voices: list[MixerVoice] = []
        self._wake = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._feed, name="kiosk-sound", daemon=True)
        self._thread.start()
        # The mixer's thread calls into Python, which would crash the process while Python shuts down.
        atexit.register(self.close)

    def voice(self, take: Take, gain: float) -> MixerVoice:
        """Start to play once the thread has decoded a first piece."""
        with self._wake:
            if not self._free:
                self._free.append(self._mixer.get_num_channels())
                self._mixer.set_num_channels(self._free[0] + 1)
            number = self._free.pop(0)
            voice = MixerVoice(self._mixer, number, take, gain)
            self._voices.append(voice)
            self._wake.notify()
            return voice

    def close(self) -> None:
        """Stop all voices and free the device."""
        atexit.unregister(self.close)
        with self._wake:
            self._closed = True
            self._wake.notify()
        self.wait_closed(0.5)

    def wait_closed(self, timeout_s: float) -> bool:
        """Wait for a device that is being closed; return whether it is. A lost device may hang."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _feed(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closed or self._voices)
                if self._closed:
                    break
                voices = tuple(self._voices)
            for voice in voices:
                if not voice.feed():
                    self._dismiss(voice)
            with self._wake:
                self._wake.wait(_FEED_S)
        for voice in self._voices:
            voice.stop()
            voice.close()
        self._mixer.quit()

    def _dismiss(self, voice: MixerVoice) -> None:
        voice.close()
        with self._wake:
            self._voices.remove(voice)
            self._free.append(voice.number)
