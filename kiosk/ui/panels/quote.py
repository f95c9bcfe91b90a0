"""The layout of a quotation."""

from typing import Any

from kiosk.ui import kv
from kiosk.ui.panels.base import PanelBase


class QuotePanel(PanelBase):
    """A quotation, its speaker, and who reports it."""

    def reported(self, words: Any, _language: str) -> str:
        """Return who reports it, "" where that is not said."""
        who = self.ui.say(self.panel.quote.reported_by).words if self.panel.quote else ""
        return str(words("As reported by %(who)s", who=who)) if who else ""


kv.load(__file__)
