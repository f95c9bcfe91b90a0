"""Runs the kiosk with a fault in its code: `python faulty_kiosk.py FAULT`."""

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

from kiosk.cli.main import main
from kiosk.operations.updates.start import Start
from kiosk.paths import Paths
from kiosk.ui.window import window

log = logging.getLogger("faulty")


def hanging() -> None:
    """Make the main loop hang."""

    def hang(_dt: float) -> None:
        log.info("hangs now")
        time.sleep(60)

    once_ready(hang)


def hanging_start() -> None:
    """Make a normal start hang before the first frame."""
    from kiosk.cli import _wiring

    wired = _wiring.wired

    def hang(own: Paths, paths: Paths, begun: Start, *rest: Any, **more: Any) -> Any:
        if not begun.careful:
            log.info("the start hangs now")
            time.sleep(60)
        return wired(own, paths, begun, *rest, **more)

    _wiring.wired = hang


def hasty_heart() -> None:
    """Reduce the timeout of the watchdog to two seconds."""
    from kiosk.operations.health.heartbeat import Heartbeat

    Heartbeat.__init__.__kwdefaults__["stall_s"] = 2.0


def home_once() -> None:
    """Make the home screen fail to be entered the first time."""
    from kiosk.ui.screens.home import HomeScreen

    enter = HomeScreen.enter

    def fail(self: HomeScreen) -> None:
        HomeScreen.enter = enter
        raise RuntimeError("the home screen is broken")

    HomeScreen.enter = fail


def home_unmade_once() -> None:
    """Make the home screen fail to be created the first time."""
    from kiosk.ui.screens.home import HomeScreen

    make = HomeScreen.__init__

    def fail(self: HomeScreen, **_: object) -> None:
        HomeScreen.__init__ = make
        raise RuntimeError("the home screen cannot be made")

    HomeScreen.__init__ = fail


def tile_once() -> None:
    """Make the .kv rule of the first tile fail the first time."""
    from kiosk.ui.screens.home import Tile

    write = Tile.kind_line

    def fail(self: Tile, words: object) -> str:
        Tile.kind_line = write
        raise RuntimeError("the home screen has a broken rule")

    Tile.kind_line = fail


def clock() -> None:
    """Make a repeated callback fail each time."""
    from kivy.clock import Clock

    def fail(_dt: float) -> None:
        Clock.schedule_once(fail, 0.1)
        raise RuntimeError("it fails again")

    once_ready(fail)


def drawing() -> None:
    """Make every frame after the first fail."""
    from kivy.core.window import Window

    def fail(*_: object) -> None:
        Window.canvas.ask_update()
        raise RuntimeError("it cannot be drawn")

    def begin(_dt: float) -> None:
        Window.bind(on_draw=fail)
        Window.canvas.ask_update()

    once_ready(begin)


def not_drawing() -> None:
    """Let the main loop run without any more frames."""
    from kivy.core.window import Window

    dispatch = Window.dispatch

    def without_frames(event: str, *arguments: object) -> object:
        return None if event in ("on_draw", "on_flip") else dispatch(event, *arguments)

    def stop(_dt: float) -> None:
        log.info("draws no more")
        Window.dispatch = without_frames

    once_ready(stop)


def once_ready(fail: Callable[[float], None]) -> None:
    """Call a function shortly after the first frame."""
    from kivy.clock import Clock
    from kivy.core.window import Window

    def flipped(*_: object) -> None:
        Window.funbind("on_flip", flipped)
        Clock.schedule_once(fail, 0.2)

    Window.fbind("on_flip", flipped)


def with_fault(fault: Callable[[], None]) -> None:
    """Install the fault after Kivy is configured, before the kiosk is built."""
    prepare = window.prepare

    def prepare_and_break(*arguments: object) -> None:
        prepare(*arguments)
        fault()

    window.prepare = prepare_and_break


FAULTS = (hanging, hanging_start, hasty_heart, home_once, home_unmade_once, tile_once, clock, drawing, not_drawing)

if __name__ == "__main__":
    with_fault({f.__name__: f for f in FAULTS}[sys.argv[1]])
    main(["run"])
