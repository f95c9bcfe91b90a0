"""Visits: what is asked, what is remembered, and what is forgotten between two visitors."""

import pytest

from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.home import HomeScreen, Tile
from kiosk.ui.widgets.text import Text
from kiosk.visit import Layer, Phase, Place


@pytest.fixture
def asked(small: Guide) -> Guide:
    small.begin("en")
    small.choose("rooms")
    return small


def test_the_advisory_is_asked_before_anything_is_shown(asked: Guide):
    assert asked.driver.state.asked == Place("rooms", "picture")
    assert isinstance(asked.driver.root.screen, HomeScreen)
    assert asked.shows("These panels speak of mass violence")


def test_whoever_goes_back_is_asked_again(asked: Guide):
    asked.tap("Go back")
    assert asked.place == Place()
    assert asked.driver.state.asked is None
    asked.choose("rooms")
    assert asked.driver.state.asked is not None


def test_whoever_goes_on_is_not_asked_again_but_the_next_visitor_is(asked: Guide):
    asked.tap("Continue")
    assert asked.place == Place("rooms", "picture")
    asked.home()
    asked.choose("rooms")
    assert asked.place == Place("rooms", "picture")
    asked.begin("en")
    asked.choose("rooms")
    assert asked.driver.state.asked is not None


def test_a_touch_beside_the_advisory_goes_back(asked: Guide):
    asked.tap_at((20, 300))
    assert asked.driver.state.asked is None
    assert asked.place == Place()


def test_the_warning_counts_down(small: Guide):
    small.begin("en")
    assert small.driver.until(lambda: small.driver.state.phase is Phase.WARN, 100)
    small.driver.settle()
    assert small.find(Text, role="countdown").shown == "20"
    small.wait(7)
    assert small.find(Text, role="countdown").shown in ("14", "13")


@pytest.mark.parametrize("at", [(5, 5), (480, 270), (950, 530), (480, 40)])
def test_a_touch_anywhere_keeps_the_visitor_and_does_nothing_else(small: Guide, at: tuple[int, int]):
    small.begin("en")
    small.open(Layer.TRAY)
    small.wait(61)
    assert small.driver.state.phase is Phase.WARN
    small.tap_at(at)
    assert small.driver.state.phase is Phase.BROWSE
    assert small.driver.state.layer is Layer.TRAY
    assert small.place == Place()


def test_a_visitor_can_stay_as_often_as_they_like(small: Guide):
    small.begin("en")
    for _ in range(12):
        small.wait(61)
        assert small.driver.state.phase is Phase.WARN
        small.tap_at((300, 300))
    assert small.driver.state.phase is Phase.BROWSE


def test_start_over_ends_the_visit_at_once(small: Guide):
    small.begin("vi")
    small.wait(61)
    small.tap(small.driver.root.warning.ids.leave)
    assert isinstance(small.driver.root.screen, AttractScreen)
    assert small.driver.ui.language == "en"


def test_a_finger_that_slides_off_start_over_stays(small: Guide):
    small.begin("en")
    small.wait(61)
    button = small.driver.root.warning.ids.leave
    small.drag(button.center, (button.center_x, button.center_y - 120))
    assert small.driver.state.phase is Phase.BROWSE


def test_nothing_resets_an_attract_screen(small: Guide):
    small.wait(600)
    assert small.attracting
    assert small.driver.root.warning is None


def test_a_screen_that_breaks_leads_back_to_the_attract_screen(small: Guide, monkeypatch: pytest.MonkeyPatch):
    small.begin("en")

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Tile, "on_tap", broken)
    small.tap_at(small.find(Tile).center)
    small.wait(0.5)
    assert [str(failure) for failure in small.driver.failures] == ["broken"]
    assert small.attracting
    small.driver.failures.clear()
    small.begin("en")
    assert isinstance(small.driver.root.screen, HomeScreen)


def test_visits_leave_nothing_scheduled(small: Guide):
    from kivy.clock import Clock

    small.begin("en")
    small.leave()
    small.wait(3)
    before = len(Clock.get_events())
    for _ in range(5):
        small.begin("en")
        small.stand("rooms", "film")
        small.tap("Play")
        small.leave()
        small.wait(3)
    assert len(Clock.get_events()) <= before
