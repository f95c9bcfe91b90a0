"""What a panel says, in sign language."""

from kiosk.ui import kv
from kiosk.ui.layers.sheets import LayerBase
from kiosk.ui.widgets.film import FilmView  # noqa: F401  (used in the .kv)


class SignedLayer(LayerBase):
    """A film over the whole screen; `subject` is its medium. It plays at once: that is what it was opened for."""

    def enter(self) -> None:
        """Open the film and play it."""
        self.ids.film.enter()
        self.ids.film.toggle()

    def leave(self) -> None:
        """Close it."""
        self.ids.film.leave()


kv.load(__file__)
