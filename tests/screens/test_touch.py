"""Fingers: what counts as a tap, what does not, and what none of it may do."""

import random
from collections.abc import Iterator

import pytest

from kiosk.rehearsal.tour.driver import FRAME_S
from kiosk.rehearsal.tour.finger import Point
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.screens.home import HomeScreen, Tile
from kiosk.ui.screens.timeline_screen import ZoomPill
from kiosk.ui.timeline.strip import Strip
from kiosk.visit import Phase, Place

PANELS = "aid-and-rebuilding"


@pytest.fixture
def at_panels(guide: Guide) -> Guide:
    guide.begin("en")
    guide.stand(PANELS)
    return guide


def at(guide: Guide) -> int:
    """Give the number of the panel at hand."""
    return int(guide.driver.root.screen.at)


def next_button(guide: Guide) -> Point:
    return tuple(guide.driver.root.bar.ids.next.center)


def test_the_first_touch_only_wakes_the_kiosk(guide: Guide):
    guide.begin("en")
    tile = guide.find(Tile, large=True).center
    guide.leave()
    guide.tap_at(tile)
    assert guide.driver.state.phase is Phase.BROWSE
    assert guide.place == Place()
    assert isinstance(guide.driver.root.screen, HomeScreen)


@pytest.mark.parametrize("language", ["vi", "ar"])
def test_a_touch_on_a_language_wakes_the_kiosk_in_it(guide: Guide, language: str):
    guide.wake(language)
    assert guide.driver.ui.language == language


def test_the_attract_screen_is_woken_in_the_language_that_it_speaks(guide: Guide):
    every_s = guide.driver.ui.exhibition.settings.attract.change_language_every_s
    guide.wait(every_s)
    guide.tap_at((480, 500))
    assert guide.driver.state.preferences.language == "vi"


def test_a_tap_is_felt_in_the_next_frame_and_counts_when_the_finger_lifts(at_panels: Guide):
    finger = at_panels.driver.hand.down(next_button(at_panels))
    at_panels.driver.frame()
    assert at_panels.driver.root.bar.ids.next.pressed
    at_panels.frames(30)
    assert at(at_panels) == 0
    finger.up()
    at_panels.driver.frame()
    assert not at_panels.driver.root.bar.ids.next.pressed
    assert at(at_panels) == 1


def test_a_finger_that_moved_more_than_four_millimetres_was_not_tapping(at_panels: Guide):
    x, y = next_button(at_panels)
    mm = at_panels.driver.ui.mm
    at_panels.drag((x, y), (x + 4.5 * mm, y))
    assert at(at_panels) == 0
    at_panels.drag((x, y), (x + 3.5 * mm, y))
    assert at(at_panels) == 1


def test_a_finger_that_comes_back_was_not_tapping_either(at_panels: Guide):
    x, y = next_button(at_panels)
    finger = at_panels.driver.hand.down((x, y))
    for across in (6, 0):
        at_panels.driver.frame()
        finger.move((x + across * at_panels.driver.ui.mm, y))
    at_panels.driver.frame()
    finger.up()
    at_panels.driver.settle()
    assert at(at_panels) == 0


def test_a_second_contact_within_sixty_milliseconds_is_the_same_finger(at_panels: Guide):
    driver = at_panels.driver
    for _ in range(2):
        finger = driver.hand.down(next_button(at_panels))
        driver.frame(0.01)
        finger.up()
        driver.frame(0.01)
    driver.settle()
    assert at(at_panels) == 1


def test_two_taps_with_a_breath_between_them_are_two(at_panels: Guide):
    at_panels.tap_at(next_button(at_panels))
    at_panels.tap_at(next_button(at_panels))
    assert at(at_panels) == 2


def test_a_swipe_steps_to_the_next_panel_and_back(at_panels: Guide):
    at_panels.swipe(-0.3)
    assert at(at_panels) == 1
    at_panels.swipe(0.3)
    assert at(at_panels) == 0


def test_a_swipe_turns_about_with_the_reading_direction(guide: Guide):
    guide.begin("ar")
    guide.stand(PANELS)
    guide.swipe(0.3)
    assert at(guide) == 1
    guide.swipe(-0.3)
    assert at(guide) == 0


def test_a_drag_upwards_is_no_swipe(at_panels: Guide):
    at_panels.drag((300, 100), (340, 400))
    assert at(at_panels) == 0


def test_a_palm_does_nothing(at_panels: Guide):
    x, y = next_button(at_panels)
    fingers = []
    for number in range(8):
        fingers.append(at_panels.driver.hand.down((x - 20 + 5 * number, y)))
        at_panels.driver.frame(0.005)
    for finger in fingers:
        finger.up()
    at_panels.driver.settle()
    assert at(at_panels) == 0


def test_ten_fingers_that_hammer_break_nothing(at_panels: Guide):
    for _ in hammering(at_panels, fingers=10, frames=400, seed=7):
        at_panels.driver.frame(FRAME_S)
    at_panels.driver.settle()
    assert at_panels.driver.failures == []
    at_panels.begin("en")
    at_panels.stand(PANELS)
    at_panels.tap_at(next_button(at_panels))
    assert at(at_panels) == 1


def test_ten_fingers_on_the_timeline_break_nothing(guide: Guide):
    guide.begin("ar")
    guide.stand("road-to-phnom-penh")
    for _ in hammering(guide, fingers=10, frames=400, seed=3):
        guide.driver.frame(FRAME_S)
    guide.driver.settle()
    guide.begin("en")
    assert guide.place == Place()


def test_something_that_lies_on_the_screen_does_not_keep_the_kiosk_awake(at_panels: Guide):
    finger = at_panels.driver.hand.down((200, 300))
    assert at_panels.driver.until(lambda: at_panels.driver.state.phase is Phase.WARN, 300)
    finger.up()
    at_panels.driver.settle()


@pytest.mark.parametrize("at", [(480, 300), (200, 100), (950, 530), (20, 20)])
def test_something_that_never_lifts_does_not_keep_a_tap_from_its_button(at_panels: Guide, at: Point):
    at_panels.driver.hand.down(at)
    for seconds, panel in ((1, 1), (6, 2), (30, 3)):
        at_panels.wait(seconds)
        at_panels.tap_at(next_button(at_panels))
        assert at_panels.driver.root.screen.at == panel


def test_a_button_that_something_lies_on_can_be_tapped(at_panels: Guide):
    at_panels.driver.hand.down(next_button(at_panels))
    at_panels.wait(6)
    at_panels.tap_at(next_button(at_panels))
    assert at(at_panels) == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_something_that_lies_on_the_strip_of_time_makes_no_pinch_of_a_drag(guide: Guide, share: float):
    guide.begin("en")
    guide.stand("road-to-phnom-penh")
    strip = guide.find(Strip)
    guide.tap(guide.find(ZoomPill, direction=1))
    guide.driver.hand.down((strip.x + strip.width * share, strip.center_y))
    guide.wait(6)
    scale, day, low = strip.axis.scale, strip.axis.at(600).day, strip.y + strip.height * 0.1
    guide.drag((strip.x + 600, low), (strip.x + 400, low), rest=10)
    assert strip.axis.scale == pytest.approx(scale)
    assert strip.axis.at(400).day == pytest.approx(day, abs=5)


def hammering(guide: Guide, fingers: int, frames: int, seed: int) -> Iterator[None]:
    """Put fingers anywhere, move and lift them without sense; in the end none is left."""
    chance = random.Random(seed)
    held = []
    for _ in range(frames):
        somewhere = (chance.uniform(0, 959), chance.uniform(0, 539))
        act = chance.random()
        if act < 0.5 and len(held) < fingers:
            held.append(guide.driver.hand.down(somewhere))
        elif act < 0.75 and held:
            chance.choice(held).move(somewhere)
        elif held:
            held.pop(chance.randrange(len(held))).up()
        yield
    for finger in held:
        finger.up()
    yield
