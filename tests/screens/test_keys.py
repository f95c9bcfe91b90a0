"""The whole visit by keys."""

import pytest
from keyboard import Typist, visit_it_all
from kivy.core.window import Window
from places import panel_of, timeline_of

from kiosk.content.model import Layout
from kiosk.timeline.deck import CardGroup
from kiosk.ui.access.front import front
from kiosk.ui.access.items import ItemKind
from kiosk.visit import Layer, Phase, Place
from kiosk.visit.events import LayerOpened, MotionSwitched, TextSizeChosen


@pytest.fixture
def keys(guide):
    guide.leave()
    return Typist(guide)


def test_enter_wakes_the_kiosk_and_arrows_pick_its_language(keys):
    keys.choose("Français")
    assert keys.driver.state.phase is Phase.BROWSE
    assert keys.driver.state.preferences.language == "fr"
    keys.guide.leave()
    keys.press("enter")
    assert keys.driver.state.phase is Phase.BROWSE


def test_a_whole_visit_needs_no_finger(keys):
    def by_the_overview(panels, panel):
        keys.choose("All panels")
        keys.enter(f"{panels.panels.index(panel) + 1}, ")

    visit_it_all(keys, lambda: keys.press("right"), by_the_overview, ("ar", "العربية"))


def test_every_stop_comes_once_in_a_round_and_back_tab_goes_the_other_way(keys):
    keys.choose("English")
    stops = [item.words for item in keys.driver.root.assistance.focus.stops()]
    forth = keys.around()
    assert sorted(forth) == sorted(stops)
    assert len(forth) == len(set(forth))
    here = keys.item
    keys.press("tab")
    keys.press("tab", "shift")
    assert keys.item == here


def test_escape_closes_a_layer_and_the_ring_is_where_it_was(keys):
    keys.choose("English")
    keys.choose("Display & sound")
    assert keys.driver.state.layer is Layer.TRAY
    assert keys.item is not None
    assert keys.item.owner in list(keys.driver.root.layer.walk())
    assert keys.driver.root.children[0] is keys.driver.root.assistance.focus.ring
    keys.press("escape")
    assert keys.driver.state.layer is None
    assert keys.item is not None
    assert keys.item.words == "Display & sound"


def test_arrows_change_a_slider_in_reading_direction(keys):
    keys.choose("العربية")
    keys.choose(keys.guide.said("Display & sound"))
    while keys.item.kind is not ItemKind.SLIDER:
        keys.press("down")
    volume = keys.driver.state.preferences.volume
    keys.press("left")
    assert keys.driver.state.preferences.volume == pytest.approx(volume + 0.1)
    keys.press("right")
    assert keys.driver.state.preferences.volume == pytest.approx(volume)


def test_escape_leads_home_from_a_panel(keys, exhibition):
    exhibit, panel = panel_of(exhibition, Layout.TEXT)
    keys.guide.begin("en")
    keys.guide.stand(exhibit, panel.id)
    keys.press("escape")
    assert keys.guide.place == Place()


def test_a_finger_takes_the_ring_away_and_a_key_brings_it_back(keys):
    keys.choose("English")
    keys.press("tab")
    assert keys.driver.root.assistance.focus.ring.parent is not None
    keys.guide.tap_at((8, Window.height - 8))
    assert keys.driver.root.assistance.focus.ring.parent is None
    keys.press("tab")
    assert keys.driver.root.assistance.focus.ring.parent is not None


def test_what_is_focused_is_in_view_and_its_ring_is_drawn_around_it(keys, exhibition):
    exhibit, panel = panel_of(exhibition, Layout.TEXT)
    keys.guide.begin("en")
    keys.guide.stand(exhibit, panel.id)
    for _ in keys.driver.root.assistance.focus.stops():
        keys.press("tab")
        x, y, width, height = keys.item.box
        assert x >= 0
        assert y >= 0
        assert x + width <= Window.width
        assert y + height <= Window.height


def test_everything_in_front_has_a_name(keys, exhibition):
    keys.guide.begin("en")
    for exhibit in exhibition.exhibits:
        keys.guide.stand(exhibit)
        unnamed = [item for item in front(keys.driver.root) if not item.words.strip()]
        assert unnamed == []


def test_the_ring_is_forgotten_on_an_attract_screen_that_nobody_uses(keys):
    keys.press("tab")
    assert keys.driver.root.assistance.focus.ring.parent is not None
    keys.driver.advance(31)
    assert keys.driver.root.assistance.focus.ring.parent is None


def test_what_keys_come_to_in_a_long_list_is_in_view(guide):
    exhibit = timeline_of(guide.driver.ui.exhibition)
    guide.begin("en")
    guide.stand(exhibit.id)
    for event in (TextSizeChosen(200), MotionSwitched(less=True)):
        guide.driver.ui.send(event)
    cards = CardGroup(exhibit.cards[0].id, exhibit.cards[-1].id)
    guide.driver.ui.send(LayerOpened(Layer.CARDS, cards.subject))
    guide.driver.settle()
    focus, port = guide.driver.root.assistance.focus, guide.driver.root.layer.ids.scroller.ids.port
    for _ in range(5):
        focus.move(1)
        guide.driver.rest()
        _, bottom, _, height = focus.item.box
        assert bottom + height <= port.top + 1
        assert bottom >= port.y - 1 or height > port.height
