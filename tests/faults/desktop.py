"""A person with a keyboard and a mouse who tries to leave the kiosk, on a desktop with a window manager."""

import itertools
import subprocess
from collections.abc import Iterator

from x_screen import PAUSE, XScreen
from Xlib import XK, X
from Xlib.ext import xtest

DECOY = (255, 0, 0)
"""The colour of the desktop behind the kiosk."""
MODIFIERS = ("Shift_L", "Control_L", "Alt_L", "Super_L", "ISO_Level3_Shift")
AT_ONCE = 124
"""Keys between two checks of the kiosk: typed within the half second that it may take to come back."""

BREATH_S = 0.05
"""A keyboard reports a key a millisecond at most."""


class Desktop:
    """Openbox with its default key bindings, and the window of another program, visible behind the kiosk."""

    def __init__(self, screen: XScreen) -> None:
        self.screen, self.display = screen, screen.display
        # The window exists before the window manager, which adopts it: a window created in between would be lost.
        self.decoy = screen.root.create_window(
            0, 0, screen.width, screen.height, 0, screen.display.screen().root_depth, background_pixel=0xFF0000
        )
        self.decoy.set_wm_name("another program")
        self.decoy.map()
        self.display.sync()
        self._manager = self._start_manager()
        check = self.display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        screen.until(
            lambda: screen.root.get_full_property(check, X.AnyPropertyType) is not None, "openbox does not start"
        )
        screen.look_for(DECOY)

    def _start_manager(self) -> subprocess.Popen[bytes]:
        environment = {"DISPLAY": self.screen.name, "HOME": "/nonexistent"}
        return subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)

    def revive(self) -> None:
        """Restart the window manager if it has died: on a bare system openbox crashes under all those keys."""
        if self._manager.poll() is not None:
            self._manager = self._start_manager()

    def close(self) -> None:
        self.decoy.destroy()
        self._manager.terminate()
        self._manager.wait()

    def is_locked(self) -> bool:
        """Return whether a client has grabbed both the keyboard and the mouse."""
        root, display = self.screen.root, self.display
        pointer = root.grab_pointer(True, 0, X.GrabModeAsync, X.GrabModeAsync, X.NONE, X.NONE, X.CurrentTime)
        keyboard = root.grab_keyboard(True, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
        display.ungrab_pointer(X.CurrentTime)
        display.ungrab_keyboard(X.CurrentTime)
        display.sync()
        return bool(pointer == keyboard == X.AlreadyGrabbed)

    def assert_hidden(self, after: str) -> None:
        """Assert that the kiosk is in front and fills the screen."""
        seen = self.screen.where(DECOY)
        if seen is not None:
            # A window manager may be in the middle of an operation.
            PAUSE.wait(0.5)
            seen = self.screen.where(DECOY)
        assert seen is None, f"after {after} the desktop is seen at {seen}"
        for window in self.screen.root.query_tree().children[::-1]:
            attributes, place = window.get_attributes(), window.get_geometry()
            if attributes.map_state == X.IsViewable and place.width > 1 and place.height > 1:
                size = (place.x, place.y, place.width, place.height)
                assert size == (0, 0, self.screen.width, self.screen.height), f"after {after}: {size} is in front"
                return


def chords(most_modifiers: int) -> Iterator[tuple[str, ...]]:
    """Yield every combination of up to so many modifiers, starting with none."""
    for count in range(most_modifiers + 1):
        yield from itertools.combinations(MODIFIERS, count)


def press_every_key(desktop: Desktop, most_modifiers: int) -> Iterator[str]:
    """Press every key under every combination of modifiers; yield at intervals what was pressed."""
    display = desktop.display
    first, last = display.display.info.min_keycode, display.display.info.max_keycode
    for chord in chords(most_modifiers):
        held = [code for name in chord if (code := display.keysym_to_keycode(XK.string_to_keysym(name)))]
        for number, code in enumerate(range(first, last + 1)):
            for down in held:
                xtest.fake_input(display, X.KeyPress, down)
            xtest.fake_input(display, X.KeyPress, code)
            xtest.fake_input(display, X.KeyRelease, code)
            for up in reversed(held):
                xtest.fake_input(display, X.KeyRelease, up)
            if number % AT_ONCE == AT_ONCE - 1:
                display.sync()
                PAUSE.wait(BREATH_S)
                yield f"{'+'.join((*chord, f'keys up to {code}'))}"
        display.sync()
        PAUSE.wait(BREATH_S)
        yield "+".join((*chord, "all keys"))


def press_every_button(desktop: Desktop, most_modifiers: int) -> Iterator[str]:
    """Click, drag and scroll with every button of a mouse, with and without modifiers, also from edge to edge."""
    display, screen = desktop.display, desktop.screen
    points = [(screen.width // 2, screen.height // 2), (0, 0), (screen.width - 1, 0), (screen.width - 1, 5)]
    for chord in chords(most_modifiers):
        held = [code for name in chord if (code := display.keysym_to_keycode(XK.string_to_keysym(name)))]
        for button in range(1, len(display.get_pointer_mapping()) + 1):
            for down in held:
                xtest.fake_input(display, X.KeyPress, down)
            for x, y in points:
                xtest.fake_input(display, X.MotionNotify, x=x, y=y)
                xtest.fake_input(display, X.ButtonPress, button)
                xtest.fake_input(display, X.MotionNotify, x=screen.width - 1 - x, y=screen.height // 3)
                xtest.fake_input(display, X.ButtonRelease, button)
            for up in reversed(held):
                xtest.fake_input(display, X.KeyRelease, up)
        display.sync()
        yield "+".join((*chord, "all buttons"))
