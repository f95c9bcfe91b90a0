"""Who signs beside a film: which sign languages there are, and where the two pictures stand."""

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
"""Of the stage: the most that the small picture takes."""
ASPECT = 16 / 9
"""Of a film of which nothing is known yet."""


class SignPill(Pill):
    """Brings who signs, or sends them away; named after the sign language."""

    tag = StringProperty("")
    on = BooleanProperty(False)
    several = BooleanProperty(False)
    """Whether there are others, so that the icon alone would not tell them apart."""

    def name(self, tag: str, words: Words) -> str:
        """Name the sign language."""
        return sign_language_name(tag, words) if tag else ""


class SwapPill(Pill):
    """Lets film and interpreter change places."""

    view = ObjectProperty(None, rebind=True)
    """The film's view."""


@dataclass(frozen=True)
class FilmWithSigner:
    """The room above a film's controls, as two pictures share it."""

    box: Box
    gap: int
    """Between the small picture and the edges."""
    rtl: bool = False
    caption_top: int = 0
    """Up to where a caption stands; the small picture stays above it."""

    def small(self, size: tuple[int, int] | None) -> Box:
        """Return the place of the small picture, in the upper corner where reading ends; `size` is that of its film."""
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
