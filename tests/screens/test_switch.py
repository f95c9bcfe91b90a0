"""The whole visit by one switch."""

from dataclasses import replace

import pytest
from keyboard import OneSwitch, visit_it_all

from kiosk.settings import Key, KeyName
from kiosk.visit import Phase


@pytest.fixture(scope="module")
def with_a_switch(exhibition):
    settings = exhibition.settings.model_copy(update={"keys": {KeyName("f13"): Key.SWITCH}})
    return replace(exhibition, settings=settings)


@pytest.fixture
def switch(hall, with_a_switch):
    guide = hall.enter(with_a_switch)
    guide.leave()
    yield OneSwitch(guide)
    hall.leave()


def test_a_whole_visit_needs_one_switch_alone(switch):
    def step_by_step(_panels, panel):
        while switch.guide.place.item != panel.id:
            switch.enter("Next")

    visit_it_all(switch, lambda: switch.choose("Next"), step_by_step, ("vi", "Tiếng Việt"))


def test_a_ring_that_nobody_answers_stops(switch):
    switch.choose("English")
    switch.press()
    assert switch.driver.root.assistance.scanning.running
    switch.driver.advance(50)
    assert not switch.driver.root.assistance.scanning.running
    assert switch.driver.root.assistance.focus.ring.parent is None


def test_waiting_for_the_ring_does_not_keep_the_kiosk_awake(switch):
    switch.choose("English")
    assert switch.driver.until(lambda: switch.driver.state.phase is Phase.WARN, 130)
    switch.press()
    assert switch.driver.state.phase is Phase.BROWSE


def test_a_finger_ends_it(switch):
    switch.choose("English")
    switch.press()
    switch.guide.tap_at((8, 500))
    assert not switch.driver.root.assistance.scanning.running
