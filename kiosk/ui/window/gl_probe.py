"""A probe that draws in a hidden window, to find out whether OpenGL works and which renderer it has."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.ui.window.window import WindowOptions, prepare

_SIZE = (320, 320)
_COLOUR = (200, 40, 120)
_TOLERANCE = 3


@dataclass(frozen=True, slots=True)
class ProbePicture:
    """The result of the probe."""

    renderer: str
    """The name of the graphics card, or of the software renderer."""
    version: str
    right: bool
    """Whether the pixel that was read back has the colour that was drawn."""


def draw(state: Path) -> ProbePicture:
    """Open a hidden window, fill it and read it back; once per process. Raises KioskError if there is no OpenGL."""
    prepare(WindowOptions(windowed=True, size=_SIZE), state)
    from kivy.config import Config

    Config.set("graphics", "window_state", "hidden")
    from kivy.core.window import Window

    if Window is None:
        raise KioskError("no window can be opened, or there is no OpenGL 2.0 in it")
    from kivy.graphics.cgl import cgl_get_backend_name
    from kivy.graphics.opengl import (
        GL_COLOR_BUFFER_BIT,
        GL_RENDERER,
        GL_RGBA,
        GL_UNSIGNED_BYTE,
        GL_VERSION,
        glClear,
        glClearColor,
        glGetString,
        glReadPixels,
    )

    glClearColor(*(part / 255 for part in _COLOUR), 1.0)
    glClear(GL_COLOR_BUFFER_BIT)
    pixel = glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)
    right = all(abs(read - drawn) <= _TOLERANCE for read, drawn in zip(pixel[:3], _COLOUR, strict=True))
    names = [bytes(glGetString(what)).decode("utf-8", "replace") for what in (GL_RENDERER, GL_VERSION)]
    return ProbePicture(names[0] or cgl_get_backend_name(), names[1], right)
