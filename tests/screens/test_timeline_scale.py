"""The timeline from deep time to a day, on the real screen: nothing is lost, nothing is drawn that is not so."""

import os
from collections.abc import Iterator

import pytest
from gestures import Fumbler
from places import timeline_of
from timelines import museum, sample

from kiosk.i18n.dates import format_date
from kiosk.rehearsal.tour.guide import Guide
from kiosk.timeline import Cluster, PlacedCard
from kiosk.ui.layers.card_list import CardRow, CardsLayer
from kiosk.ui.screens.timeline_screen import TimelineScreen
from kiosk.ui.timeline.labels import Labels
from kiosk.ui.timeline.look_cache import LookCache
from kiosk.ui.timeline.minimap import MinimapBar, MinimapTrack
from kiosk.ui.timeline.strip import Strip
from kiosk.ui.window.keys import Key
from kiosk.visit import Layer

GESTURES = int(os.environ.get("VITRINE_GESTURES", "2000"))
"""In CI; VITRINE_GESTURES=10000 is the whole of what the timeline is held to."""
SAMPLES = ("women_in_computing", "marktwain", "eras", "cosmo", "all-media-types")

DAY = [{"id": f"d{n}", "date": "2001-09-11", "title": f"Event {n} of that day"} for n in range(30)]
DOUBTS = [
    {"id": "sure", "date": "1900", "title": "Sure"},
    {"id": "about", "date": "1910~", "title": "About"},
    {"id": "perhaps", "date": "1920?", "title": "Perhaps"},
    {"id": "open", "date": "1930/..", "title": "Goes on"},
    {"id": "unknown", "date": "/1940", "title": "Nobody knows since when"},
    {"id": "deep", "date": "Y-13800000000", "title": "The beginning"},
]


@pytest.fixture
def at_timeline(guide: Guide) -> Guide:
    guide.begin("en")
    guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    return guide


@pytest.fixture
def before(hall, tmp_path) -> Iterator:
    """Gives a visitor before a timeline of some cards."""

    def stand(cards, eras=(), language="en", **settings) -> Guide:
        guide = hall.enter(museum(tmp_path / "museum", cards, eras, **settings))
        guide.begin(language)
        guide.stand("time")
        return guide

    yield stand
    hall.leave()


def strip_of(guide: Guide) -> Strip:
    return guide.find(Strip)


def whole(guide: Guide) -> None:
    """Zoom out to all of time."""
    strip = strip_of(guide)
    while strip.axis.scale > strip.axis.widest * (1 + 1e-9):
        strip.zoom(-1)
        guide.driver.settle()


def standing(strip: Strip) -> set[str]:
    """The cards that are drawn now, alone or in a cluster."""
    found = set()
    for drawn, _ in strip.places():
        cards = strip._layout.cards_of(drawn) if isinstance(drawn, Cluster) else (drawn.card,)
        found |= {card.key for card in cards}
    return found


def swept(guide: Guide) -> set[str]:
    """All cards that are drawn while the view goes from one end of time to the other by the button."""
    strip, whole_map = strip_of(guide), guide.find(MinimapBar)
    strip.show(strip.axis.placed(strip.axis.first_day, 0))
    guide.driver.settle()
    found = standing(strip)
    while strip.after:
        whole_map.ids.later.dispatch("on_tap")
        guide.driver.settle()
        found |= standing(strip)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_timelines_that_others_made_show_all_their_cards_at_every_zoom(before, name):
    told = sample(name)
    if told is None:
        pytest.skip("the TimelineJS samples are not beside this repository")
    guide = before(*told)
    strip, cards = strip_of(guide), {card["id"] for card in told[0]}
    whole(guide)
    for _ in range(6):
        assert swept(guide) == cards
        day = strip.axis.at(0).day
        strip.show(strip.axis.zoom_at(2.0, 0).placed(day, 0))
        guide.driver.settle()


@pytest.mark.parametrize("name", SAMPLES)
def test_each_card_of_timelines_that_others_made_is_reached_by_next(before, name):
    told = sample(name)
    if told is None:
        pytest.skip("the TimelineJS samples are not beside this repository")
    guide = before(*told)
    seen = {guide.place.item}
    while guide.driver.root.bar.ids.next.enabled:
        guide.driver.root.bar.step(1)
        guide.driver.settle()
        seen.add(guide.place.item)
        assert guide.place.item in standing(strip_of(guide))
    assert seen == {card["id"] for card in told[0]}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_card_says_the_date_that_its_edtf_says(before, monkeypatch, language):
    guide = before(DOUBTS, language=language)
    written = []
    write = Labels.write
    monkeypatch.setattr(Labels, "write", lambda self, p, x, top: (written.append(p.text), write(self, p, x, top)))
    strip = strip_of(guide)
    for card in DOUBTS:
        written.clear()
        strip.reveal(card["id"])
        guide.driver.settle()
        strip._looks = LookCache(strip)
        strip.measure()
        guide.driver.settle()
        assert any(isinstance(d, PlacedCard) and d.card.key == card["id"] for d, _ in strip.places())
        dates = {format_date(card["date"], language, style, guide.driver.ui.words) for style in ("short", "years")}
        assert dates & set(written)


def test_what_is_on_the_canvas_is_what_the_layout_says(at_timeline):
    strip = strip_of(at_timeline)
    for way in (0, 1, 1, 1, -1, -1, -1, -1, -1):
        if way:
            strip.zoom(way)
        at_timeline.driver.settle()
        shown = strip.painter._cards._shown
        places = [box[:2] for _, box in strip.places()]
        assert [sprite._place for sprite in shown] == [(round(x), round(y)) for x, y in places]


def test_a_timeline_at_rest_draws_nothing(at_timeline):
    strip = strip_of(at_timeline)
    frames = strip.frames
    at_timeline.driver.advance(20)
    assert strip.frames == frames


def test_a_timeline_that_is_dragged_sets_no_words_anew(at_timeline, monkeypatch):
    strip = strip_of(at_timeline)
    low = strip.y + strip.height * 0.1
    ways = [((strip.center_x, low), (strip.center_x + by, low)) for by in (-60, 60)]
    for way in ways:
        at_timeline.drag(*way, rest=10)
    painted = []
    typesetter = at_timeline.driver.ui.text_textures.typesetter
    paint = typesetter.paint
    monkeypatch.setattr(typesetter, "paint", lambda *a, **k: (painted.append(a), paint(*a, **k))[1])
    for way in ways:
        at_timeline.drag(*way, rest=10)
    assert painted == []


def test_a_flick_comes_to_rest_with_a_card_where_the_view_begins(before):
    cards = [{"id": f"y{n}", "date": str(n), "title": "A year"} for n in range(1900, 1960)]
    guide = before(cards)
    strip = strip_of(guide)
    whole(guide)
    strip.show(strip.axis.zoom_at(8.0, strip.width / 2))
    low = strip.y + strip.height * 0.1
    guide.drag((strip.x + 700, low), (strip.x + 500, low), frames=3)
    guide.driver.advance(3)
    guide.driver.settle()
    margin = strip.painter.m.margin
    assert min(abs(drawn.x - margin) for drawn, _ in strip.places()) < 1


def test_cards_of_one_day_open_as_a_list_to_pick_from(before):
    guide = before([*DAY, {"id": "later", "date": "2002", "title": "Later"}])
    strip = strip_of(guide)
    taps = 0
    while guide.driver.state.layer is None:
        heap, box = next((d, b) for d, b in strip.places() if isinstance(d, Cluster))
        guide.tap_at((box[0] + box[2] / 2, box[1] + box[3] / 2))
        taps += 1
    assert taps <= 2
    assert guide.driver.state.layer is Layer.CARDS
    layer = guide.driver.root.layer
    assert isinstance(layer, CardsLayer)
    assert layer.count == heap.count
    listed = [card.key for card in strip._layout.cards_of(heap)]
    layer.list_more()
    guide.driver.settle()
    rows = [row for row in layer.ids.body.children if isinstance(row, CardRow)]
    assert [row.card.id for row in reversed(rows)] == listed
    assert set(listed) <= {card["id"] for card in DAY}
    rows[-4].dispatch("on_tap")
    guide.driver.settle()
    assert guide.driver.state.layer is None
    assert guide.place.item == rows[-4].card.id


def test_a_tap_on_an_era_shows_all_of_it(at_timeline):
    strip = strip_of(at_timeline)
    whole(at_timeline)
    band = max(strip.deck.eras.bands(strip.axis), key=lambda band: band.width)
    left, bottom, width, height = strip.painter.band_box(band)
    at_timeline.tap_at((left + width / 2, bottom + height / 2))
    span = strip.deck.spans[band.era]
    assert strip.axis.x(span.start_day) >= 0
    assert strip.axis.x(span.end_day) <= strip.width
    assert strip.axis.x(span.end_day) - strip.axis.x(span.start_day) > strip.width / 2


def test_a_touch_on_the_map_goes_there(at_timeline):
    strip, track = strip_of(at_timeline), at_timeline.find(MinimapTrack)
    at_timeline.tap_at((track.x + track.width * 0.9, track.center_y))
    middle = strip.axis.at(strip.width / 2).day
    share = (middle - strip.axis.first_day) / (strip.axis.last_day - strip.axis.first_day)
    assert share == pytest.approx(0.9, abs=0.06)


def test_the_buttons_beside_the_map_go_on_in_time_and_back(at_timeline):
    strip, whole_map = strip_of(at_timeline), at_timeline.find(MinimapBar)
    day = strip.axis.at(0).day
    at_timeline.tap(whole_map.ids.later)
    assert strip.axis.at(0).day > day
    at_timeline.tap(whole_map.ids.earlier)
    assert strip.axis.at(0).day == pytest.approx(day, abs=2)


@pytest.mark.parametrize(
    ("language", "follows", "onwards"), [("en", True, Key.RIGHT), ("ar", True, Key.LEFT), ("ar", False, Key.RIGHT)]
)
def test_arrows_point_the_way_that_time_runs(before, language, follows, onwards):
    cards = [{"id": f"y{n}", "date": str(n), "title": "A year"} for n in range(1900, 1906)]
    choice = "follow-language" if follows else "left-to-right"
    guide = before(cards, language=language, timeline=choice)
    strip, bar = strip_of(guide), guide.driver.root.bar
    first = guide.place.item
    guide.driver.root.press(onwards)
    guide.driver.settle()
    assert guide.place.item == "y1901"
    guide.driver.root.press(Key.LEFT if onwards is Key.RIGHT else Key.RIGHT)
    guide.driver.settle()
    assert guide.place.item == first
    assert strip.turned(strip.axis.x(strip.deck.series.days[0])) < strip.center_x or onwards is Key.LEFT
    points_right = bar.ids.next.glyph("next", guide.driver.ui.rtl and not bar.ids.next.straight) == "\ue5cc"
    assert points_right == (onwards is Key.RIGHT)
    assert (bar.ids.next.x > bar.ids.previous.x) == (onwards is Key.RIGHT)


def test_plus_and_minus_come_closer_and_go_away(at_timeline):
    strip = strip_of(at_timeline)
    scale = strip.axis.scale
    at_timeline.driver.root.press(Key.PLUS)
    at_timeline.driver.settle()
    assert strip.axis.scale > scale
    at_timeline.driver.root.press(Key.MINUS)
    at_timeline.driver.settle()
    assert strip.axis.scale <= scale * 1.001


def test_whatever_fingers_do_the_timeline_goes_on(at_timeline):
    guide, strip = at_timeline, strip_of(at_timeline)
    fumbler = Fumbler(guide.driver, seed=5)
    for _ in range(GESTURES):
        if not isinstance(guide.driver.root.screen, TimelineScreen):
            guide.driver.settle()
            guide.stand(timeline_of(guide.driver.ui.exhibition).id)
            strip = strip_of(guide)
        fumbler.gesture((strip.x, strip.y, strip.width, strip.height * 1.25))
    guide.driver.settle()
    assert guide.driver.failures == []
    assert list(strip._gestures._fingers) == []
    guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    whole(guide)
    strip = strip_of(guide)
    box = next(b for d, b in strip.places() if isinstance(d, Cluster) and not d.opens_as_list)
    scale = strip.axis.scale
    guide.tap_at((box[0] + box[2] / 2, box[1] + box[3] / 2))
    assert strip.axis.scale > scale
