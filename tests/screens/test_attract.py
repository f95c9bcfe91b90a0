"""The first screen: title, summary and button stand below each other, however long the title is."""

import pytest
from hall import Hall
from timelines import museum

from kiosk.rehearsal.tour.guide import Guide

CARDS = [{"id": "a", "date": "1800", "title": "First"}]
WORDS = "The day on which the people came home "


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_a_long_title_covers_neither_the_summary_nor_the_button(hall: Hall, tmp_path, language: str, times: int):
    exhibition = museum(tmp_path, CARDS, title=(WORDS * times).strip(), languages=[language])
    guide: Guide = hall.enter(exhibition)
    try:
        guide.driver.settle()
        ids = guide.driver.root.screen.ids
        assert ids.title.y >= ids.summary.top
        assert ids.summary.y >= ids.begin.top
        assert ids.eyebrow.top <= guide.driver.root.height
    finally:
        hall.leave()
