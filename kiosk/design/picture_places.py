"""How large the places of pictures are, on a wide and on an upright screen, in pixels of the 1080p design."""

from typing import NamedTuple

from kiosk.content.layouts.spec import LayoutSpec
from kiosk.design.bar import LEAST as BAR

LONG, SHORT = 1920, 1080


class PicturePlace(NamedTuple):
    """Where a picture stands, as shares of the screen above the bar; pictures fill their places."""

    wide: tuple[float, float]
    """Of the width and the height on a wide screen."""
    upright: tuple[float, float]
    whole: bool = False
    """Whether it has the screen without a bar."""

    def sizes(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return width and height on a wide and on an upright screen, in pixels."""
        bar = 0 if self.whole else BAR
        return (
            (self.wide[0] * LONG, self.wide[1] * (SHORT - bar)),
            (self.upright[0] * SHORT, self.upright[1] * (LONG - bar)),
        )


ATTRACT = PicturePlace((0.78, 1.0), (1.0, 0.56), whole=True)
CARD = PicturePlace((0.3, 0.5), (0.9, 0.3))
FIRST_TILE, OTHER_TILE = PicturePlace((0.39, 0.75), (0.91, 0.4)), PicturePlace((0.28, 0.36), (0.45, 0.26))


def of_layout(spec: LayoutSpec) -> PicturePlace | None:
    """Return where a layout's pictures stand; None where it has none, or a film alone."""
    return PicturePlace(*spec.picture_area) if spec.picture_area else None
