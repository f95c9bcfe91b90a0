"""The window: the configuration of Kivy before its first import, and the size of the screen."""

import ctypes
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.ui.window.touch_screens import PROVIDER, have_mtdev, touch_screens

LAYOUT_SIZE = (1920, 1080)
_KIVY_LOG = logging.getLogger("kivy")
_follows = False


_SDL_HINTS = {
    # Grabbing the mouse grabs the keyboard as well: see lockdown.
    "SDL_GRAB_KEYBOARD": "1",
    # By default SDL minimizes a fullscreen window that has grabbed the keyboard.
    "SDL_ALLOW_ALT_TAB_WHILE_GRABBED": "0",
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
}
"""Hints to SDL (SDL_hints.h)."""


@dataclass(frozen=True)
class WindowOptions:
    """The options of the window."""

    windowed: bool = False
    """A movable window with a cursor, for curators; else the whole screen, without a way out."""
    size: tuple[int, int] | None = None
    """In pixels; None for the size of the screen, or of the layout if there is no screen."""


def prepare(options: WindowOptions, state: Path) -> None:
    """Configure Kivy for a kiosk; to be called before Kivy is imported. Its home is below `state`.

    Raises KioskError if there is no screen.
    """
    global _follows  # noqa: PLW0603  There is one window.
    if "kivy" in sys.modules:
        raise RuntimeError("Kivy is imported already")
    _follows = not options.windowed and options.size is None
    _isolate_kivy(state)
    from kivy.config import Config

    _KIVY_LOG.disabled = False
    _KIVY_LOG.setLevel(logging.WARNING)
    for section in ("modules", "input"):
        for key in list(Config[section]) if Config.has_section(section) else []:
            Config.remove_option(section, key)
    for key, value in _graphics(options).items():
        Config.set("graphics", key, str(value))
    for key, device in _inputs().items():
        Config.set("input", key, device)
    for key in ("exit_on_escape", "pause_on_minimize"):
        Config.set("kivy", key, "0")


def follows_screen() -> bool:
    """Return whether the window must fill the screen, also when its size changes."""
    return _follows


def _isolate_kivy(state: Path) -> None:
    """Keep Kivy from reading its arguments, files and variables, and from logging before its level is set."""
    os.environ.update(
        KIVY_NO_ARGS="1",
        KIVY_NO_ENV_CONFIG="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_NO_CONSOLELOG="1",
        KIVY_LOG_MODE="PYTHON",
        KIVY_HOME=str(state / "kivy"),
        KIVY_AUDIO="sdl2",
    )
    # Only Kivy's logger is disabled: until it is configured, Kivy logs only that, and it sets its level itself. The
    # content is being read meanwhile, and may log.
    _KIVY_LOG.disabled = True


def _graphics(options: WindowOptions) -> dict[str, int | str]:
    """Return Kivy's graphics settings; sets SDL's driver in the environment. Raises KioskError without a screen."""
    display = _x11_screen()
    driver = os.environ.get("SDL_VIDEODRIVER") or _driver(display)
    os.environ["SDL_VIDEODRIVER"] = driver
    os.environ.update(_SDL_HINTS)
    screen = None if options.windowed or driver != "x11" else display
    width, height = options.size or (screen.size if screen else LAYOUT_SIZE)
    # With a window manager only a fullscreen window covers its panels; without one, only size and position work.
    alone = screen is not None and not screen.managed
    sized = options.windowed or options.size or alone or driver == "offscreen"
    return {
        "width": width,
        "height": height,
        "fullscreen": "0" if sized else "auto",
        "borderless": int(not options.windowed),
        "position": "custom" if alone else "auto",
        "left": 0,
        "top": 0,
        "resizable": int(options.windowed),
        "show_cursor": int(options.windowed),
        "allow_screensaver": 0,
        "multisamples": 0,
        "vsync": 1,
        "maxfps": 60,
    }


def _inputs() -> dict[str, str]:
    """Return Kivy's input settings: the mouse, each touch screen, and one that may be plugged in later."""
    screens: list[Path | str] = [*touch_screens()]
    usable = [*screens, ""] if have_mtdev(quiet=not screens) else []
    touches = {f"touch{number}": f"{PROVIDER},{device}" for number, device in enumerate(usable)}
    return {"mouse": "mouse,disable_on_activity,disable_multitouch", **touches}


@dataclass(frozen=True)
class _Screen:
    size: tuple[int, int]
    managed: bool


def _driver(display: _Screen | None) -> str:
    """Return SDL's driver for the screen: its own choice may be invisible. Raises KioskError without a screen."""
    if display:
        return "x11"
    name = os.environ.get("DISPLAY")
    if name:
        raise KioskError(f"the screen {name}, which DISPLAY names, cannot be opened: is its X server running?")
    if any(Path("/dev/dri").glob("card*")):
        return "kmsdrm"
    raise KioskError("there is no screen here: no X server in DISPLAY, and no graphics card")


def _x11_screen() -> _Screen | None:
    """Return the X screen's size and whether a window manager runs (EWMH, _NET_SUPPORTING_WM_CHECK)."""
    if not os.environ.get("DISPLAY"):
        return None
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    try:
        handle = ctypes.c_void_p(display)
        screen = x11.XDefaultScreen(handle)
        size = (x11.XDisplayWidth(handle, screen), x11.XDisplayHeight(handle, screen))
        return _Screen(size, _managed(x11, handle))
    finally:
        x11.XCloseDisplay(ctypes.c_void_p(display))


def _managed(x11: ctypes.CDLL, display: ctypes.c_void_p) -> bool:
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XInternAtom.restype = ctypes.c_ulong
    atom = x11.XInternAtom(display, b"_NET_SUPPORTING_WM_CHECK", 0)
    kind, length, left = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
    form, data = ctypes.c_int(), ctypes.c_void_p()
    x11.XGetWindowProperty(
        display,
        ctypes.c_ulong(x11.XDefaultRootWindow(display)),
        ctypes.c_ulong(atom),
        ctypes.c_long(0),
        ctypes.c_long(1),
        0,
        ctypes.c_ulong(0),
        ctypes.byref(kind),
        ctypes.byref(form),
        ctypes.byref(length),
        ctypes.byref(left),
        ctypes.byref(data),
    )
    if data.value:
        x11.XFree(data)
    return length.value > 0


__all__ = ["LAYOUT_SIZE", "WindowOptions", "follows_screen", "prepare"]
