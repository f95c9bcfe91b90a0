"""Eras on the strip of time: one that is open on a side reaches the end of the axis there, drawn and spoken."""

import pytest
from hall import Hall
from timelines import museum

from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.timeline.access_items import items_of
from kiosk.ui.timeline.strip import Strip

CARDS = [{"id": "a", "date": "1800", "title": "First"}, {"id": "b", "date": "1900", "title": "Last"}]
TEAL = {"colour": "teal", "title": "An era"}


def open_era(hall: Hall, folder, date: str, language: str):
    visit = hall.visit(museum(folder, CARDS, [TEAL | {"date": date}]))
    guide: Guide = next(visit)
    guide.begin(language)
    guide.stand("time")
    return guide, visit


@pytest.mark.parametrize(
    ("date", "language", "side"),
    [("1825/..", "en", "right"), ("../1825", "en", "x"), ("1825/..", "ar", "x"), ("../1825", "ar", "right")],
)
def test_it_reaches_the_end_of_the_axis(hall: Hall, tmp_path, date: str, language: str, side: str):
    guide, visit = open_era(hall, tmp_path, date, language)
    strip = guide.find(Strip)
    strip.axis = strip.axis.to_scale(strip.axis.widest, 0)
    guide.driver.settle()
    ((_, (left, _, width, _)),) = strip.bands()
    assert width > 20
    assert (left if side == "x" else left + width) == pytest.approx(getattr(strip, side), abs=1)
    (era, *_) = items_of(strip)
    assert era.words.startswith("An era, ")
    era.act()
    guide.driver.settle()
    assert strip.bands()
    next(visit, None)
