"""Garbage is collected while no visitor waits."""

import gc
import weakref

import pytest

from kiosk.ui.runtime import garbage_collection
from kiosk.visit.events import PlaybackEnded, PlaybackStarted, StartOverChosen


class Cycle:
    """Something that only a garbage collection frees."""

    def __init__(self):
        self.me = self


def left_behind():
    return weakref.ref(Cycle())


@pytest.fixture
def rested(guide):
    """A visitor before whom everything has been collected."""
    guide.driver.ui.send(StartOverChosen())
    guide.wait(2 * garbage_collection.AT_REST_S)
    guide.begin("en")
    return guide


def test_no_step_waits_for_a_collection(rested):
    thing = left_behind()
    rested.choose("fourteen-days")
    for _ in range(3):
        rested.step(1)
    rested.wait(2 * garbage_collection.AT_REST_S)
    assert not gc.isenabled()
    assert thing() is not None


def test_when_the_visitor_has_gone_everything_is_collected_and_what_stays_is_passed_by(rested):
    thing = left_behind()
    rested.driver.ui.send(StartOverChosen())
    rested.wait(2 * garbage_collection.AT_REST_S)
    assert thing() is None
    assert gc.get_freeze_count() > len(gc.get_objects())


def test_whoever_stays_long_waits_at_rest(rested, monkeypatch):
    monkeypatch.setattr(garbage_collection, "MANY", 1000)
    thing, many = left_behind(), [[] for _ in range(2000)]
    rested.choose("fourteen-days")
    assert thing() is not None
    rested.wait(2 * garbage_collection.AT_REST_S)
    assert thing() is None
    assert many


def test_what_plays_is_not_held_up(rested, monkeypatch):
    monkeypatch.setattr(garbage_collection, "MANY", 1000)
    thing, many = left_behind(), [[] for _ in range(2000)]
    rested.choose("fourteen-days")
    rested.driver.ui.send(PlaybackStarted("film", "film"))
    rested.wait(3 * garbage_collection.AT_REST_S)
    assert thing() is not None
    rested.driver.ui.send(PlaybackEnded("film"))
    rested.wait(2 * garbage_collection.AT_REST_S)
    assert thing() is None
    assert many


def test_whoever_never_rests_waits_now_and_then(rested, monkeypatch):
    monkeypatch.setattr(garbage_collection, "MOST", 1000)
    thing, many = left_behind(), [[] for _ in range(2000)]
    rested.wait(2 * garbage_collection.LOOK_EVERY_S)
    assert thing() is None
    assert many


def test_a_kiosk_that_has_ended_leaves_collecting_to_python(rested):
    rested.driver.app.root.garbage.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    rested.driver.app.root.garbage.begin()
    assert not gc.isenabled()


def test_what_stood_for_other_content_goes_soon_though_nobody_has_gone(rested):
    thing = left_behind()
    rested.driver.app.root.garbage.collect_renewed()
    rested.wait(2 * garbage_collection.RENEWED_S)
    assert thing() is None
