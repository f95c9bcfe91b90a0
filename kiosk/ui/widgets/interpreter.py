"""Sign language interpreters beside films: their buttons, and the places of the two pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.content.model import Medium
from kiosk.i18n.catalogues import Words
from kiosk.i18n.sign_languages import sign_language_name
from kiosk.ui import kv
from kiosk.ui.widgets.button import Pill

Box = tuple[int, int, int, int]
"""Left, bottom, width and height in pixels."""
SMALL_WIDTH, SMALL_HEIGHT = 0.3, 0.46
"""Maximum share of the area that the small picture takes."""
ASPECT = 16 / 9
"""The aspect ratio of a film until its own is known."""


class SignPill(Pill):
    """Shows or hides the interpreter; named after the sign language."""

    tag = StringProperty("")
    on = BooleanProperty(False)
    several = BooleanProperty(False)
    """Whether there are several, so that the icon alone is ambiguous."""

    def name(self, tag: str, words: Words) -> str:
        """Return the name of the sign language."""
        return sign_language_name(tag, words) if tag else ""


class SwapPill(Pill):
    """Swaps the places of film and interpreter."""

    view = ObjectProperty(None, rebind=True)
    """The film's view."""


@dataclass(frozen=True)
class FilmWithSigner:
    """The layout of two pictures in the area above a film's controls."""

    box: Box
    gap: int
    """Gap in pixels between the small picture and the edges."""
    rtl: bool = False
    caption_top: int = 0
    """Top edge of the caption; the small picture stays above it."""

    def small(self, size: tuple[int, int] | None) -> Box:
        """Return the box of the small picture, in the upper corner at the end of the line, for a film of `size`."""
        left, bottom, width, height = self.box
        aspect = size[0] / size[1] if size and min(size) > 0 else ASPECT
        room = min(height * SMALL_HEIGHT, bottom + height - 2 * self.gap - max(bottom, self.caption_top))
        wide = max(1.0, min(width * SMALL_WIDTH, room * aspect))
        tall = wide / aspect
        x = left + self.gap if self.rtl else left + width - self.gap - wide
        return round(x), round(bottom + height - self.gap - tall), round(wide), round(tall)


def signed_files(medium: Medium | None) -> Mapping[str, Path]:
    """Return the films in sign language that go with a film, by the tag of the language."""
    return medium.sign_language if medium else {}


kv.load(__file__)
