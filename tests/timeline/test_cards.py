import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import series

from kiosk.i18n.edtf import day_number
from kiosk.timeline import DatedCard, DaySpan, Series


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("1979-01-07", (1979, 1, 7), (1979, 1, 7)),
        ("1979-01", (1979, 1, 1), (1979, 1, 31)),
        ("1979/1989", (1979, 1, 1), (1989, 12, 31)),
        ("-0043", (-43, 1, 1), (-43, 12, 31)),
        ("Y-4500000000", (-4_500_000_000, 1, 1), (-4_500_000_000, 12, 31)),
        ("Y12024", (12024, 1, 1), (12024, 12, 31)),
        ("1979/..", (1979, 1, 1), (1979, 1, 1)),
        ("../1979", (1979, 12, 31), (1979, 12, 31)),
    ],
)
def test_a_span_is_the_days_of_its_date(edtf, start, end):
    span = DaySpan.read(edtf)
    assert (span.start_day, span.end_day) == (day_number(*start), day_number(*end))


def test_a_span_knows_what_its_writer_was_not_sure_of():
    assert DaySpan.read("1975~").approximate
    assert DaySpan.read("1975?").uncertain
    assert DaySpan.read("1975%").fuzzy
    assert not DaySpan.read("1975").fuzzy
    assert DaySpan.read("1979/..").open_end
    assert DaySpan.read("../1979").open_start
    assert DaySpan.read("1979").lasts
    assert not DaySpan.read("1979-01-07").lasts


def test_a_span_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="ends"):
        DaySpan(2, 1)


@given(series())
def test_every_card_is_reached_by_next_and_by_previous(cards):
    for direction, order in ((1, cards.cards), (-1, cards.cards[::-1])):
        reached, card = [], order[0]
        while card is not None:
            reached.append(card)
            card = cards.neighbour(card, direction)
        assert reached == list(order)


@given(series())
def test_cards_follow_each_other_in_time(cards):
    assert cards.days == sorted(cards.days)


@given(series(), st.sampled_from([1, -1]))
def test_from_a_card_that_the_filter_left_out_one_goes_on_to_the_next_that_is_there(cards, direction):
    people = cards.of_topics({"people"})
    for card in cards.cards:
        if card.topic != "people":
            found = people.neighbour(card, direction)
            later = [one for one in people.cards if (one.span.start_day - card.span.start_day) * direction > 0]
            assert (found is not None) or not later
            if found is not None:
                assert (found.span.start_day - card.span.start_day) * direction >= 0


def test_no_topic_means_all_cards():
    cards = Series([DatedCard("a", DaySpan(1, 1), "border"), DatedCard("b", DaySpan(2, 2))])
    assert cards.of_topics(()) is cards
    assert [card.key for card in cards.of_topics({"border"}).cards] == ["a"]


@given(series(), st.integers(-(10**12), 10**6))
def test_the_nearest_card_is_nearest(cards, day):
    found = cards.nearest(day)
    assert abs(found.span.start_day - day) == min(abs(start - day) for start in cards.days)


def test_cards_of_one_date_stay_as_they_were_written():
    cards = Series(DatedCard(key, DaySpan(5, 5)) for key in "cab")
    assert [card.key for card in cards.cards] == ["c", "a", "b"]
