"""Opens the audio device behind pygame's mixer without stopping the kiosk.

`pygame.mixer.init` opens the device while it holds Python's lock: a sound server or a driver that does not answer would
block the main loop as well. So the mixer is first opened on SDL's dummy driver, which is immediate; then the real
device replaces it by calls to SDL, during which Python's lock is released.
"""

import ctypes
from types import ModuleType

_DRIVER, _OVER_THE_ENVIRONMENT = b"SDL_AUDIODRIVER", 2
_SIGNED_16, _STEREO = 0x8010, 2


def open_device(mixer: ModuleType, rate: int, buffer: int) -> None:
    """Open the device for 16-bit stereo, with so many sample frames in the buffer. Raises RuntimeError without one.

    This may never return: call it in a thread that is never joined.
    """
    # Symbols are searched in the libraries of pygame's mixer: its own SDL, and not that of Kivy.
    sdl = ctypes.CDLL(mixer.__file__)
    sdl.SDL_GetError.restype = ctypes.c_char_p
    sdl.SDL_SetHintWithPriority(_DRIVER, b"dummy", _OVER_THE_ENVIRONMENT)
    try:
        mixer.init(frequency=rate, size=-16, channels=_STEREO, buffer=buffer, allowedchanges=0)
    finally:
        sdl.SDL_ResetHint(_DRIVER)
    sdl.Mix_CloseAudio()
    # The restart closes the dummy device first.
    opened = sdl.SDL_AudioInit(None) == 0
    opened = opened and sdl.Mix_OpenAudioDevice(rate, _SIGNED_16, _STEREO, buffer, None, 0) == 0
    if not opened:
        cause = sdl.SDL_GetError().decode(errors="replace")
        mixer.quit()
        raise RuntimeError(cause)
