"""The screen read aloud."""

import pytest
from kivy.core.window import Window
from listener import Ear, Listener
from offscreen import STATE
from places import panel_of, timeline_of

from kiosk.content.model import Layout
from kiosk.paths import Paths
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide
from kiosk.settings import Key, KeyName
from kiosk.ui.access.items import ItemKind
from kiosk.ui.widgets.button import Pill
from kiosk.visit import Layer, Phase

F15 = (1 << 30) + 106


@pytest.fixture(scope="module")
def ear():
    return Ear()


@pytest.fixture(scope="module")
def driver(hall, exhibition, ear):
    hall.close()
    own = {KeyName("f15"): Key.HEADPHONES_IN, KeyName("f16"): Key.HEADPHONES_OUT, KeyName("f17"): Key.REPEAT}
    exhibition.settings.__dict__["keys"] = own
    try:
        with Driver(Paths(Paths.find().root, STATE), exhibition, engine=lambda: ear) as driver:
            yield driver
    finally:
        exhibition.settings.__dict__["keys"] = {}


@pytest.fixture
def listener(driver, ear):
    guide = Guide(driver)
    guide.leave()
    guide.begin("en")
    ear.phrases.clear()
    Window.dispatch("on_keyboard", F15, 0, None, [])
    driver.settle()
    yield Listener(guide, ear)
    assert driver.failures == []


def test_headphones_switch_the_voice_on_and_it_says_what_is_there(listener):
    assert listener.driver.state.preferences.read_aloud
    heard = listener.hear()
    assert heard.startswith("Seven January 1979")
    assert "Where would you like to start?" in heard
    assert "The road to Phnom Penh" in heard
    Window.dispatch("on_keyboard", F15 + 1, 0, None, [])
    listener.driver.settle()
    assert not listener.driver.state.preferences.read_aloud


def test_who_only_listens_reaches_a_named_panel(listener, exhibition):
    exhibit, panel = panel_of(exhibition, Layout.TEXT)
    listener.hear()
    listener.seek(exhibition.exhibits[exhibit].title.source)
    listener.press("enter")
    heard = listener.hear()
    if "Continue" in heard:
        listener.seek("Continue")
        listener.press("enter")
        heard = listener.hear()
    for _ in exhibition.exhibits[exhibit].panels:
        if panel.title.source in heard:
            break
        listener.press("right")
        heard = listener.hear()
    assert listener.guide.place.item == panel.id


def test_a_panel_with_a_recording_is_introduced_and_then_told_by_it(listener, exhibition):
    timeline = timeline_of(exhibition)
    listener.hear()
    listener.guide.stand(timeline.id)
    card = next(card for card in timeline.cards if card.id == listener.guide.place.item)
    heard = listener.hear()
    assert card.title.source in heard
    assert card.body.source.split(".")[0] not in heard
    assert listener.driver.ui.media.state == "playing"


def test_the_chosen_control_is_said_with_its_role_and_state(listener):
    listener.hear()
    listener.seek("Display & sound")
    listener.press("enter")
    listener.hear()
    assert "Button" in listener.seek("100%")
    assert "Selected" in listener.seek("100%", "up")
    heard = listener.seek("Sound")
    while "Slider" not in heard:
        heard = listener.seek("Sound")
    assert "%" in heard


def test_a_touch_ends_it_at_once_and_tells_what_is_under_the_finger(listener, exhibition):
    listener.hear()
    exhibit, panel = panel_of(exhibition, Layout.TEXT)
    listener.guide.stand(exhibit, panel.id)
    speech = listener.driver.ui.media.sound.speech
    assert listener.driver.until(lambda: speech.state == "playing", 5)
    body = next(i for i in listener.driver.root.assistance.focus.stops() if i.kind is ItemKind.HEADING)
    touch = (body.box[0] + 5, body.box[1] + 5)
    listener.ear.phrases.clear()
    listener.guide.tap_at(touch)
    assert listener.hear().startswith(body.words[:20])


def test_it_says_the_last_words_again(listener):
    listener.hear()
    first = listener.seek("Home")
    Window.dispatch("on_keyboard", F15 + 2, 0, None, [])
    assert listener.hear() == first


def test_the_warning_is_read_too(listener):
    listener.hear()
    assert listener.driver.until(lambda: listener.driver.state.phase is Phase.WARN, 200)
    listener.driver.settle()
    assert "Are you still" in listener.hear()


def test_a_language_without_a_voice_is_not_offered(listener):
    listener.guide.begin("km")
    listener.guide.open(Layer.TRAY)
    pill = listener.guide.find(Pill, listener.guide.said("Read aloud"))
    assert not pill.enabled


def test_the_next_visitor_hears_nothing(listener):
    listener.hear()
    listener.guide.begin("en")
    listener.driver.advance(2)
    assert not listener.driver.state.preferences.read_aloud
    assert listener.driver.ui.aloud.state == "off"
