"""Display and sound: the visitor's preferences for this visit."""

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty

from kiosk.i18n.numbers import format_percent
from kiosk.ui import kv
from kiosk.ui.layers.sheets import SideSheet
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.track import Track  # noqa: F401  (loads what the .kv uses)
from kiosk.visit.events import (
    CaptionsSwitched,
    ContrastChosen,
    ControlsLowered,
    LayerOpened,
    MotionSwitched,
    ReadingSwitched,
    TextSizeChosen,
    VolumeChosen,
)
from kiosk.visit.state import TEXT_SIZES, Layer

VOLUME_STEP = 0.1


class SizePill(Pill):
    """One text size, with a letter of that size."""

    percent = NumericProperty(100)

    def spoken_name(self) -> str:
        """Return the size in per cent."""
        return format_percent(self.percent / 100, self.ui.language)

    def is_chosen(self) -> bool:
        """Return whether this is the visitor's size."""
        return bool(round(self.ui.text_scale * 100) == self.percent)


class TrayControls(Column):
    """The controls of the tray."""

    ui = ObjectProperty(None)

    def __init__(self, **kwargs: Any) -> None:
        """Make a button for each text size."""
        super().__init__(**kwargs)
        for percent in TEXT_SIZES:
            pill = SizePill(percent=percent)
            pill.fbind("on_tap", lambda pill, *_: self.ui.send(TextSizeChosen(int(pill.percent))))
            self.ids.sizes.add_widget(pill)

    def contrast(self, high: bool) -> None:
        """Report a choice of contrast."""
        self.ui.send(ContrastChosen(high))

    def louder(self, by: int) -> None:
        """Report a step of the volume."""
        self.ui.send(VolumeChosen(round(self.ui.volume + by * VOLUME_STEP, 2)))

    def volume(self, share: float) -> None:
        """Report a volume."""
        self.ui.send(VolumeChosen(share))

    def captions(self) -> None:
        """Report that captions were switched."""
        self.ui.send(CaptionsSwitched(not self.ui.captions))

    def motion(self) -> None:
        """Report that motion was switched."""
        self.ui.send(MotionSwitched(not self.ui.less_motion))

    def lower(self) -> None:
        """Report that the controls were lowered or raised."""
        self.ui.send(ControlsLowered(not self.ui.controls_low))

    def reading(self) -> None:
        """Report that reading aloud was switched."""
        self.ui.send(ReadingSwitched(not self.ui.read_aloud))

    def can_read(self, aloud: Any, language: str) -> bool:
        """Return whether there is a voice for the visitor's language."""
        return aloud is not None and aloud.can_read(language)

    def credits(self) -> None:
        """Report that the credits were opened."""
        self.ui.send(LayerOpened(Layer.CREDITS))


class TrayLayer(SideSheet):
    """The tray as a sheet at the side."""

    def __init__(self, **kwargs: Any) -> None:
        """Put the controls into the sheet."""
        super().__init__(**kwargs)
        self.fill(TrayControls())


kv.load(__file__)
