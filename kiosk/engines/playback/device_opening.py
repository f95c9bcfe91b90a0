"""Opens the audio device behind pygame's mixer without stopping the kiosk.

`pygame.mixer.init` opens the device while it holds Python's lock: a sound server or a driver that does not answer would
stop the main loop as well. So the mixer begins on SDL's dummy driver, which is open at once; then the true device takes
its place by SDL's own calls, during which Python's lock is free.
"""

import ctypes
from types import ModuleType

_DRIVER, _OVER_THE_ENVIRONMENT = b"SDL_AUDIODRIVER", 2
_SIGNED_16, _STEREO = 0x8010, 2


def open_device(mixer: ModuleType, rate: int, buffer: int) -> None:
    """Open the device for stereo of 16 bits, with so many moments of sound in the buffer; RuntimeError without one.

    This may never return: to be called in a thread that nobody waits for.
    """
    # Names are looked for in all that pygame's mixer was linked with: its own SDL, and not that of Kivy.
    sdl = ctypes.CDLL(mixer.__file__)
    sdl.SDL_GetError.restype = ctypes.c_char_p
    sdl.SDL_SetHintWithPriority(_DRIVER, b"dummy", _OVER_THE_ENVIRONMENT)
    try:
        mixer.init(frequency=rate, size=-16, channels=_STEREO, buffer=buffer, allowedchanges=0)
    finally:
        sdl.SDL_ResetHint(_DRIVER)
    sdl.Mix_CloseAudio()
    # What begins anew lets go of the dummy first.
    opened = sdl.SDL_AudioInit(None) == 0
    opened = opened and sdl.Mix_OpenAudioDevice(rate, _SIGNED_16, _STEREO, buffer, None, 0) == 0
    if not opened:
        cause = sdl.SDL_GetError().decode(errors="replace")
        mixer.quit()
        raise RuntimeError(cause)
