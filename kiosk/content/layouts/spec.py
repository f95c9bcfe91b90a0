"""What a layout of a panel is: its keys, its media, its example, and the class that draws it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, get_type_hints

from kiosk.content.choices import MediumKind

Example = Callable[[Sequence[str]], Mapping[str, Any]]
"""From media to the keys that an example of the layout has beside `id`, `layout`, `title` and `body`."""


class PictureArea(NamedTuple):
    """The area of a picture, as shares of the width and the height of the screen above the bar."""

    wide: tuple[float, float]
    """On a wide screen."""
    upright: tuple[float, float]


class TourAction(NamedTuple):
    """What the tour does with the first panel of a layout."""

    words: str
    """What its picture then shows."""
    act: str
    """A function that takes the tour's guide, as `module:name`."""


def first_medium(media: Sequence[str]) -> Mapping[str, Any]:
    """Return the example of a layout that shows one medium, or none."""
    return {"media": media[0]} if media else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutSpec:
    """One layout. Its view is a class in a module of kiosk/ui/panels/, with a .kv file beside it."""

    name: str
    """Its value of the key `layout`."""
    words: str
    """What it shows, in a few words."""
    view: str
    """The class that draws it, as `module:name`; a subclass of kiosk.ui.panels.base.PanelBase."""
    needs: tuple[str, ...]
    """Keys that it cannot do without."""
    keys: type | None = None
    """A class that declares the keys which only this layout takes; each is an optional field of a panel."""
    media: tuple[MediumKind, ...] = (MediumKind.PICTURE, MediumKind.FILM)
    """The kinds of medium that the key `media` takes."""
    least_media: int = 0
    most_media: int | None = 1
    """None for any number."""
    picture_area: PictureArea | None = None
    """None for a layout without a picture, or with a film alone."""
    is_read: bool = False
    """Whether its body is what a visitor came for: it is then long enough to be read, and has a place in examples."""
    example: Example = first_medium
    example_media: int = 0
    """How many media its example needs."""
    tour: TourAction | None = None

    @property
    def own_keys(self) -> tuple[str, ...]:
        """The keys that only this layout takes."""
        return tuple(vars(self.keys)["__annotations__"]) if self.keys else ()

    @property
    def text_keys(self) -> tuple[str, ...]:
        """Those of its own keys that are texts by themselves: a spreadsheet has a column for each."""
        from kiosk.settings.fields import Text

        hints = get_type_hints(self.keys, include_extras=True) if self.keys else {}
        return tuple(key for key in self.own_keys if hints[key] == Text | None)

    @property
    def medium_words(self) -> str:
        """What the key `media` takes, in words: a picture or film."""
        return " or ".join(self.media)

    @property
    def is_film(self) -> bool:
        """Whether it shows a film and nothing else."""
        return self.media == (MediumKind.FILM,)

    @property
    def is_single_picture(self) -> bool:
        """Whether it shows one picture, and nothing on it."""
        return bool(self.picture_area) and self.needs == ("media",) and self.most_media == 1
