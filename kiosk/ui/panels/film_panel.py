"""A film, with the panel's words beside it where there are any."""

from kiosk.ui import kv
from kiosk.ui.panels.base import PanelBase
from kiosk.ui.widgets.film_view import FilmView  # noqa: F401  (loads what the .kv uses)


class FilmPanel(PanelBase):
    """The film fills the screen; the panel's title stands over its beginning."""

    def enter(self) -> None:
        """Open the film."""
        self.ids.film.enter()

    def leave(self) -> None:
        """Close it."""
        self.ids.film.leave()


kv.load(__file__)
