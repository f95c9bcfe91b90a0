"""A screen that breaks leads back to the attract screen; one that breaks all the time ends the process."""

import pytest
from small_museum import ATTRACT, TILE
from visitor import go_home


@pytest.mark.parametrize("fault", ["home_once", "home_unmade_once", "tile_once"])
def test_a_screen_that_breaks_leads_back_to_attract(start, screen, fault: str):
    kiosk = start(fault=fault).ready()
    left, top, right, bottom = screen.look_for(ATTRACT)
    screen.tap((left + right) // 2, (top + bottom) // 2)
    kiosk.wait_for("a screen failed")
    screen.look_for(ATTRACT)
    assert screen.where(TILE) is None
    go_home(screen)
    code, _seconds = kiosk.end()
    assert code == 0
    assert kiosk.log.count("a screen failed") == 1


@pytest.mark.parametrize("fault", ["clock", "drawing"])
def test_what_breaks_all_the_time_ends_the_process_so_that_it_is_started_anew(start, fault: str):
    kiosk = start(fault=fault).ready()
    assert kiosk.code() == 1
    assert kiosk.log.count("a screen failed") == 6
    assert kiosk.lines[-1].endswith("kiosk.app: ended")


def test_a_kiosk_that_was_rescued_still_ends_well(start):
    kiosk = start(fault="clock").wait_for("it fails again")
    code, seconds = kiosk.end()
    assert code in {0, 1}
    assert seconds < 2.0
