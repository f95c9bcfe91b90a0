"""Staff see what is on a stick and what becomes of it; a stick that hangs holds nobody up."""

import threading
from pathlib import Path

import pytest

from kiosk.operations.delivery.sticks import Stick
from kiosk.operations.staff.stick_content import StickContent, StickState

ONE, OTHER = (Stick(Path(name), name, ("en",)) for name in ("one", "other"))


def looked(content: StickContent) -> tuple[Stick, ...]:
    content.look()
    assert content.wait(10)
    content.poll()
    return content.found


@pytest.mark.parametrize(("answer", "state"), [(True, StickState.TAKEN), (False, StickState.REFUSED)])
def test_what_is_chosen_is_taken_or_refused(answer, state):
    taken = []
    content = StickContent(lambda: (ONE, OTHER), lambda file: (taken.append(file), answer)[1])
    assert looked(content) == (ONE, OTHER)
    content.use(OTHER)
    assert (content.state, content.found) == (StickState.CHECKING, (OTHER,))
    assert content.wait(10)
    content.poll()
    assert (content.state, content.restart_due, taken) == (state, answer, [OTHER.file])


def test_what_was_refused_may_be_followed_by_another():
    content = StickContent(lambda: (ONE, OTHER), lambda file: file == OTHER.file)
    looked(content)
    for stick, state in ((ONE, StickState.REFUSED), (OTHER, StickState.TAKEN)):
        content.use(stick)
        assert content.wait(10)
        content.poll()
        assert content.state is state
        looked(content)


def test_a_second_touch_takes_nothing_twice():
    gate, taken = threading.Event(), []
    content = StickContent(lambda: (ONE,), lambda file: (gate.wait(10), taken.append(file), True)[2])
    looked(content)
    content.use(ONE)
    content.use(ONE)
    gate.set()
    assert content.wait(10)
    content.poll()
    content.use(ONE)
    assert taken == [ONE.file]


def test_a_stick_that_is_pulled_out_is_gone_with_what_was_said_of_it():
    here = [ONE]
    content = StickContent(lambda: tuple(here), lambda _file: False)
    looked(content)
    content.use(ONE)
    content.wait(10)
    content.poll()
    here.clear()
    assert looked(content) == ()
    assert content.state is StickState.LOOKED_FOR


@pytest.mark.parametrize("hanging", ["search", "taking"])
def test_a_stick_that_hangs_does_not_hold_up_the_main_thread(hanging):
    gate, searches = threading.Event(), []

    def find():
        searches.append(1)
        if hanging == "search":
            gate.wait(60)
        return (ONE,)

    content = StickContent(find, lambda _file: gate.wait(60))
    try:
        for _ in range(5):
            content.look()
            content.poll()
        if hanging == "taking":
            looked(content)
            content.use(ONE)
            content.poll()
            assert content.state is StickState.CHECKING
        else:
            assert (content.found, searches) == ((), [1])
        assert not content.restart_due
    finally:
        gate.set()


def test_a_machine_without_another_thread_is_a_line_in_the_log(monkeypatch, caplog):
    def no_thread(_self):
        raise RuntimeError("can't start new thread")

    content = StickContent(lambda: (ONE,), lambda _file: True)
    looked(content)
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    content.look()
    content.use(ONE)
    assert content.state is StickState.REFUSED
    assert "can't start new thread" in caplog.text
