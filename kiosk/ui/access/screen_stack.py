"""What the focus, the switch scanning and the voice need to know of the root widget."""

from typing import Any, Protocol

from kiosk.ui.env import Env
from kiosk.ui.window.keys import Key
from kiosk.visit import Phase


class KeyTarget(Protocol):
    """A screen or a layer, as far as keys need to know it: see ScreenBase and LayerBase."""

    def press(self, key: Key) -> bool:
        """Handle a key, and return whether it was used."""


class SpokenScreen(KeyTarget, Protocol):
    """A screen, as far as the voice needs to know it: see ScreenBase."""

    @property
    def narration(self) -> str | None:
        """The recording of what is shown."""


class ScreenStack(Protocol):
    """The widgets that lie over each other, from back to front: screen and bar, layer, warning."""

    ui: Env
    phase: Phase
    children: list[Any]
    assistance: Any

    @property
    def screen(self) -> SpokenScreen:
        """The screen."""

    @property
    def layer(self) -> KeyTarget | None:
        """The layer over it, if there is one."""

    @property
    def warning(self) -> KeyTarget | None:
        """The warning over all, while it is shown."""

    @property
    def bar(self) -> Any:
        """The bar with Home and Next."""

    @property
    def bar_shown(self) -> bool:
        """Whether the bar is on the screen."""

    def add_widget(self, widget: Any, index: int = 0) -> None:
        """Add a widget; index 0 is the front."""

    def remove_widget(self, widget: Any) -> None:
        """Remove a widget."""
