"""The layout of a film with the panel's text beside it."""

from kiosk.ui import kv
from kiosk.ui.panels.base import PanelBase
from kiosk.ui.widgets.film_view import FilmView  # noqa: F401  (loads what the .kv uses)


class FilmPanel(PanelBase):
    """A film, and the panel's text beside it, or below on a portrait screen."""

    def enter(self) -> None:
        """Open the film."""
        self.ids.film.enter()

    def leave(self) -> None:
        """Close it."""
        self.ids.film.leave()


kv.load(__file__)
