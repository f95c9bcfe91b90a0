"""A film over the whole screen: of a panel or card that shows its first frame, or its text in sign language."""

from kiosk.ui import kv
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.layers.sheets import Headline  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.film_view import FilmView  # noqa: F401  (used in the .kv)


class FilmLayer(LayerBase):
    """`subject` is the film's medium. It plays at once."""

    def enter(self) -> None:
        """Open the film and play it."""
        self.ids.film.enter()
        self.ids.film.toggle()

    def leave(self) -> None:
        """Close it."""
        self.ids.film.leave()


kv.load(__file__)
