"""The controls of a narration during playback: seek, back ten seconds, restart."""

from kivy.properties import ObjectProperty

from kiosk.i18n.numbers import format_duration
from kiosk.ui import kv
from kiosk.ui.widgets.box import Row
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.track import Track  # noqa: F401  (used in the .kv)

BACK_S = -10.0


class NarrationBar(Row):
    """The position of the narration: a track to touch or drag, and the time."""

    ui = ObjectProperty(None)

    def time(self, second: int, narration: str, language: str) -> str:
        """Return the position and the length of the narration as text."""
        length = self.ui.media.narration_length(narration, self.ui.media.language) if narration else None
        so_far = format_duration(second, language)
        return f"{so_far} / {format_duration(length, language)}" if length else so_far

    def seek(self, share: float) -> None:
        """Seek to another position, 0 to 1."""
        self.ui.media.seek_narration(share)


class ReplayPill(Pill):
    """Restarts the narration."""


class BackPill(Pill):
    """Skips back ten seconds."""

    def back(self) -> None:
        """Skip back ten seconds."""
        self.ui.media.step_narration(BACK_S)


kv.load(__file__)
