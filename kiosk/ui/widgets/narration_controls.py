"""What a narration that plays can be told to do: go to any place, back ten seconds, begin again."""

from kivy.properties import ObjectProperty

from kiosk.i18n.numbers import format_duration
from kiosk.ui import kv
from kiosk.ui.widgets.box import Row
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.track import Track  # noqa: F401  (used in the .kv)

BACK_S = -10.0


class NarrationBar(Row):
    """How far the narration is: a track to touch or drag, and the time."""

    ui = ObjectProperty(None)

    def time(self, second: int, narration: str, language: str) -> str:
        """Write how far the narration is, and how long."""
        length = self.ui.media.narration_length(narration, self.ui.media.language) if narration else None
        so_far = format_duration(second, language)
        return f"{so_far} / {format_duration(length, language)}" if length else so_far

    def seek(self, share: float) -> None:
        """Go on from another place, 0 to 1."""
        self.ui.media.seek_narration(share)


class ReplayPill(Pill):
    """Begins again."""


class BackPill(Pill):
    """Goes back ten seconds."""

    def back(self) -> None:
        """Ask for it."""
        self.ui.media.step_narration(BACK_S)


kv.load(__file__)
