"""A kiosk that runs takes new content whole and only when it is good; what it took survives its death."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kiosk_process import KioskProcess, assert_ends_well, environment, python
from small_museum import ATTRACT, BLUE, GREEN, MAGENTA, SmallMuseum
from visitor import go_home
from x_screen import Colour, XScreen

HASTY = Path(__file__).with_name("hasty_kiosk.py")
SHOWN, REFUSED = "new content is shown", "new content is not taken"
KILLS = 3
Run = Callable[[], KioskProcess]


@pytest.fixture
def run(museum: SmallMuseum, screen: XScreen) -> Iterator[Run]:
    """Start a kiosk that has no patience with its museum."""
    started: list[KioskProcess] = []

    def run_() -> KioskProcess:
        variables = environment(**{"DISPLAY": screen.name, **museum.variables})
        started.append(KioskProcess(python(HASTY), variables))
        return started[-1]

    yield run_
    for kiosk in started:
        kiosk.kill()


def paint(museum: SmallMuseum, colour: Colour) -> None:
    """Give the attract screen another picture, and the exhibition a title that goes with it."""
    from PIL import Image

    picture = museum.file("media/pictures/attract.png")
    new = picture.with_name(".new.png")
    Image.new("RGB", (1600, 1000), colour).save(new)
    new.replace(picture)
    museum.write("exhibits/kiosk.yaml", museum.file("exhibits/kiosk.yaml").read_text() + f"# {colour}\n")


def break_it(museum: SmallMuseum) -> None:
    museum.write("exhibits/people.yaml", "kind: panels\ntitle: [\n")


def test_new_content_is_shown_on_the_attract_screen(run: Run, museum: SmallMuseum, screen: XScreen):
    kiosk = run().ready()
    kiosk.wait_for(SHOWN)
    paint(museum, BLUE)
    screen.look_for(BLUE, 30.0)
    assert kiosk.log.count(SHOWN) == 2
    assert_ends_well(kiosk)
    assert kiosk.complaints == []


def test_broken_content_is_named_and_not_taken_and_a_kiosk_started_on_it_shows_the_last_good(run, museum, screen):
    kiosk = run().ready()
    kiosk.wait_for(SHOWN)
    paint(museum, BLUE)
    break_it(museum)
    kiosk.wait_for(REFUSED)
    assert screen.where(ATTRACT)
    (complaint,) = kiosk.complaints
    assert "exhibits/people.yaml:3:1: error:" in complaint
    assert_ends_well(kiosk)
    # Then it is switched on in the morning.
    kiosk = run().ready()
    go_home(screen)
    (complaint,) = kiosk.complaints
    assert "the content has errors, and the copy of" in complaint
    assert_ends_well(kiosk)


def test_a_visitor_sees_what_was_there_when_they_came(run: Run, museum: SmallMuseum, screen: XScreen):
    kiosk = run().ready()
    kiosk.wait_for(SHOWN)
    go_home(screen)
    before = screen.see_at_rest()
    museum.change("exhibits/people.yaml", "title: People", "title: Others")
    paint(museum, BLUE)
    museum.file("media/pictures/tile.png").unlink()
    assert kiosk.outlives(2.0)
    assert (screen.see() == before).all()
    assert kiosk.log.count(SHOWN) == 1
    assert_ends_well(kiosk)
    assert kiosk.complaints == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_state_folder_without_room_is_said_once_and_new_content_is_shown_all_the_same(
    museum: SmallMuseum, screen: XScreen
):
    museum.state.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "vitrine", museum.state], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    kiosk = KioskProcess(python(HASTY), environment(**{"DISPLAY": screen.name, **museum.variables})).ready()
    try:
        kiosk.wait_for("no copy of the content can be kept, and it is shown as it stands")
        paint(museum, BLUE)
        screen.look_for(BLUE, 30.0)
        assert_ends_well(kiosk)
        assert kiosk.log.count("no copy of the content can be kept") == 1
        assert "Traceback" not in kiosk.log
    finally:
        kiosk.kill()
        subprocess.run(["umount", museum.state], check=True)


def test_killed_at_any_moment_of_an_update_it_starts_on_old_or_new_content(run, museum, screen: XScreen):
    chance = random.Random(4711)
    run().ready().wait_for(SHOWN).kill()
    colours, shown = [BLUE, GREEN, MAGENTA], ATTRACT
    for number in range(KILLS):
        new = next(colour for colour in colours[number % 3 :] + colours if colour != shown)
        kiosk = run().ready()
        screen.look_for(shown)
        paint(museum, new)
        time.sleep(chance.uniform(0.5, 2.5))
        kiosk.process.send_signal(signal.SIGKILL)
        kiosk.process.wait()
        # Nobody can say whether what is there now is whole: it is as if it were not.
        exhibit = museum.file("exhibits/people.yaml").read_bytes()
        break_it(museum)
        kiosk = run().ready()
        screen.until(lambda old=shown, new=new: screen.where(old) or screen.where(new), "neither old nor new")
        shown = new if screen.where(new) else shown
        # What was touched a moment ago is not judged yet, and what is older has errors: a copy is shown either way.
        assert "the copy of" in kiosk.log
        assert_ends_well(kiosk)
        museum.write("exhibits/people.yaml", exhibit)
        paint(museum, shown)
