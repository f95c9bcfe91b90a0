"""Kiosk mode on a real X server: the whole screen, no cursor, no way out; `--windowed` for curators."""

import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator

import own_time
import pytest
from kiosk_process import KioskProcess, Start, assert_ends_well
from small_museum import ATTRACT
from visitor import go_back_home, go_home, middle_of, open_the_first_exhibit
from x_screen import PAUSE, XScreen
from Xlib import X, Xatom
from Xlib.ext import screensaver, xfixes, xtest
from Xlib.protocol.event import ClientMessage

SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]


@pytest.fixture
def open_screen() -> Iterator[Callable[[int, int], XScreen]]:
    """X screens of any size; skips where there is no Xvfb."""
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    screens: list[XScreen] = []

    def open_(width: int, height: int) -> XScreen:
        screens.append(XScreen(width, height))
        return screens[-1]

    yield open_
    for screen in screens:
        screen.close()


def kiosk_window(screen: XScreen):
    """Return the kiosk's window, the one that can be asked to close, wherever a window manager has put it."""
    delete = screen.display.intern_atom("WM_DELETE_WINDOW")
    waiting = [screen.root]
    while waiting:
        window = waiting.pop()
        if delete in window.get_wm_protocols():
            return window
        waiting.extend(window.query_tree().children)
    raise AssertionError("the kiosk has no window")


def place(screen: XScreen) -> tuple[int, int, int, int]:
    """Return left, top, width and height of the kiosk's window on the screen."""
    window = kiosk_window(screen)
    size, corner = window.get_geometry(), window.translate_coords(screen.root, 0, 0)
    return -corner.x, -corner.y, size.width, size.height


def cursor_is_seen(screen: XScreen) -> bool:
    """Ask the X server for the picture of the cursor that is shown: a hidden one has not one visible pixel."""
    screen.display.xfixes_query_version()
    image = xfixes.get_cursor_image(screen.display, screen.root)
    return any(pixel >> 24 for pixel in image.cursor_image)


def ask_to_close(screen: XScreen) -> None:
    """Do what the cross of a window and Alt+F4 do."""
    window, display = kiosk_window(screen), screen.display
    protocols, delete = display.intern_atom("WM_PROTOCOLS"), display.intern_atom("WM_DELETE_WINDOW")
    message = ClientMessage(window=window, client_type=protocols, data=(32, [delete, X.CurrentTime, 0, 0, 0]))
    window.send_event(message)
    display.sync()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_without_a_window_manager_it_fills_the_screen_and_shows_no_cursor(start: Start, open_screen, size):
    screen = open_screen(*size)
    kiosk = start(DISPLAY=screen.name).ready()
    go_home(screen)
    assert place(screen) == (0, 0, *size)
    assert not cursor_is_seen(screen)
    assert_ends_well(kiosk)


def test_with_a_window_manager_it_fills_the_screen_too(start: Start, open_screen):
    if not shutil.which("openbox"):
        pytest.skip("openbox is not installed")
    screen = open_screen(1366, 768)
    manager = subprocess.Popen(
        ["openbox"], env={"DISPLAY": screen.name, "HOME": "/nonexistent"}, stderr=subprocess.DEVNULL
    )
    check = screen.display.intern_atom("_NET_SUPPORTING_WM_CHECK")
    screen.until(lambda: screen.root.get_full_property(check, X.AnyPropertyType) is not None, "openbox does not start")
    try:
        kiosk = start(DISPLAY=screen.name).ready()
        screen.until(lambda: place(screen) == (0, 0, 1366, 768), "it does not fill the screen")
        go_home(screen)
        screen.key("Alt_L", "F4")
        ask_to_close(screen)
        assert kiosk.outlives(0.5)
        assert place(screen) == (0, 0, 1366, 768)
        assert not cursor_is_seen(screen)
        assert_ends_well(kiosk)
    finally:
        manager.terminate()
        manager.wait()


MODES = [
    ((1920, 1080), (1080, 1920)),
    ((1366, 768), (768, 1366)),
    ((800, 600), (1366, 768)),
    ((1920, 1080), (1024, 600)),
]
FITS_S = 1.0
"""How soon the kiosk fits a screen that has changed, by the X server's clock, less the waits for a processor."""


@pytest.mark.parametrize(("before", "after"), MODES, ids=str)
def test_it_follows_a_screen_that_changes_its_mode(start: Start, open_screen, before, after):
    screen = open_screen(1920, 1920)
    screen.change_mode(*before)
    kiosk = start(DISPLAY=screen.name).ready()
    screen.look_for(ATTRACT)
    assert place(screen) == (0, 0, *before)
    assert seconds_to_fit(screen, after) < FITS_S
    go_home(screen)
    open_the_first_exhibit(screen)
    # In a visit too.
    assert seconds_to_fit(screen, before) < FITS_S
    screen.see_at_rest()
    go_back_home(screen)
    assert kiosk.complaints == []
    assert_ends_well(kiosk)


def seconds_to_fit(screen: XScreen, size: tuple[int, int]) -> float:
    """Change the mode; return how long it took until the window had the size, by the clock of the X server."""
    # A property that changes tells the server's time.
    screen.root.change_attributes(event_mask=X.PropertyChangeMask)
    begun, wall_s, own_s = server_time(screen), time.monotonic(), own_time.now()
    screen.change_mode(*size)
    screen.until(lambda: place(screen) == (0, 0, *size), "the window does not fit the screen")
    waited_s = time.monotonic() - wall_s - (own_time.now() - own_s)
    return (server_time(screen) - begun) / 1000 - waited_s


def server_time(screen: XScreen) -> int:
    """Ask for the X server's time, in milliseconds."""
    screen.root.change_property(screen.display.intern_atom("NOW"), Xatom.STRING, 8, b"")
    while True:
        event = screen.display.next_event()
        if event.type == X.PropertyNotify:
            return int(event.time)


KEYS = [
    *((f"F{number}",) for number in range(1, 13)),
    ("Escape",),
    ("Control_L", "e"),
    ("Control_L", "c"),
    ("Control_L", "q"),
    ("Control_L", "w"),
    ("Alt_L", "F4"),
    ("Super_L",),
    ("Menu",),
    ("Print",),
    ("Control_L", "Alt_L", "Delete"),
]


def test_no_key_and_no_closing_of_the_window_leads_out(start: Start, screen: XScreen):
    kiosk = start().ready()
    go_home(screen)
    before = screen.see_at_rest()
    for keys in KEYS:
        screen.key(*keys)
    ask_to_close(screen)
    assert kiosk.outlives(0.7)
    assert (screen.see() == before).all()
    assert place(screen) == (0, 0, 1366, 768)
    assert_ends_well(kiosk)
    assert kiosk.complaints == []


def test_windowed_it_has_a_cursor_and_can_be_closed(start: Start, screen: XScreen):
    kiosk = start("--windowed", "--size", "800x600").ready()
    screen.look_for(ATTRACT)
    assert place(screen)[2:] == (800, 600)
    assert cursor_is_seen(screen)
    ask_to_close(screen)
    assert kiosk.code() == 0
    assert kiosk.complaints == []


def test_the_screen_saver_does_not_come_up(start: Start, open_screen):
    screen = open_screen(800, 600)
    screen.display.set_screen_saver(1, 0, X.DontPreferBlanking, X.DontAllowExposures)
    kiosk = start(DISPLAY=screen.name).ready()
    screen.look_for(ATTRACT)
    PAUSE.wait(1.5)
    assert screensaver.query_info(screen.root).state == screensaver.StateOff
    assert_ends_well(kiosk)


@pytest.mark.parametrize(("display", "said"), [(None, "there is no screen here"), (":4711", ":4711")])
def test_without_a_screen_it_says_so_in_a_sentence(start: Start, display: str | None, said: str):
    kiosk: KioskProcess = start(DISPLAY=display)
    assert kiosk.code() == 1
    assert len(kiosk.lines) == 1
    assert kiosk.lines[0].startswith("Error: ")
    assert said in kiosk.lines[0]


@pytest.mark.parametrize("button", [3, 9, 10])
def test_a_mouse_button_that_is_held_for_ever_keeps_no_touch_away(start: Start, open_screen, button: int):
    screen = open_screen(1366, 768)
    kiosk = start(DISPLAY=screen.name).ready()
    attract = middle_of(screen.look_for(ATTRACT))
    hold(screen, button, (30, 30))
    screen.tap(*attract)
    open_the_first_exhibit(screen)
    go_back_home(screen)
    assert kiosk.complaints == []
    assert_ends_well(kiosk)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_buttons_and_wheels_a_tap_is_answered(start: Start, open_screen, seed: int):
    screen = open_screen(1366, 768)
    kiosk = start(DISPLAY=screen.name).ready()
    screen.look_for(ATTRACT)
    chance = random.Random(seed)
    for _ in range(60):
        for button in chance.sample(range(1, 10), k=3):
            hold(screen, button, (chance.randrange(1366), chance.randrange(650)))
        for button in chance.sample(range(1, 10), k=5):
            xtest.fake_input(screen.display, X.ButtonRelease, button)
    for button in range(1, 10):
        xtest.fake_input(screen.display, X.ButtonRelease, button)
    screen.display.sync()
    screen.see_at_rest()
    go_back_home(screen)
    assert kiosk.complaints == []
    assert_ends_well(kiosk)


def hold(screen: XScreen, button: int, at: tuple[int, int]) -> None:
    """Press a button of the mouse, and do not let it go."""
    xtest.fake_input(screen.display, X.MotionNotify, x=at[0], y=at[1])
    xtest.fake_input(screen.display, X.ButtonPress, button)
    screen.display.sync()
