"""The contents of the screen, as input for the rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from kivy.core.window import Window
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.rehearsal.audit.findings import Circumstances
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.visibility import lit, seen
from kiosk.ui.access.front import front
from kiosk.ui.access.items import AccessItem, Box, ItemKind
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.text import DECOR, Text
from kiosk.ui.widgets.track import Track

ROOM_PX = 2.0
"""Tolerance for positions rounded to whole pixels."""


@dataclass
class ScreenView:
    """One screen under some circumstances."""

    driver: Driver
    circumstances: Circumstances
    name: str
    """The name of the screen, in English."""
    draw: Callable[[], Image.Image] = field(init=False)

    def __post_init__(self) -> None:
        """Draw once, when a rule needs the picture."""
        self.draw = self.driver.picture

    @cached_property
    def picture(self) -> Image.Image:
        """The picture of the screen."""
        return self.draw()

    @cached_property
    def items(self) -> list[AccessItem]:
        """The items of the frontmost layer, in reading order."""
        return front(self.driver.root)

    @property
    def controls(self) -> list[AccessItem]:
        """Items that can be used now."""
        return [item for item in self.items if item.usable]

    @property
    def buttons(self) -> list[AccessItem]:
        """Controls except for links within a text."""
        return [item for item in self.controls if item.kind is not ItemKind.LINK]

    @cached_property
    def texts(self) -> list[Text]:
        """Texts that are at least partly visible, without icons."""
        parts = [part for part in (self.driver.root.warning or self.driver.root.layer,) if part is not None]
        if not parts:
            parts = [self.driver.root.screen, *([self.driver.root.bar] if self.driver.root.bar_shown else [])]
        found = (widget for part in parts for widget in lit(part) if isinstance(widget, Text))
        return [text for text in found if text.role not in DECOR and text.shown.strip() and _area(seen_box(text)) > 0]

    @cached_property
    def takers(self) -> list[Widget]:
        """Widgets of the frontmost layer that take taps."""
        root = self.driver.root
        parts = [root.layer] if root.layer is not None else [root.screen, *([root.bar] if root.bar_shown else [])]
        found = (widget for part in parts for widget in lit(part) if isinstance(widget, Tap | Track))
        usable = (widget for widget in found if isinstance(widget, Track) or widget.enabled)
        return [widget for widget in usable if _area(seen_box(widget)) > 0]

    @property
    def window(self) -> Box:
        """The window, as a box."""
        return (0.0, 0.0, float(Window.width), float(Window.height))

    @property
    def mm(self) -> float:
        """Pixels per millimetre of the screen."""
        return float(self.driver.ui.mm)


def seen_box(widget: Widget) -> Box:
    """Return the part of a widget that is in view, whatever lies over it."""
    left, bottom, right, top = seen(widget)
    return (left, bottom, max(0.0, right - left), max(0.0, top - bottom))


def overlap(one: Box, other: Box) -> float:
    """Return the area of the overlap of two boxes, in square pixels."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    up = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0.0, across) * max(0.0, up)


def inside(box: Box, around: Box) -> bool:
    """Return whether a box lies within another, apart from rounding."""
    return (
        box[0] >= around[0] - ROOM_PX
        and box[1] >= around[1] - ROOM_PX
        and box[0] + box[2] <= around[0] + around[2] + ROOM_PX
        and box[1] + box[3] <= around[1] + around[3] + ROOM_PX
    )


def _area(box: Box) -> float:
    return box[2] * box[3]
