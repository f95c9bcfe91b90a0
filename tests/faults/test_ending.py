"""Whoever tells the kiosk to end waits less than two seconds, whatever it is doing."""

import os
import signal
from pathlib import Path

import pytest
from kiosk_process import assert_ends_well
from PIL import Image
from small_museum import ATTRACT, SmallMuseum
from visitor import go_home, open_the_first_exhibit, play_the_film


def test_told_to_end_while_a_film_plays(start, screen):
    kiosk = start().ready()
    play_the_film(screen)
    assert_ends_well(kiosk)
    assert kiosk.complaints == []


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT], ids=lambda by: by.name)
def test_told_to_end_before_anybody_came(start, screen, by):
    kiosk = start().ready()
    screen.look_for(ATTRACT)
    assert_ends_well(kiosk, by)
    assert kiosk.complaints == []


@pytest.mark.parametrize("later_s", [0.0, 0.1, 0.2, 0.3, 0.4])
def test_told_to_end_while_it_starts(start, museum: SmallMuseum, later_s: float):
    # The first line in the log comes before anything of the window is loaded.
    museum.change("exhibits/people.yaml", "title: A third panel", "titel: A third panel")
    kiosk = start().wait_for("people.yaml")
    assert kiosk.outlives(later_s)
    assert_ends_well(kiosk)


def test_told_to_end_while_a_picture_is_decoded(start, museum: SmallMuseum):
    Image.new("RGB", (9000, 9000), ATTRACT).save(museum.file("media/pictures/attract.png"), compress_level=1)
    kiosk = start().ready()
    assert_ends_well(kiosk)
    assert kiosk.complaints == []


def test_told_twice_it_ends_once(start):
    kiosk = start().ready()
    kiosk.process.send_signal(signal.SIGTERM)
    assert_ends_well(kiosk, signal.SIGINT)


def test_what_hangs_is_left_behind(start):
    kiosk = start(fault="hanging").wait_for("hangs now")
    code, seconds = kiosk.end()
    assert (code, seconds < 2.0) == (0, True), kiosk.log
    assert "still ran when the kiosk was ended by force" in kiosk.log


@pytest.fixture
def stuck_sound(tmp_path: Path) -> dict[str, str]:
    """Variables for an audio device that never opens: SDL's driver for files waits for a reader of the pipe."""
    pipe = tmp_path / "device"
    os.mkfifo(pipe)
    return {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(pipe)}


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT], ids=lambda by: by.name)
def test_told_to_end_while_sound_is_opened(start, stuck_sound, by):
    kiosk = start(**stuck_sound).wait_for("opening sound")
    assert_ends_well(kiosk, by)
    assert kiosk.complaints == []


def test_sound_that_never_opens_keeps_no_visitor_waiting(start, screen, stuck_sound):
    kiosk = start(**stuck_sound).wait_for("opening sound")
    go_home(screen)
    open_the_first_exhibit(screen)
    assert_ends_well(kiosk)
    assert kiosk.complaints == []
