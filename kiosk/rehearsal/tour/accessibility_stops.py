"""Stops as visitors meet them who need large text, low controls, a voice or keys."""

from collections.abc import Callable, Iterator
from functools import partial

from kiosk.content.layouts.beside import MEDIA_LEFT
from kiosk.content.layouts.registry import SPECS
from kiosk.content.model import Exhibition, Panel, Timeline
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.panel_stops import Address, first
from kiosk.rehearsal.tour.stops import Stop
from kiosk.ui.layers.tray import SizePill
from kiosk.ui.widgets.button import Pill
from kiosk.ui.window.keys import Key
from kiosk.visit import Layer
from kiosk.visit.state import TEXT_SIZES

FOLLOWING_S = 0.5
"""So long do the controls below take to follow a screen, and a voice to begin."""
STOPS_ON = 3
"""So many times is the key pressed that goes on."""


def needs(exhibition: Exhibition) -> Iterator[Stop]:
    """Yield the stops: everything at its largest, then with the controls lowered too, then read aloud, then by keys."""
    timeline = next((e.id for e in exhibition.exhibits.values() if isinstance(e, Timeline)), None)
    pictured = first(exhibition, _pictured)
    yield Stop("largest-home", "The home screen with text at its largest", _largest, short=True, fresh=True)
    yield from _stops("largest", "with text at its largest", timeline, pictured, exhibition)
    yield Stop("lowered-home", "The home screen with the controls lowered, text at its largest", _lower, short=True)
    yield from _stops("lowered", "with the controls lowered, text at its largest", timeline, pictured, exhibition)
    if pictured:
        yield Stop("aloud", "A panel that is read aloud", _then(pictured, _aloud), short=True, fresh=True)
        yield Stop("ring", "The ring around what keys have chosen", _then(pictured, _keys), short=True, fresh=True)


def _stops(
    name: str, how: str, timeline: str | None, pictured: Address | None, exhibition: Exhibition
) -> Iterator[Stop]:
    if timeline:
        yield Stop(f"{name}-timeline", f"A timeline {how}", lambda guide: guide.stand(timeline), short=True)
    if pictured:
        yield Stop(f"{name}-panel", f"A panel {how}", lambda guide: guide.stand(*pictured), short=True)
        yield Stop(f"{name}-viewer", f"The viewer, closer, {how}", _then(pictured, _closer), short=True)
    # Layouts with controls of their own beside the text.
    for layout in (spec.name for spec in SPECS if spec.tour and "media" in spec.needs):
        if at := first(exhibition, partial(_laid_out, layout=layout)):
            yield Stop(f"{name}-{layout}", f"A panel of layout {layout} {how}", _then(at), short=True)


def _pictured(panel: Panel) -> bool:
    return panel.spec is MEDIA_LEFT and bool(panel.media)


def _laid_out(panel: Panel, layout: str) -> bool:
    return panel.layout == layout


def _then(at: Address, act: Callable[[Guide], None] = lambda _guide: None) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(*at)
        act(guide)
        guide.wait(FOLLOWING_S)

    return reach


def _largest(guide: Guide) -> None:
    guide.open(Layer.TRAY)
    guide.tap(guide.find(SizePill, percent=TEXT_SIZES[-1]))
    guide.home()


def _lower(guide: Guide) -> None:
    guide.open(Layer.TRAY)
    guide.tap(guide.said("Lower the controls"))
    guide.home()
    guide.wait(FOLLOWING_S)


def _closer(guide: Guide) -> None:
    guide.open(Layer.VIEWER)
    guide.tap(guide.said("Zoom in"))


def _aloud(guide: Guide) -> None:
    """Have the panel read, where there is a voice for the language."""
    guide.open(Layer.TRAY)
    pills = (each for each in guide.driver.root.layer.walk(restrict=True) if isinstance(each, Pill))
    button = next(pill for pill in pills if pill.words == guide.said("Read aloud"))
    if button.enabled:
        guide.tap(button)
    guide.clear()


def _keys(guide: Guide) -> None:
    for _ in range(STOPS_ON):
        guide.driver.root.press(Key.TAB)
        guide.driver.settle()
