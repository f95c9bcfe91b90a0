"""The whole visit by one switch."""

from dataclasses import replace

import pytest
from keyboard import OneSwitch
from places import panel_of, timeline_of

from kiosk.content.model import Layout
from kiosk.playback import PlayState
from kiosk.settings import KeyName, KeyUse
from kiosk.visit import Phase, Place


@pytest.fixture(scope="module")
def with_a_switch(exhibition):
    settings = exhibition.settings.model_copy(update={"keys": {KeyName("f13"): KeyUse.SWITCH}})
    return replace(exhibition, settings=settings)


@pytest.fixture
def switch(hall, with_a_switch):
    guide = hall.enter(with_a_switch)
    guide.leave()
    yield OneSwitch(guide)
    hall.leave()


def test_a_whole_visit_needs_one_switch_alone(switch, exhibition):
    timeline = timeline_of(exhibition)
    exhibit, panel = panel_of(exhibition, Layout.FILM)
    title = exhibition.exhibits[exhibit].title.source
    switch.choose("English")
    assert switch.driver.state.phase is Phase.BROWSE
    switch.choose(timeline.title.source)
    if switch.driver.state.asked:
        switch.choose("Continue")
    first = switch.guide.place
    switch.choose("Next")
    assert switch.guide.place.exhibit == timeline.id
    assert switch.guide.place != first
    switch.choose("Home")
    switch.choose(title)
    if switch.driver.state.asked:
        switch.choose("Continue")
    while switch.guide.place.item != panel.id:
        switch.choose("Next")
        if switch.driver.state.asked:
            switch.choose("Continue")
    switch.choose("Play")
    assert switch.driver.film().state is PlayState.PLAYING
    switch.choose("English")
    switch.choose("Tiếng Việt")
    assert switch.driver.state.preferences.language == "vi"
    assert switch.guide.place == Place(exhibit, panel.id)
    switch.guide.leave()
    assert switch.driver.state.phase is Phase.ATTRACT


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
