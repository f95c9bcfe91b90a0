"""What keys, switches and the voice ask of the root of the screen."""

from typing import Any, Protocol

from kiosk.ui.env import Env
from kiosk.visit import Phase


class ScreenStack(Protocol):
    """The widgets that lie over each other, from back to front: screen and bar, layer, warning."""

    ui: Env
    phase: Phase
    screen: Any
    layer: Any
    warning: Any
    children: list[Any]
    assistance: Any

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
