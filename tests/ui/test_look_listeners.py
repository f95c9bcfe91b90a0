"""Listeners are notified of another look in order, and are not kept alive."""

import gc

import pytest
from kivy.clock import Clock

from kiosk.design.palette import STANDARD
from kiosk.ui.runtime.look_listeners import Look, LookListeners

LOOK: Look = (1.0, 1.0, STANDARD, "words")


class Listening:
    def __init__(self, name: str, heard: list[tuple[str, str]]) -> None:
        self.name, self.heard = name, heard

    def look_changed(self, look: Look) -> None:
        assert look is LOOK
        self.heard.append((self.name, "look"))

    def words_changed(self, words: object) -> None:
        assert words == LOOK[-1]
        self.heard.append((self.name, "words"))


@pytest.fixture
def heard() -> list[tuple[str, str]]:
    return []


def test_all_are_told_at_once_and_follow_before_the_frame(heard):
    listeners, some = LookListeners(), [Listening(name, heard) for name in "abc"]
    for one in some:
        listeners.add(one)
    listeners.discard(some[1])
    listeners.notify(None, LOOK)
    assert heard == [("a", "look"), ("c", "look")]
    Clock.tick_draw()
    assert heard[2:] == [("a", "words"), ("c", "words")]


def test_who_is_gone_is_not_held(heard):
    listeners, stays = LookListeners(), Listening("stays", heard)
    listeners.add(Listening("goes", heard))
    listeners.add(stays)
    gc.collect()
    listeners.notify(None, LOOK)
    assert heard == [("stays", "look")]


def test_whoever_comes_while_others_are_told_is_not_told_of_that(heard):
    listeners = LookListeners()

    class Opening(Listening):
        def look_changed(self, look: Look) -> None:
            super().look_changed(look)
            kept.append(Listening("opened", heard))
            listeners.add(kept[-1])

    kept: list[Listening] = [Opening("opens", heard)]
    listeners.add(kept[0])
    listeners.notify(None, LOOK)
    assert heard == [("opens", "look")]
