"""Who follows the environment is told, in order, and is held by nobody."""

import gc

import pytest
from kivy.clock import Clock

from kiosk.design.palette import STANDARD
from kiosk.ui.runtime.look_listeners import Look, LookListeners

LOOK: Look = (1.0, 1.0, STANDARD, "words")


class Listening:
    def __init__(self, name: str, heard: list[tuple[str, str]]) -> None:
        self.name, self.heard = name, heard

    def look_anew(self, look: Look) -> None:
        assert look is LOOK
        self.heard.append((self.name, "look"))

    def follow(self, words: object) -> None:
        assert words == LOOK[-1]
        self.heard.append((self.name, "follow"))


@pytest.fixture
def heard() -> list[tuple[str, str]]:
    return []


def test_all_are_told_at_once_and_follow_before_the_frame(heard):
    audience, some = LookListeners(), [Listening(name, heard) for name in "abc"]
    for one in some:
        audience.add(one)
    audience.discard(some[1])
    audience.tell(None, LOOK)
    assert heard == [("a", "look"), ("c", "look")]
    Clock.tick_draw()
    assert heard[2:] == [("a", "follow"), ("c", "follow")]


def test_who_is_gone_is_not_held(heard):
    audience, stays = LookListeners(), Listening("stays", heard)
    audience.add(Listening("goes", heard))
    audience.add(stays)
    gc.collect()
    audience.tell(None, LOOK)
    assert heard == [("stays", "look")]


def test_whoever_comes_while_others_are_told_is_not_told_of_that(heard):
    audience = LookListeners()

    class Opening(Listening):
        def look_anew(self, look: Look) -> None:
            super().look_anew(look)
            kept.append(Listening("opened", heard))
            audience.add(kept[-1])

    kept: list[Listening] = [Opening("opens", heard)]
    audience.add(kept[0])
    audience.tell(None, LOOK)
    assert heard == [("opens", "look")]
