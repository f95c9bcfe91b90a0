"""No key, no button and no finger leads out of the kiosk, on a desktop that has a hundred ways out."""

import os
import random
import shutil
from collections.abc import Iterator

import pytest
from desktop import DECOY, Desktop, press_every_button, press_every_key
from kiosk_process import KioskProcess, Start, assert_ends_well
from small_museum import ATTRACT, SmallMuseum
from x_screen import PAUSE, XScreen
from Xlib import X
from Xlib.ext import xtest

from kiosk.operations.staff import Guard
from kiosk.operations.staff.failed_attempts import FailedAttemptsFile

MOST_MODIFIERS = int(os.environ.get("VITRINE_MODIFIERS", "2"))
"""In CI; VITRINE_MODIFIERS=5 is every key under every combination of them."""
DRAGS = 300
PIN, WRONG = "271828", "314159"
HOLD_S = 3.5
TRIES = 4
SDL_ASKS_S = 5.0


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    if not shutil.which("Xvfb") or not shutil.which("openbox"):
        pytest.skip("Xvfb or openbox is not installed")
    screen = XScreen(1366, 768)
    desktop = Desktop(screen)
    yield desktop
    desktop.close()
    screen.close()


@pytest.fixture
def kiosk(start: Start, desktop: Desktop, museum: SmallMuseum) -> KioskProcess:
    Guard(museum.state / "staff").set(PIN)
    kiosk = start(DISPLAY=desktop.screen.name).ready()
    desktop.screen.look_for(ATTRACT)
    desktop.screen.until(desktop.is_locked, "keyboard and mouse are free")
    return kiosk


def drag_anywhere(desktop: Desktop, _most_modifiers: int) -> Iterator[str]:
    """Drag and tap without sense, also from and over the edges."""
    chance, screen, display = random.Random(5), desktop.screen, desktop.display
    for number in range(DRAGS):
        for kind, button in ((X.MotionNotify, 0), (X.ButtonPress, 1), (X.MotionNotify, 0), (X.ButtonRelease, 1)):
            at = {"x": chance.randint(0, screen.width - 1), "y": chance.randint(0, screen.height - 1)}
            xtest.fake_input(display, kind, button, **(at if kind == X.MotionNotify else {}))
        if number % 20 == 19:
            display.sync()
            yield f"drag {number}"


def knock(screen: XScreen) -> None:
    """Make the staff's gesture with the mouse in the upper left corner."""
    xtest.fake_input(screen.display, X.MotionNotify, x=12, y=12)
    for hold_s in (HOLD_S, 0.1, 0.1, 0.1, HOLD_S):
        xtest.fake_input(screen.display, X.ButtonPress, 1)
        screen.display.sync()
        PAUSE.wait(hold_s)
        xtest.fake_input(screen.display, X.ButtonRelease, 1)
        screen.display.sync()
        PAUSE.wait(0.3)


def type_pin(screen: XScreen, pin: str) -> None:
    for digit in pin:
        screen.key(digit)
    screen.key("Return")


def asks_for_the_pin(kiosk: KioskProcess, screen: XScreen) -> bool:
    """Make the gesture, type a wrong PIN, and tell whether it was judged; a busy machine may see one hold too short."""
    screen.key("Escape")
    tried = kiosk.log.count("a wrong staff PIN")
    knock(screen)
    type_pin(screen, WRONG)
    PAUSE.wait(2.0)
    return kiosk.log.count("a wrong staff PIN") > tried


def let_staff_in(screen: XScreen) -> None:
    """Give the right PIN at a keyboard."""
    screen.key("Control_L", "Alt_L", "p")
    type_pin(screen, PIN)
    PAUSE.wait(1.0)
    screen.see_at_rest()


def test_nothing_leads_out_and_the_pin_is_asked_for(kiosk: KioskProcess, desktop: Desktop):
    for press in (press_every_key, press_every_button, drag_anywhere):
        for pressed in press(desktop, MOST_MODIFIERS):
            assert kiosk.process.poll() is None, f"after {pressed}: {kiosk.log}"
            desktop.assert_hidden(pressed)
    assert "Traceback" not in kiosk.log
    assert any(asks_for_the_pin(kiosk, desktop.screen) for _ in range(TRIES)), kiosk.log
    assert_ends_well(kiosk)


def test_whoever_types_while_it_starts_is_locked_out_as_well(start: Start, desktop: Desktop):
    kiosk = start(DISPLAY=desktop.screen.name).ready()
    for _ in press_every_key(desktop, 1):
        pass
    desktop.revive()
    # What a key has begun in the window manager, a move of a window or a menu, has the mouse until it is ended.
    desktop.screen.key("Escape")
    desktop.screen.key("Escape")
    desktop.screen.until(desktop.is_locked, "keyboard and mouse stay free", 20)
    for pressed in press_every_button(desktop, 1):
        assert kiosk.process.poll() is None, f"after {pressed}: {kiosk.log}"
        desktop.assert_hidden(pressed)
    assert_ends_well(kiosk)


def test_a_mouse_that_another_program_has_while_it_starts_is_taken_once_it_is_free(start: Start, desktop: Desktop):
    root, display = desktop.screen.root, desktop.display
    root.grab_pointer(True, 0, X.GrabModeAsync, X.GrabModeAsync, X.NONE, X.NONE, X.CurrentTime)
    display.sync()
    kiosk = start(DISPLAY=desktop.screen.name).ready()
    # Longer than SDL goes on asking.
    assert kiosk.outlives(SDL_ASKS_S + 1.0)
    display.ungrab_pointer(X.CurrentTime)
    display.sync()
    desktop.screen.until(desktop.is_locked, "keyboard and mouse stay free")
    assert_ends_well(kiosk)


def test_what_comes_up_over_the_kiosk_is_soon_behind_it(kiosk: KioskProcess, desktop: Desktop):
    screen = desktop.screen
    popup = screen.root.create_window(
        300, 200, 500, 300, 0, screen.display.screen().root_depth, background_pixel=0xFF0000
    )
    popup.map()
    screen.display.sync()
    PAUSE.wait(0.3)
    screen.until(lambda: screen.where(DECOY) is None, "it stays in front")
    popup.destroy()
    assert_ends_well(kiosk)


def test_a_kiosk_that_is_killed_between_two_tries_has_counted_each(start: Start, screen: XScreen, museum: SmallMuseum):
    Guard(museum.state / "staff").set(PIN)
    tries = FailedAttemptsFile(museum.state / "staff")
    for numbers in ((1, 2), (3,)):
        kiosk = start().ready()
        screen.look_for(ATTRACT)
        screen.key("Control_L", "Alt_L", "p")
        for number in numbers:
            # Digits count once the last try has been answered on the screen.
            PAUSE.wait(0.5)
            type_pin(screen, WRONG)
            kiosk.wait_for(f"a wrong staff PIN, {number} in a row")
        kiosk.kill()
    start().ready()
    screen.look_for(ATTRACT)
    let_staff_in(screen)
    assert tries.read().wrong == 3, "the right PIN came within the wait, and was not looked at"


def test_without_a_pin_the_gesture_leads_nowhere_and_the_log_says_what_to_do(start: Start, screen: XScreen):
    kiosk = start().ready()
    screen.look_for(ATTRACT)
    # The last that a start does: on a busy machine a picture of the attract screen may still be on its way before.
    kiosk.wait_for("sound through")
    before = screen.see_at_rest()
    screen.key("Control_L", "Alt_L", "p")
    kiosk.wait_for("run `kiosk staff set-pin`")
    assert (screen.see_at_rest() == before).all()
    assert_ends_well(kiosk)


def choose(screen: XScreen, back: int) -> None:
    """Choose one of the last buttons of the staff's screen with keys, and consent."""
    for _ in range(back):
        screen.key("Shift_L", "Tab")
    screen.key("Return")
    screen.see_at_rest()
    screen.key("Tab")
    screen.key("Return")


def test_staff_shut_down_restart_in_the_same_process_and_leave(start: Start, desktop: Desktop, museum: SmallMuseum):
    asked, screen = museum.root.parent / "asked", desktop.screen
    museum.write("bin/systemctl", f'#!/bin/sh\necho "$@" > {asked}\n')
    museum.file("bin/systemctl").chmod(0o755)
    Guard(museum.state / "staff").set(PIN)
    kiosk = start(DISPLAY=screen.name, PATH=f"{museum.file('bin')}:{os.environ['PATH']}").ready()
    screen.look_for(ATTRACT)
    let_staff_in(screen)
    choose(screen, back=1)
    screen.until(asked.exists, "systemd is not asked")
    assert asked.read_text() == "--no-ask-password poweroff\n"
    screen.key("Escape")
    screen.see_at_rest()
    choose(screen, back=3)
    screen.until(lambda: kiosk.log.count("kiosk.app: ready") == 2, f"it does not come back:\n{kiosk.log}", 30)
    screen.look_for(ATTRACT)
    let_staff_in(screen)
    choose(screen, back=2)
    assert kiosk.code() == 3
    screen.look_for(DECOY)
    assert kiosk.complaints == []
