"""A start that hangs is a crash, content that cannot be judged gives way, and a state folder has one kiosk."""

import signal
import time

import own_time
import pytest
from kiosk_process import Start, assert_ends_well
from small_museum import ATTRACT, SmallMuseum
from x_screen import XScreen

from kiosk.operations.updates.keeper import KeepResult, keep
from kiosk.paths import Paths

CAREFUL = "after several crashes the kiosk starts carefully"
SITE = """
import sys
if "kiosk.operations.updates.start_check_process" in sys.orig_argv:
    {instead}
"""


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT], ids=lambda by: by.name)
def test_three_starts_that_hang_and_are_told_to_end_are_followed_by_a_careful_one(start: Start, by):
    for _ in range(3):
        kiosk = start(fault="hanging_start").wait_for("the start hangs now")
        assert CAREFUL not in kiosk.log
        assert_ends_well(kiosk, by)
    kiosk = start(fault="hanging_start").ready()
    assert CAREFUL in kiosk.log
    assert_ends_well(kiosk)
    # It was told to end after its first picture: the next one is an ordinary start.
    kiosk = start().ready()
    assert CAREFUL not in kiosk.log
    assert_ends_well(kiosk)


@pytest.mark.parametrize("instead", ["import time; time.sleep(600)", "import re; re.match('(a*)*b', 'a' * 60)"])
def test_content_that_hangs_gives_way_to_the_last_good_copy_within_ten_seconds(
    start: Start, screen: XScreen, museum: SmallMuseum, tmp_path, instead: str
):
    assert keep(Paths(museum.root, museum.state)).result is KeepResult.KEPT
    museum.change("exhibits/people.yaml", "title: A third panel", "title: Another panel")
    time.sleep(5.1)  # content that somebody has just touched waits in any case
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(SITE.format(instead=instead))
    begun = own_time.now()
    kiosk = start(PYTHONPATH=str(tmp_path / "site")).ready()
    assert own_time.now() - begun < 10.0
    screen.look_for(ATTRACT)
    assert "it could not be judged within" in kiosk.log
    assert_ends_well(kiosk)


def test_a_second_kiosk_on_one_state_folder_ends_with_a_sentence(start: Start, museum: SmallMuseum):
    first = start().ready()
    second = start()
    assert second.code() == 1
    assert "another kiosk uses the state folder" in second.log
    assert "Traceback" not in second.log
    first.kill()
    # The lock of a process that is dead blocks nobody, and the second start was no crash.
    third = start().ready()
    assert_ends_well(third)
