"""Makes all screens and layers but the attract screen; imported after it, since the import takes as long again."""

from kiosk.content.model import Exhibition, PanelSet, Timeline
from kiosk.ui.env import Env
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.layers.card_list import CardsLayer
from kiosk.ui.layers.film_layer import FilmLayer
from kiosk.ui.layers.languages import LanguagesLayer
from kiosk.ui.layers.overview import OverviewLayer
from kiosk.ui.layers.questions import AdvisoryLayer, WarningLayer
from kiosk.ui.layers.readings import CreditsLayer, SourcesLayer, TranscriptLayer
from kiosk.ui.layers.tray import TrayLayer
from kiosk.ui.layers.viewer import ViewerLayer
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.screens.panel_set import PanelsScreen
from kiosk.ui.screens.timeline_screen import TimelineScreen
from kiosk.visit import Layer, VisitState

LAYERS: dict[Layer, type[LayerBase]] = {
    Layer.LANGUAGES: LanguagesLayer,
    Layer.TRAY: TrayLayer,
    Layer.VIEWER: ViewerLayer,
    Layer.OVERVIEW: OverviewLayer,
    Layer.SOURCES: SourcesLayer,
    Layer.TRANSCRIPT: TranscriptLayer,
    Layer.CREDITS: CreditsLayer,
    Layer.CARDS: CardsLayer,
    Layer.FILM: FilmLayer,
}


def screen_of(state: VisitState, ui: Env, before: PanelSet | Timeline | None = None) -> ScreenBase:
    """Make the screen of the exhibit in the state; or the home screen, at the page of the exhibit seen before."""
    exhibit = ui.exhibition.exhibits.get(state.place.exhibit or "")
    if isinstance(exhibit, PanelSet):
        return PanelsScreen(exhibit=exhibit)
    if isinstance(exhibit, Timeline):
        return TimelineScreen(exhibit=exhibit, deck=ui.decks[exhibit.id])
    home = HomeScreen(exhibition=ui.exhibition)
    if before is not None:
        home.turn_to(before.id)
    return home


def layer_of(state: VisitState, exhibition: Exhibition) -> LayerBase | None:
    """Make the layer in the state, if there is one."""
    if state.asked is not None:
        return AdvisoryLayer(exhibit=exhibition.exhibits.get(state.asked.exhibit or ""), item=state.asked.item or "")
    return LAYERS[state.layer](subject=state.subject or "") if state.layer is not None else None


__all__ = ["HomeScreen", "PanelsScreen", "TimelineScreen", "WarningLayer", "layer_of", "screen_of"]
