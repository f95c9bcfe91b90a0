"""The order of the tour: from the attract screen through every place of the exhibition and back."""

from kiosk.content.model import Exhibition, PanelSet
from kiosk.rehearsal.tour.accessibility_stops import needs
from kiosk.rehearsal.tour.alternative_stops import tellings
from kiosk.rehearsal.tour.guide import LONGEST_WAIT_S, Guide
from kiosk.rehearsal.tour.panel_stops import layers, panels
from kiosk.rehearsal.tour.staff_stops import staff_stops
from kiosk.rehearsal.tour.stops import Stop
from kiosk.rehearsal.tour.timeline_stops import timelines
from kiosk.rehearsal.tour.visitor import LostError
from kiosk.ui.layers.tray import SizePill
from kiosk.visit import Layer, Phase
from kiosk.visit.state import TEXT_SIZES


def itinerary(exhibition: Exhibition, language: str) -> tuple[Stop, ...]:
    """Return all stops of an exhibition, as it is in a language, in the order in which they are best reached."""
    return (
        *_entrance(),
        *timelines(exhibition),
        *panels(exhibition),
        *layers(exhibition),
        *tellings(exhibition, language),
        # Whoever asked for plain language or an interpreter goes.
        Stop("languages", "The language menu", lambda guide: guide.open(Layer.LANGUAGES), short=True, fresh=True),
        Stop("tray", "Display and sound", lambda guide: guide.open(Layer.TRAY), short=True),
        Stop("tray-largest", "Display and sound with text at its largest", _largest),
        *needs(exhibition),
        Stop("contrast-home", "The home screen in high contrast", _contrast, fresh=True),
        Stop("contrast-panel", "A panel in high contrast", _first_panel),
        Stop("credits", "Whom to credit", lambda guide: guide.open(Layer.CREDITS), fresh=True),
        *staff_stops(),
        Stop("warning", "The question whether somebody is there", _warning, short=True),
        Stop("reset", "The attract screen again, for the next visitor", _reset),
    )


def quick(exhibition: Exhibition) -> tuple[Stop, ...]:
    """Return the stops at what the exhibition itself holds: attract, home, timelines and panels."""
    return (*_entrance(), *timelines(exhibition), *panels(exhibition))


def _entrance() -> tuple[Stop, ...]:
    return (
        Stop("attract", "The attract screen", _attract, before=True, short=True),
        Stop("home", "The home screen with all exhibits", Guide.home, short=True, fresh=True),
    )


def _attract(guide: Guide) -> None:
    """Wait until the attract screen speaks the language of the tour."""
    languages = guide.driver.ui.exhibition.settings.languages
    every_s = guide.driver.ui.exhibition.settings.attract.change_language_every_s
    if not guide.driver.until(lambda: guide.driver.root.screen.speaking == guide.language, every_s * len(languages)):
        raise LostError(f"the attract screen never speaks {guide.language}")
    guide.wait(0.5)


def _largest(guide: Guide) -> None:
    guide.open(Layer.TRAY)
    guide.tap(guide.find(SizePill, percent=TEXT_SIZES[-1]))


def _contrast(guide: Guide) -> None:
    guide.open(Layer.TRAY)
    guide.tap(guide.said("High"))
    guide.home()


def _first_panel(guide: Guide) -> None:
    """Go to a panel as the visitor has set the display."""
    for exhibit in guide.driver.ui.exhibition.exhibits.values():
        if isinstance(exhibit, PanelSet):
            guide.stand(exhibit.id)
            return
    guide.home()


def _warning(guide: Guide) -> None:
    guide.clear()
    guide.driver.until(lambda: guide.driver.state.phase is not Phase.BROWSE, LONGEST_WAIT_S)
    guide.driver.settle()
    if guide.driver.state.phase is not Phase.WARN:
        raise LostError("the kiosk never asks whether somebody is there")


def _reset(guide: Guide) -> None:
    """Touch nothing until the visit has ended."""
    _warning(guide)
    guide.wait(guide.driver.app.visit.machine.rules.warning_s + 1)
    preferences = guide.driver.state.preferences
    if guide.driver.state.phase is not Phase.ATTRACT or preferences.language != guide.driver.ui.language:
        raise LostError("the kiosk does not start over")
