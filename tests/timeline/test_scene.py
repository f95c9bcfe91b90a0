import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import moved, overview, series, sizes, views, widths

from kiosk.timeline import Axis, Cluster, DatedCard, DaySpan, Placed, SceneLayout, Series, Sizes

TOUCH = 1e-3


def dated(*texts: str) -> Series:
    return Series(DatedCard(str(n), DaySpan.read(text)) for n, text in enumerate(texts))


def all_drawn(layout: SceneLayout, axis: Axis) -> list:
    """What stands anywhere on the axis at its zoom, found card by card."""
    return list({layout.holding(card.key, axis): None for card in layout.series.cards})


@given(views())
def test_no_two_cards_or_clusters_overlap(view):
    cards, size, axis = view
    lanes: dict[int, float] = {}
    for one in SceneLayout(cards, size).scene(axis).drawn:
        assert 0 <= one.lane < size.lanes
        assert one.x >= lanes.get(one.lane, float("-inf")) + size.room - TOUCH
        lanes[one.lane] = one.x


@given(views())
def test_each_card_is_in_exactly_one_place_or_one_cluster(view):
    cards, size, axis = view
    layout = SceneLayout(cards, size)
    held: list[str] = []
    for one in all_drawn(layout, axis):
        held += [card.key for card in layout.cards_of(one)] if isinstance(one, Cluster) else [one.card.key]
    assert held == [card.key for card in cards.cards]


@given(views())
def test_a_scene_shows_all_that_stands_in_view(view):
    cards, size, axis = view
    layout = SceneLayout(cards, size)
    expected = [
        one for one in all_drawn(layout, axis) if one.x + size.card_width > TOUCH and one.x < axis.width_px - TOUCH
    ]
    drawn = layout.scene(axis).drawn
    assert set(expected) <= set(drawn)
    assert all(-2 * size.card_width - axis.scale <= one.x <= axis.width_px + axis.scale for one in drawn)


@given(views(), st.floats(-1, 1))
def test_nothing_changes_its_lane_while_the_view_is_dragged(view, share):
    cards, size, axis = view
    layout = SceneLayout(cards, size)

    def places(view):
        return {
            card.key: (type(one), one.lane)
            for card in cards.cards
            if (one := layout.holding(card.key, view)) is not None
        }

    assert places(axis) == places(axis.pan(share * axis.width_px))


@given(views())
def test_a_card_is_drawn_at_its_date(view):
    cards, size, axis = view
    for one in SceneLayout(cards, size).scene(axis).drawn:
        if isinstance(one, Placed):
            assert one.x == axis.x(one.card.span.start_day)
            assert one.end_x == axis.x(one.card.span.end_day + 1)


@given(views())
def test_a_tapped_cluster_falls_apart_or_is_a_list(view):
    cards, size, axis = view
    layout = SceneLayout(cards, size)
    for one in all_drawn(layout, axis):
        if isinstance(one, Cluster):
            nearer = layout.opened(one, axis)
            if one.opens_as_list:
                assert nearer == axis
                assert one.start_day == one.end_day
            else:
                first, last = (cards.cards[place].key for place in (one.first, one.first + one.count - 1))
                assert layout.holding(first, nearer) != layout.holding(last, nearer)


@given(views(), st.data())
def test_a_chosen_card_is_brought_into_full_view(view, data):
    cards, size, axis = view
    layout = SceneLayout(cards, size)
    card = data.draw(st.sampled_from(cards.cards))
    shown = layout.revealing(card.key, axis)
    one = layout.holding(card.key, shown)
    assert one in layout.scene(shown).drawn
    if isinstance(one, Placed) and axis.width_px > 3 * size.room:
        assert -TOUCH <= one.x <= axis.width_px - size.card_width + TOUCH
    if isinstance(one, Cluster):
        assert shown.at_closest or cards.days.count(card.span.start_day) > 1 or size.lanes == 1


@given(series(), sizes, widths, st.data())
def test_alone_at_the_closest_stand_all_but_cards_of_one_day(cards, size, width, data):
    axis = data.draw(moved(overview(cards, size, width))).to_scale(float("inf"), 0)
    for one in all_drawn(SceneLayout(cards, size), axis):
        assert isinstance(one, Placed) or one.start_day == one.end_day


@given(views())
def test_every_date_that_lasts_into_the_view_has_its_bar(view):
    cards, size, axis = view
    layout = SceneLayout(cards, size, most_bars=1000)
    barred = {bar.card.key for bar in layout.scene(axis).bars}
    edge = axis.at(0).day
    for card in cards.cards:
        if card.span.start_day < edge <= card.span.end_day:
            assert card.key in barred


def test_bars_stay_near_the_view_however_long_a_date_lasts():
    cards = dated("Y-538800000/Y-251902000", "1979")
    axis = Axis.fit(cards.days[0], cards.last_day, 1920).placed(cards.days[0] + 1000, 0, 400)
    (bar,) = SceneLayout(cards, Sizes(270, 80)).scene(axis).bars
    assert -300 <= bar.x < bar.end_x <= 2300


def test_the_number_of_bars_is_limited_to_the_latest_begun():
    cards = dated(*(f"{year}/1990" for year in range(1900, 1960)), "1991")
    axis = Axis.fit(cards.days[0], cards.last_day, 1920).placed(DaySpan.read("1970").start_day, 0, 10)
    bars = SceneLayout(cards, Sizes(270, 80), most_bars=5).scene(axis).bars
    assert [bar.card.span.start_day for bar in bars] == [
        DaySpan.read(str(year)).start_day for year in range(1955, 1960)
    ]


def test_cards_of_one_day_beyond_the_lanes_open_as_a_list():
    cards = dated("1979-01-07", "1979-01-07", "1979-01-07", "1989")
    layout = SceneLayout(cards, Sizes(270, 80, lanes=2))
    axis = overview(cards, layout.sizes, 1920)
    first, second, _ = all_drawn(layout, axis)
    assert isinstance(first, Placed)
    assert isinstance(second, Cluster)
    assert second.count == 2
    assert second.opens_as_list
    assert 1 in second
    assert 0 not in second


def test_the_lanes_alternate_where_there_is_room():
    cards = dated("1975", "1977", "1979", "1981")
    layout = SceneLayout(cards, Sizes(200, 80, lanes=2))
    drawn = layout.scene(overview(cards, layout.sizes, 1920)).drawn
    assert [one.lane for one in drawn] == [0, 1, 0, 1]


def test_nothing_is_drawn_of_no_cards():
    layout = SceneLayout(Series([]), Sizes(270, 80))
    scene = layout.scene(Axis.fit(1, 1000, 1920))
    assert scene.drawn == ()
    assert scene.bars == ()
    assert layout.holding("lost", Axis.fit(1, 1000, 1920)) is None


def test_lanes_stand_below_each_other_with_a_gap():
    assert Sizes(270, 80, gap=8).top(1) == pytest.approx(88)
