"""What is recorded of a visit is true to it, whatever the visitor does."""

from datetime import UTC, datetime
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from visitors import EXHIBITS, MACHINE

from kiosk.operations.usage.observer import Observer
from kiosk.operations.usage.records import (
    LanguageTaken,
    PlayClosed,
    PlayOpened,
    StayClosed,
    StayOpened,
    VisitClosed,
    VisitOpened,
)
from kiosk.visit import Place
from kiosk.visit import events as ev

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
PANEL = ev.PlaceOpened(Place("whose-history", "memory"))


def observe(*steps, start=1000.0):
    """Give the records of events; a number among them moves the clock on."""
    observer, now, state, found = Observer(), start, MACHINE.start(start), []
    for step in steps:
        if isinstance(step, int | float):
            now += step
            continue
        state, effects = MACHINE.handle(state, step, now)
        found += observer.step(state, effects, now, NOON)
    return found


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def test_a_visit_is_recorded_from_the_first_touch_to_its_end():
    records = observe(ev.Woken("km"), 5, PANEL, 30, ev.StartOverChosen())
    assert records == [
        VisitOpened(NOON),
        StayOpened(0, 0.0, "", ""),
        LanguageTaken(0, 0.0, "km"),
        StayClosed(0, 5.0),
        StayOpened(1, 5.0, "whose-history", "memory"),
        StayClosed(1, 30.0),
        VisitClosed(35.0, 0.0, "left"),
    ]


def test_who_walks_away_stayed_until_the_last_touch():
    records = observe(ev.Woken("en"), 5, PANEL, 10, ev.Touched(), 60, ev.Ticked(), 20, ev.Ticked())
    assert of(StayClosed, records)[-1] == StayClosed(1, 10.0)
    assert records[-1] == VisitClosed(15.0, 80.0, "timed out")


def test_a_recording_that_was_paused_is_one_and_its_pause_does_not_count():
    records = observe(
        *(ev.Woken("en"), PANEL, ev.PlaybackStarted("film", "films/a"), 10, ev.PlaybackEnded("film"), 100),
        *(ev.PlaybackStarted("film", "films/a"), 5, ev.PlaybackEnded("film"), ev.StartOverChosen()),
    )
    assert of(PlayOpened, records) == [PlayOpened(0, 0.0, 1, "film", "films/a")]
    assert of(PlayClosed, records) == [PlayClosed(0, 10.0), PlayClosed(0, 15.0)]


def test_another_recording_on_the_same_channel_ends_the_first():
    records = observe(
        *(ev.Woken("en"), PANEL, ev.PlaybackStarted("narration", "a"), 4),
        *(ev.PlaybackStarted("narration", "b"), 3, ev.PlaceOpened(Place())),
    )
    assert of(PlayClosed, records) == [PlayClosed(0, 4.0), PlayClosed(1, 3.0)]


def test_each_language_is_recorded_when_it_is_taken():
    records = observe(ev.Woken("en"), 3, ev.LanguageChosen("vi"), 3, ev.LanguageChosen("vi"))
    assert of(LanguageTaken, records) == [LanguageTaken(0, 0.0, "en"), LanguageTaken(1, 3.0, "vi")]


def test_a_screen_that_fails_ends_the_visit_as_failed():
    assert observe(ev.Woken("en"), 3, ev.ScreenFailed())[-1] == VisitClosed(3.0, 0.0, "failed")


def test_nothing_is_recorded_while_nobody_is_there():
    assert observe(ev.Ticked(), 500, ev.Touched(), PANEL, ev.ScreenFailed()) == []


def test_a_visit_that_the_kiosk_cuts_off_is_recorded_as_such():
    observer = Observer()
    state, effects = MACHINE.handle(MACHINE.start(0), ev.Woken("en"), 1)
    observer.step(state, effects, 1, NOON)
    assert observer.cut(9) == (StayClosed(0, 8.0), VisitClosed(8.0, 0.0, "interrupted"))
    assert observer.cut(9) == ()


PLACES = [Place(), *(Place(exhibit, item) for exhibit, items in EXHIBITS.items() for item in items)]
EVENTS = st.one_of(
    st.sampled_from([ev.Ticked(), ev.Touched(), ev.Woken("en"), ev.StartOverChosen(), ev.ScreenFailed()]),
    st.builds(ev.PlaceOpened, st.sampled_from(PLACES)),
    st.builds(ev.LanguageChosen, st.sampled_from(["en", "vi"])),
    st.builds(ev.PlaybackStarted, st.sampled_from(["narration", "film"]), st.sampled_from("ab")),
    st.builds(ev.PlaybackEnded, st.sampled_from(["narration", "film"])),
)


STEPS = st.lists(EVENTS | st.floats(-100, 200), max_size=20)
ENDINGS = st.sampled_from([(ev.StartOverChosen(),), (ev.ScreenFailed(),), (61, ev.Ticked(), 21, ev.Ticked()), ()])
VISITS = st.lists(st.tuples(STEPS, ENDINGS).map(lambda parts: [ev.Woken("en"), *parts[0], *parts[1]]), max_size=4)


@given(VISITS | STEPS.map(lambda steps: [steps]))
def test_the_stays_of_a_visit_fill_it_and_no_time_is_negative_whatever_the_clock_does(visits):
    stays, open_, began = 0.0, False, 0
    for record in observe(*chain.from_iterable(visits)):
        seconds = [
            value
            for name in ("at_s", "dwell_s", "played_s", "duration_s", "idle_s")
            if (value := getattr(record, name, None)) is not None
        ]
        assert all(value >= 0 for value in seconds), record
        if isinstance(record, VisitOpened):
            assert not open_
            stays, open_, began = 0.0, True, began + 1
        elif isinstance(record, StayClosed):
            stays += record.dwell_s
        elif isinstance(record, VisitClosed):
            assert stays == pytest.approx(record.duration_s)
            open_ = False
