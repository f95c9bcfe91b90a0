"""The timeline: touched, dragged, pinched, filtered and stepped through."""

import pytest
from places import timeline_of

from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.timeline_stops import tap_drawn
from kiosk.timeline import Cluster, PlacedCard
from kiosk.ui.screens.timeline_screen import TopicPill, ZoomPill
from kiosk.ui.timeline.strip import Strip
from kiosk.visit import Place
from kiosk.visit.events import PlaceOpened


@pytest.fixture
def at_timeline(guide: Guide) -> Guide:
    guide.begin("en")
    guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    return guide


def middle_day(strip: Strip) -> float:
    return strip.axis.at(strip.axis.width_px / 2).day


def test_buttons_bring_time_closer_and_further_away(at_timeline: Guide):
    strip = at_timeline.find(Strip)
    scale = strip.axis.scale
    at_timeline.tap(at_timeline.find(ZoomPill, direction=1))
    closer = strip.axis.scale
    assert closer > scale
    at_timeline.tap(at_timeline.find(ZoomPill, direction=-1))
    assert strip.axis.scale < closer


def test_two_fingers_bring_time_closer_around_what_is_between_them(at_timeline: Guide):
    strip = at_timeline.find(Strip)
    scale, day = strip.axis.scale, middle_day(strip)
    at_timeline.pinch((strip.center_x, strip.y + strip.height * 0.3), 100, 300)
    assert strip.axis.scale == pytest.approx(3 * scale, rel=0.05)
    assert middle_day(strip) == pytest.approx(day, abs=10)


def test_a_drag_takes_the_days_along(at_timeline: Guide):
    strip = at_timeline.find(Strip)
    at_timeline.tap(at_timeline.find(ZoomPill, direction=1))
    day = strip.axis.at(600).day
    low = strip.y + strip.height * 0.1
    at_timeline.drag((strip.x + 600, low), (strip.x + 400, low), rest=10)
    assert strip.axis.at(400).day == pytest.approx(day, abs=5)


def test_a_drag_follows_the_finger_where_time_runs_from_right_to_left(guide: Guide):
    guide.begin("ar")
    guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    strip = guide.find(Strip)
    assert strip.mirrored
    guide.tap(guide.find(ZoomPill, direction=1))
    day, low = strip.axis.at(strip.width - 400).day, strip.y + strip.height * 0.1
    guide.drag((strip.x + 400, low), (strip.x + 600, low), rest=10)
    assert strip.axis.at(strip.width - 600).day == pytest.approx(day, abs=5)


def test_a_flick_runs_on_and_comes_to_rest(at_timeline: Guide):
    strip = at_timeline.find(Strip)
    at_timeline.tap(at_timeline.find(ZoomPill, direction=1))
    day = strip.axis.at(600).day
    low = strip.y + strip.height * 0.1
    at_timeline.drag((strip.x + 600, low), (strip.x + 400, low), frames=4)
    assert strip.axis.at(400).day > day


def test_a_card_on_the_strip_is_told_when_it_is_touched(at_timeline: Guide):
    before = at_timeline.place.item
    tap_drawn(at_timeline, PlacedCard, but=before)
    at_timeline.clear()
    card = timeline_of(at_timeline.driver.ui.exhibition).card(at_timeline.place.item)
    assert card.id != before
    assert at_timeline.shows(card.title.source)
    assert at_timeline.find(Strip).chosen == card.id


def test_a_cluster_comes_closer_when_it_is_touched(at_timeline: Guide):
    strip = at_timeline.find(Strip)
    for _ in range(10):
        at_timeline.tap(at_timeline.find(ZoomPill, direction=-1))
    scale, item = strip.axis.scale, at_timeline.place.item
    tap_drawn(at_timeline, Cluster)
    assert strip.axis.scale > scale
    assert at_timeline.place.item == item


def test_a_topic_leaves_only_its_cards(at_timeline: Guide):
    timeline = timeline_of(at_timeline.driver.ui.exhibition)
    topic = next(iter(timeline.topics))
    at_timeline.tap(at_timeline.find(TopicPill, topic=topic))
    at_timeline.clear()
    cards = [card for card in timeline.cards if card.topic == topic]
    assert at_timeline.driver.root.bar.count == len(cards)
    assert timeline.card(at_timeline.place.item).topic == topic
    shown = [drawn for drawn, _ in at_timeline.find(Strip).places()]
    assert {timeline.card(drawn.card.key).topic for drawn in shown if isinstance(drawn, PlacedCard)} <= {topic}
    at_timeline.tap(at_timeline.find(TopicPill, topic=""))
    assert at_timeline.driver.root.bar.count == len(timeline.cards)


def test_next_goes_through_all_cards_in_the_order_of_time(at_timeline: Guide):
    timeline = timeline_of(at_timeline.driver.ui.exhibition)
    seen = [at_timeline.place.item]
    while at_timeline.driver.root.bar.ids.next.enabled:
        at_timeline.step(1)
        seen.append(at_timeline.place.item)
    assert sorted(seen) == sorted(card.id for card in timeline.cards)
    dates = [at_timeline.driver.root.screen.deck.series.place(item) for item in seen]
    assert dates == sorted(dates)


def test_a_second_tap_at_once_on_empty_time_comes_closer(at_timeline: Guide):
    strip = at_timeline.find(Strip)
    scale = strip.axis.scale
    low = (strip.center_x, strip.y + strip.height * 0.05)
    for _ in range(2):
        finger = at_timeline.driver.hand.down(low)
        at_timeline.frames(1)
        finger.up()
        at_timeline.frames(2)
    at_timeline.driver.settle()
    assert strip.axis.scale > scale


def test_the_timeline_that_ships_opens_without_a_question(guide: Guide):
    guide.begin("en")
    timeline = timeline_of(guide.driver.ui.exhibition)
    guide.driver.ui.send(PlaceOpened(Place(timeline.id)))
    guide.driver.settle()
    assert guide.driver.state.asked is None
    assert guide.place.exhibit == timeline.id
