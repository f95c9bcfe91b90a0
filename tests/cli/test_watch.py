"""What watches a running kiosk: visitors are recorded where they are to be, and the status says what is shown."""

import sqlite3
from contextlib import closing

import pytest

from kiosk.cli._monitoring import Monitoring
from kiosk.operations.health.status import read, status_file
from kiosk.operations.updates import start
from kiosk.operations.updates.content import Content, ContentStatus
from kiosk.operations.usage import usage_file
from kiosk.visit import Outline, Rules, VisitMachine
from kiosk.visit import events as ev


class Source:
    """Knows of no other content."""

    def __init__(self, faults=()):
        self.standing = ContentStatus("a1b2", "", tuple(faults))


@pytest.fixture
def watch(museum, monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)

    def begin(source=None, *, visitors=True):
        return Monitoring(start.choose(museum.paths), source or Source(), metrics=None, visitors=visitors)

    return begin


def one_visit(watch):
    machine = VisitMachine(Rules(("en",)), Outline({}))
    state = machine.start(0)
    for event in (ev.Woken("en"), ev.StartOverChosen()):
        state, effects = machine.handle(state, event, 1)
        watch.step(state, effects)


def test_a_visit_is_recorded_even_before_anything_was_loaded_for_it(museum, watch):
    kiosk = watch()
    one_visit(kiosk)
    kiosk.end()
    with closing(sqlite3.connect(usage_file(museum.paths.state))) as connection:
        assert connection.execute("SELECT reason FROM visits").fetchall() == [("left",)]


def test_a_curators_window_and_a_museum_that_keeps_nothing_are_not_recorded(museum, watch):
    kiosk = watch(visitors=False)
    one_visit(kiosk)
    kiosk.end()
    museum.change("exhibits/kiosk.yaml", "home:", "usage: {keep: 0 days}\nhome:")
    kiosk = watch()
    one_visit(kiosk)
    kiosk.end()
    assert not usage_file(museum.paths.state).exists()


def test_the_status_says_what_is_shown_and_follows_new_content(museum, watch):
    kiosk = watch(Source(["exhibits/x.yaml:1:1: error: broken"]))
    kiosk._open()
    first = kiosk._reporter.status().content
    assert (first.title, first.version, first.exhibits, first.errors) == ("The exhibition", "a1b2", 2, 1)
    museum.change("exhibits/kiosk.yaml", "title: The exhibition", "title: Another")
    new = start.choose(museum.paths)
    kiosk.show(Content(new.paths, new.loaded.exhibition))
    kiosk.end()
    # It is the one that writes, and has written its last.
    kiosk._reporter._thread.join(10)
    assert read(status_file(museum.paths.state)).content.title == "Another"
