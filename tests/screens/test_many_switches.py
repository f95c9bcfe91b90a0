"""Five hundred languages in a row: the visitor stays where they are, and the kiosk grows by nothing."""

from collections.abc import Callable

import psutil
import pytest
from alive import alive
from kivy.clock import Clock
from kivy.graphics.opengl import glFinish
from kivy.graphics.texture import Texture
from places import stand_at, timeline_of

from kiosk.content.model import Layout
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.text import Text
from kiosk.visit.events import LanguageChosen, TextSizeChosen
from kiosk.visit.state import TEXT_SIZES

SWITCHES, SETTLED = 500, 100
MOST_GROWTH = 1.02
SCROLLED_PX = 60.0


def switch(guide: Guide, times: int, look: Callable[[], object]) -> None:
    """Speak one language after the other, draw each, and end with the first."""
    languages = guide.driver.ui.exhibition.settings.languages
    before = look()
    for turn in range(1, times + 1):
        guide.driver.ui.send(LanguageChosen(languages[turn % len(languages)]))
        guide.driver.settle()
        assert look() == before, languages[turn % len(languages)]


def weight(guide: Guide) -> dict[str, int]:
    """What could grow."""
    guide.driver.advance(2)
    return {
        "widgets": len(list(guide.driver.root.walk())),
        "calls that wait": len(Clock.get_events()),
        "textures": alive(Texture),
        "bytes of words": guide.driver.ui.text_textures.kept.used_bytes,
    }


def resident() -> int:
    return int(psutil.Process().memory_info().rss)


def said(guide: Guide) -> list[str]:
    return sorted(text.shown for text in guide.all(Text) if text.shown)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textures are made, but the screen is not: a software renderer takes memory in steps of 32 MiB for that."""
    monkeypatch.setattr(Driver, "_draw", lambda _driver: None)


def five_hundred(guide: Guide, look: Callable[[], object]) -> None:
    switch(guide, SETTLED, look)
    words, before, held = said(guide), weight(guide), resident()
    switch(guide, SWITCHES - SETTLED, look)
    assert weight(guide) == before
    assert resident() <= held * MOST_GROWTH
    assert said(guide) == words, "and everything is said as it was"


def test_five_hundred_switches_leave_a_panel_where_it_was_read(guide: Guide, undrawn: None):
    stand_at(guide, Layout.MEDIA_LEFT)
    guide.driver.ui.send(TextSizeChosen(TEXT_SIZES[-1]))
    guide.driver.settle()
    scroller = next(each for each in guide.all(Scroller) if each.overflows)
    scroller.offset = SCROLLED_PX
    guide.driver.settle()
    five_hundred(guide, lambda: (guide.place, scroller.offset, guide.driver.state.preferences.text_size))


def test_five_hundred_switches_leave_a_timeline_where_it_was_read(guide: Guide, undrawn: None):
    guide.begin("en")
    guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    guide.step(1)
    strip = guide.driver.root.screen.ids.strip
    five_hundred(guide, lambda: (guide.place, strip.chosen, strip.axis))


@pytest.mark.parametrize("place", ["panel", "timeline"])
def test_five_hundred_switches_that_are_drawn_do_not_add_up(guide: Guide, place: str):
    """A software renderer that is not waited for takes some MiB a frame, and gives them back many frames later."""
    if place == "panel":
        stand_at(guide, Layout.MEDIA_LEFT)
    else:
        guide.begin("en")
        guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    held: list[int] = []
    languages = guide.driver.ui.exhibition.settings.languages
    for turn in range(1, SWITCHES + 1):
        guide.driver.ui.send(LanguageChosen(languages[turn % len(languages)]))
        guide.driver.settle()
        glFinish()
        held.append(resident())
    quarter = SWITCHES // 4
    assert min(held[-quarter:]) <= min(held[quarter : 2 * quarter]) * MOST_GROWTH


@pytest.mark.parametrize("layout", [Layout.TEXT, Layout.GALLERY, Layout.HOTSPOTS, Layout.QUOTE, Layout.FIGURES])
def test_after_a_round_of_languages_a_panel_says_what_it_says_to_whoever_opens_it(guide: Guide, layout: Layout):
    stand_at(guide, layout)
    languages = guide.driver.ui.exhibition.settings.languages
    switch(guide, len(languages), lambda: guide.place)
    rounds = {}
    for language in languages:
        guide.driver.ui.send(LanguageChosen(language))
        guide.driver.settle()
        rounds[language] = said(guide)
    for language in languages:
        stand_at(guide, layout, language)
        assert said(guide) == rounds[language], language
