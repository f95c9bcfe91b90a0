import pytest
from timeline_strategies import overview
from timelinejs_samples import NAMES, read, series_of

from kiosk.i18n.dates import format_date
from kiosk.i18n.edtf import day_number
from kiosk.timeline import Cluster, DaySpan, Eras, Ruler, SceneLayout, Sizes


def every_zoom(axis):
    """Axes from the overview down to a day, four to each doubling."""
    scale = axis.scale
    while scale < axis.closest * 2**0.25:
        yield axis.to_scale(scale, 0)
        scale *= 2**0.25


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [1080, 1920])
def test_no_card_is_lost_at_any_zoom(name, width):
    sample = read(name)
    series = series_of(sample)
    layout = SceneLayout(series, Sizes(270, 80, lanes=2))
    assert len(series) == len(sample.entries)
    for axis in every_zoom(overview(series, layout.sizes, width)):
        held = []
        for one in {layout.holding(card.key, axis): None for card in series.cards}:
            held += layout.cards_of(one) if isinstance(one, Cluster) else [one.card]
        assert held == list(series.cards)
        for card in series.cards:
            there = axis.placed(card.span.start_day, width / 2)
            assert layout.holding(card.key, there) in layout.scene(there).drawn


@pytest.mark.parametrize("name", NAMES)
def test_every_card_can_be_seen_alone_or_in_a_list_of_its_day(name):
    series = series_of(read(name))
    layout = SceneLayout(series, Sizes(270, 80, lanes=2))
    whole = overview(series, layout.sizes, 1920)
    for card in series.cards:
        one = layout.holding(card.key, layout.revealing(card.key, whole))
        assert not isinstance(one, Cluster) or one.start_day == one.end_day


@pytest.mark.parametrize("name", NAMES)
def test_the_axis_is_labelled_at_every_zoom(name):
    series = series_of(read(name))
    ruler = Ruler(lambda text, _: format_date(text, "en", "short"), lambda label: 13.5 * len(label))
    for axis in every_zoom(overview(series, Sizes(270, 80), 1920)):
        assert any(tick.label for tick in ruler.ticks(axis))


def test_the_big_bang_is_before_the_common_era():
    first = series_of(read("cosmo")).cards[0]
    assert first.span.start_day == day_number(-13_799_999_999)


def test_eras_that_meet_at_a_year_stand_in_one_row():
    eras = Eras([DaySpan.read(era["date"]) for era in read("eras").eras])
    assert eras.rows == 1
