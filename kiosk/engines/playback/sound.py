"""Finds the audio device, and loads pygame, of which only the mixer is used."""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.engines.playback.api import Clock, Output
from kiosk.engines.playback.desk import Desk
from kiosk.engines.playback.null import NullOutput

if TYPE_CHECKING:
    from kiosk.engines.playback.mixer import MixerOutput

LOOK_S = 10.0
"""Seconds between two checks for a device that was added, removed or changed."""
RETRY_S = 120.0
"""Seconds until a device that failed to open is tried again, though nothing has changed."""
CLOSING_S = 5.0
"""Seconds that a lost device may take to close before another is opened."""
_NONE = "there is no audio device"

_log = logging.getLogger(__name__)


def open_sound(clock: Clock = time.monotonic) -> Desk:
    """Return a desk at once; until a device is found, at start or later, its sounds are silent."""
    return Desk(NullOutput(clock), clock, MixerDevice(clock))


class MixerDevice:
    """Finds the audio device, off the main thread, and notices when it is removed, added or changed."""

    def __init__(self, clock: Clock, look: Callable[[], str] | None = None) -> None:
        """Take a clock in seconds, and a function that names the present devices."""
        self._clock = clock
        self._look = look or devices_present
        self._present = ""
        self._look_at = self._retry_at = clock()
        self._opening: threading.Thread | None = None
        self._found: MixerOutput | None = None
        self._handing_over = threading.Lock()
        self._closed = False
        self._last: MixerOutput | None = None
        self._sounding = False
        self._trouble = ""

    def change(self, *, quiet: bool) -> Output | None:
        """Return an output that has been found, or a silent one in place of a lost one."""
        if self._opening:
            return self._opened()
        now = self._clock()
        if now < self._look_at:
            return None
        self._look_at = now + LOOK_S
        present = self._look()
        if self._sounding and present != self._present and (quiet or not present):
            return self._lost()
        if not present:
            self._complain(_NONE)
        if not self._sounding and present and quiet and (present != self._present or now >= self._retry_at):
            self._present, self._retry_at = present, now + RETRY_S
            _log.info("opening sound")
            self._opening = threading.Thread(target=self._open, name="kiosk-audio-device", daemon=True)
            self._opening.start()
        return None

    def close(self) -> None:
        """Stop searching. Does not wait for a device that is opening, which may never end: its thread closes it."""
        with self._handing_over:
            self._closed = True
            found, self._found = self._found, None
        if found:
            found.close()

    def _lost(self) -> Output:
        _log.warning("the audio device is gone or has changed; silent until one is found")
        self._sounding, self._present, self._trouble = False, "", _NONE
        self._look_at = self._clock()
        return NullOutput(self._clock)

    def _complain(self, cause: str) -> None:
        """Log why there is no sound, when that has changed."""
        if cause != self._trouble:
            self._trouble = cause
            _log.warning("no sound: %s; silent until one can be opened", cause)

    def _opened(self) -> Output | None:
        if self._opening is None or self._opening.is_alive():
            return None
        self._opening = None
        with self._handing_over:
            found, self._found = self._found, None
        self._sounding = found is not None
        return found

    def _open(self) -> None:
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        try:
            from pygame import mixer

            from kiosk.engines.playback.device_opening import open_device
            from kiosk.engines.playback.downmix import RATE
            from kiosk.engines.playback.mixer import BUFFER, VOICES, MixerOutput

            if self._last and not self._last.wait_closed(CLOSING_S):
                return
            open_device(mixer, RATE, BUFFER)
            mixer.set_num_channels(VOICES)
        except (ImportError, RuntimeError) as error:  # pygame.error is a RuntimeError
            self._complain(str(error))
            return
        name = self._present.splitlines()[0]
        _log.info("sound through %s", name)
        self._trouble = ""
        self._last = output = MixerOutput(mixer, name)
        with self._handing_over:
            if not self._closed:
                self._found = output
        if self._closed:
            output.close()


def devices_present() -> str:
    """Return the names of the audio devices, one on each line, empty when there is none.

    It asks the kernel and looks for a sound server's socket: the sound library would write a dozen lines to the log
    each time it finds nothing.
    """
    driver = os.environ.get("SDL_AUDIODRIVER", "")
    if driver:
        return driver
    found = []
    with contextlib.suppress(OSError):
        lines = Path("/proc/asound/pcm").read_text(encoding="utf-8", errors="replace").splitlines()
        found = [line.split(": ")[1] for line in lines if "playback" in line and ": " in line]
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    if os.environ.get("PULSE_SERVER") or Path(runtime, "pulse", "native").exists():
        found.append("the sound server")
    return "\n".join(found)
