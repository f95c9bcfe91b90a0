"""The controls brought down into the lowest third."""

import pytest
from kivy.core.window import Window
from places import panel_of, timeline_of

from kiosk.content.model import Layout
from kiosk.ui.access.front import above_bar, items_in
from kiosk.ui.widgets.shelf import ShelfPill
from kiosk.visit import Layer, Place
from kiosk.visit.events import TextSizeChosen


@pytest.fixture
def low(guide):
    def visit(language="en"):
        guide.begin(language)
        guide.open(Layer.TRAY)
        guide.tap(guide.said("Lower the controls"))
        guide.clear()
        guide.driver.advance(0.5)
        return guide

    return visit


def names(guide):
    """Name what the shelf offers, page by page, and see that all of it is within reach."""
    shelf = guide.driver.root.shelf
    found = []
    for _ in range(20):
        pills = [pill for pill in shelf.children if isinstance(pill, ShelfPill)]
        for pill in pills:
            assert pill.y >= 0
            assert pill.top <= Window.height / 3 + 1
            assert pill.x >= -1
            assert pill.right <= Window.width + 1
        words = [pill.item.key for pill in pills if pill.item is not None]
        if set(words) & set(found):
            break
        found += words
        if shelf.ids.more.__self__ not in pills:
            break
        shelf.turn()
    return found


@pytest.mark.parametrize("language", ["en", "km", "ar"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_of_every_screen_is_within_reach(low, exhibition, language, percent):
    guide = low(language)
    guide.driver.ui.send(TextSizeChosen(percent))
    for exhibit in (None, *exhibition.exhibits):
        if exhibit:
            guide.stand(exhibit)
        guide.driver.advance(0.5)
        wanted = [part.key for i in above_bar(guide.driver.root) if i.usable for part in (i.halves() or [i])]
        assert sorted(map(str, names(guide))) == sorted(map(str, wanted))
        assert all(item.box[1] + item.box[3] <= Window.height / 3 for item in items_in(guide.driver.root.bar))


def test_a_button_on_the_shelf_does_what_the_one_above_does(low, exhibition):
    guide = low()
    exhibit, panel = panel_of(exhibition, Layout.GALLERY)
    guide.stand(exhibit, panel.id)
    guide.driver.advance(0.5)
    pill = next(p for p in guide.driver.root.shelf.children if p.words == guide.said("Look closer"))
    guide.tap(pill)
    assert guide.driver.state.layer is Layer.VIEWER
    guide.driver.advance(0.5)
    pill = next(p for p in guide.driver.root.shelf.children if p.words == guide.said("Close"))
    guide.tap(pill)
    assert guide.driver.state.layer is None
    assert guide.place == Place(exhibit, panel.id)


def test_nothing_on_a_screen_lies_under_the_shelf(low, exhibition):
    guide = low()
    guide.stand(timeline_of(exhibition).id)
    guide.driver.advance(0.5)
    assert guide.driver.root.screen.y >= round(Window.height / 3)


def test_the_next_visitor_finds_the_controls_where_they_belong(low):
    guide = low()
    guide.begin("en")
    assert guide.driver.root.shelf is None
