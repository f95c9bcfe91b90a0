"""Stops of the tour at a timeline: as it opens, at five zoom levels, with one topic, at a card."""

from collections.abc import Callable, Iterator

from kiosk.content.model import Exhibition, Timeline
from kiosk.rehearsal.tour.finger import Point
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.stops import Stop
from kiosk.rehearsal.tour.visitor import LostError
from kiosk.timeline import Cluster, PlacedCard
from kiosk.ui.screens.timeline_screen import TopicPill, ZoomPill
from kiosk.ui.timeline.strip import Strip

MOST_STEPS = 20
ZOOM_STEPS = (3, 7, 12)
"""Zoom steps from the whole timeline; with the whole and the opening these are five zoom levels."""


def timelines(exhibition: Exhibition) -> Iterator[Stop]:
    """Yield the stops of the first timeline, and the opening of every other."""
    found = [exhibit for exhibit in exhibition.exhibits.values() if isinstance(exhibit, Timeline)]
    for number, timeline in enumerate(found):
        name = timeline.id if number else "timeline"
        yield Stop(name, f"The timeline “{timeline.title.source}”", _opening(timeline.id), short=True, fresh=True)
    if not found:
        return
    first = found[0]
    yield Stop("timeline-closer", "The timeline, two steps closer", _then(first.id, _closer))
    yield Stop("timeline-whole", "The whole timeline, its cards in clusters", _then(first.id, _whole), short=True)
    yield Stop("timeline-card", "A card that was touched on the strip", _then(first.id, _card), short=True)
    for number, steps in enumerate(ZOOM_STEPS, start=1):
        yield Stop(
            f"timeline-zoom-{number}", f"The timeline, {steps} steps in", _then(first.id, _zoomed(steps)), short=True
        )
    yield Stop("timeline-dragged", "The timeline, dragged on", _then(first.id, _dragged))
    if first.topics:
        yield Stop("timeline-topic", "The timeline with the cards of one topic", _then(first.id, _topic))


def tap_drawn(guide: Guide, kind: type[PlacedCard] | type[Cluster], but: str = "") -> None:
    """Tap a card or a cluster that is completely in view; LostError when there is none."""
    strip = guide.find(Strip)
    for drawn, (left, bottom, width, height) in reversed(strip.places()):
        middle: Point = (left + width / 2, bottom + height / 2)
        whole = left >= strip.x and left + width <= strip.right
        if isinstance(drawn, kind) and whole and not (isinstance(drawn, PlacedCard) and drawn.card.key == but):
            guide.tap_at(middle)
            return
    raise LostError(f"there is no {kind.__name__} on the strip")


def _opening(timeline: str) -> Callable[[Guide], None]:
    return lambda guide: guide.stand(timeline)


def _then(timeline: str, act: Callable[[Guide], None]) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(timeline)
        act(guide)

    return reach


def _zoom(guide: Guide, direction: int, steps: int) -> None:
    pill = guide.find(ZoomPill, direction=direction)
    for _ in range(steps):
        before = _scale(guide)
        guide.tap(pill)
        if _scale(guide) == before:
            return


def _scale(guide: Guide) -> float:
    axis = guide.find(Strip).axis
    return axis.scale if axis is not None else 0.0


def _closer(guide: Guide) -> None:
    before = _scale(guide)
    _zoom(guide, 1, 2)
    if _scale(guide) <= before:
        raise LostError("the timeline does not zoom in")


def _whole(guide: Guide) -> None:
    _zoom(guide, -1, MOST_STEPS)


def _zoomed(steps: int) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        _whole(guide)
        _zoom(guide, 1, steps)

    return reach


def _card(guide: Guide) -> None:
    """Open a cluster, where there is one, then tap a card other than the current one."""
    before = guide.place.item or ""
    try:
        tap_drawn(guide, Cluster)
    except LostError:
        _zoom(guide, 1, 2)
    tap_drawn(guide, PlacedCard, but=before)
    guide.clear()
    if guide.place.item == before:
        raise LostError("the card does not open")


def _dragged(guide: Guide) -> None:
    _whole(guide)
    _zoom(guide, 1, ZOOM_STEPS[0])
    strip = guide.find(Strip)
    low = strip.y + strip.height * 0.1
    way = (strip.x + strip.width * 0.8, strip.x + strip.width * 0.3)
    start, end = reversed(way) if strip.mirrored else way
    guide.drag((start, low), (end, low), rest=6)


def _topic(guide: Guide) -> None:
    guide.tap(next(pill for pill in guide.all(TopicPill)[::-1] if pill.topic))
    guide.clear()
