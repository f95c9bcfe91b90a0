"""Stops at panels: each panel, what its layout can do, and what opens over it."""

from collections.abc import Callable, Iterator
from pkgutil import resolve_name

from kiosk.content.model import Exhibition, Panel, PanelSet
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.stops import Stop
from kiosk.rehearsal.tour.visitor import LostError
from kiosk.ui.panels.film_panel import FilmPanel
from kiosk.ui.panels.gallery import Thumbnail
from kiosk.ui.panels.hotspots import Spot
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.track import Track
from kiosk.visit import Layer

Address = tuple[str, str]
"""An exhibit and a panel."""

CAPTION_S = 30.0


def panels(exhibition: Exhibition) -> Iterator[Stop]:
    """Yield a stop for every panel, and another where its layout does something."""
    seen: set[str] = set()
    for exhibit in exhibition.exhibits.values():
        if not isinstance(exhibit, PanelSet):
            continue
        if exhibit.advisory:
            yield _advisory(exhibit.id)
        for panel in exhibit.panels:
            first = panel.layout not in seen
            seen.add(panel.layout)
            yield _panel(exhibit.id, panel, short=first)
            tour = panel.spec.tour
            if first and tour:
                act = resolve_name(tour.act)
                yield Stop(f"{panel.layout}-used", tour.words, _acting(exhibit.id, panel.id, act), short=True)


def layers(exhibition: Exhibition) -> Iterator[Stop]:
    """Yield the stops at what opens over a panel, each where the exhibition first has it."""

    def film(panel: Panel) -> bool:
        medium = exhibition.media.get(panel.media[0]) if panel.spec.is_film and panel.media else None
        return bool(medium and medium.transcript)

    if at := first(exhibition, lambda _panel: True):
        yield Stop("overview", "All panels of an exhibit", _over(*at, Layer.OVERVIEW))
    if at := first(exhibition, lambda panel: bool(panel.sources)):
        yield Stop("sources", "The sources of a panel", _over(*at, Layer.SOURCES))
    if at := first(exhibition, lambda panel: panel.spec.is_single_picture and bool(panel.media)):
        yield Stop("viewer", "A picture in the viewer", _over(*at, Layer.VIEWER), short=True)
        yield Stop("viewer-closer", "The picture, closer", _closer(*at))
    if at := first(exhibition, film):
        yield Stop("transcript", "The transcript of a film", _over(*at, Layer.TRANSCRIPT))


def first(exhibition: Exhibition, has: Callable[[Panel], bool]) -> Address | None:
    """Return the first panel that has something."""
    panels = ((e.id, panel) for e in exhibition.exhibits.values() if isinstance(e, PanelSet) for panel in e.panels)
    return next(((exhibit, panel.id) for exhibit, panel in panels if has(panel)), None)


def _panel(exhibit: str, panel: Panel, *, short: bool) -> Stop:
    about = f"The panel “{panel.title.source}”, layout {panel.layout}"
    return Stop(f"{exhibit}-{panel.id}", about, lambda guide: guide.stand(exhibit, panel.id), short=short)


def _advisory(exhibit: str) -> Stop:
    def reach(guide: Guide) -> None:
        guide.choose(exhibit)
        if guide.driver.state.asked is None:
            raise LostError(f"nobody is asked before {exhibit}")

    return Stop("advisory", "The question before an exhibit on violence", reach, short=True, fresh=True)


def _over(exhibit: str, panel: str, layer: Layer) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        guide.open(layer)

    return reach


def _closer(exhibit: str, panel: str) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        guide.open(Layer.VIEWER)
        for _ in range(2):
            guide.tap(guide.said("Zoom in"))

    return reach


def _acting(exhibit: str, panel: str, act: Callable[[Guide], None]) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        act(guide)

    return reach


def drag_slider(guide: Guide) -> None:
    """Draw the edge a quarter of the way towards the second picture."""
    view = guide.driver.root.screen.view
    frame, middle = view.ids.frame, view.ids.frame.center_y
    guide.drag((frame.edge, middle), (frame.edge - frame.width / 4, middle))


def choose_second_picture(guide: Guide) -> None:
    """Choose the second picture of a gallery."""
    guide.tap(guide.find(Thumbnail, number=2))


def choose_last_point(guide: Guide) -> None:
    """Choose the last point of a picture."""
    guide.tap(guide.find(Spot, number=len(guide.all(Spot))))


def play_film(guide: Guide) -> None:
    """Play the film, and go on along its track until a caption is there."""
    view = guide.driver.root.screen.view
    if not isinstance(view, FilmPanel):
        raise LostError("there is no film")
    film = view.ids.film
    if guide.all(Pill, guide.said("Play")):
        guide.tap(guide.find(Pill, guide.said("Play")))
    track = guide.find(Track)
    guide.tap_at((track.x + track.width * (0.7 if guide.driver.ui.rtl else 0.3), track.center_y))
    captioned = bool(guide.driver.ui.exhibition.media[film.medium].captions)
    if captioned and not guide.driver.until(lambda: bool(film.caption), CAPTION_S):
        raise LostError("no caption appears")
    guide.wait(1.0)
    if film.state != "playing":
        raise LostError("the film does not play")
