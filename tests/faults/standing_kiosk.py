"""Runs the kiosk so that a test can break it while it runs, by lines of JSON in the pipe that FAULTS names."""

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.cli.main import main
from kiosk.ui.window import window

log = logging.getLogger("standing")
clock_gettime, wall = time.clock_gettime, time.time
shifts = {"awake": 0.0, "wall": 0.0}
audio = {"present": True}


def start_over() -> None:
    """End the visit."""
    from kiosk.visit.events import StartOverChosen

    send(StartOverChosen())


def go(*, events: list[dict[str, Any]]) -> None:
    """Send events that open something."""
    send(*map(event, events))


def jump(*, awake: float = 0.0, day: float = 0.0) -> None:
    """Move the machine's clock since its start, as a sleep does, or the time of day, as NTP and people do."""
    shifts["awake"] += awake
    shifts["wall"] += day


def set_audio(*, present: bool) -> None:
    """Plug the audio device in or out."""
    audio["present"] = present


def decode(*, how: str) -> None:
    """Make decoding of the second panel's picture work, fail or hang from now on."""
    from kiosk.engines.imaging import decode as module

    def broken(path: Path, *arguments: Any) -> Any:
        if path.name == "second.png":
            no_memory() if how == "memory" else hang()
        return DECODE(path, *arguments)

    module.decode = DECODE if how == "fine" else broken


def film(*, how: str) -> None:
    """Make films work, fail or hang after their first pictures from now on."""
    from kiosk.engines.playback.media_reader import FilmReader

    def broken(self: FilmReader, start_s: float) -> Any:
        for number, moment in enumerate(FRAMES(self, start_s)):
            if number > POSTER_PICTURES:
                no_memory() if how == "dies" else hang()
            yield moment

    FilmReader.frames = FRAMES if how == "fine" else broken  # type: ignore[method-assign]


def fail(*, what: str, events: list[dict[str, Any]]) -> None:
    """Make the next new screen or layer fail once as it is entered, and then send these events."""
    make = getattr(root(), what)

    def once(state: Any) -> Any:
        made = make(state)
        if made is not None:
            delattr(root(), what)
            made.enter = broken_once
        return made

    setattr(root(), what, once)
    send(*map(event, events))


def fail_in(*, name: str, events: list[dict[str, Any]]) -> None:
    """Make a method of a panel fail once, and send these events."""
    from kiosk.ui.panels import film_panel, text_panels

    panel = next(getattr(module, name) for module in (film_panel, text_panels) if hasattr(module, name))
    method = panel.enter

    def once(self: Any) -> None:
        panel.enter = method
        broken_once()

    panel.enter = once
    send(*map(event, events))


def no_threads() -> None:
    """Make the start of a thread for a film fail once."""
    start = threading.Thread.start

    def refuse(self: threading.Thread) -> None:
        if self.name == "kiosk-film":
            threading.Thread.start = start  # type: ignore[method-assign]
            raise RuntimeError("can't start new thread")
        start(self)

    threading.Thread.start = refuse  # type: ignore[method-assign]


def broken_once() -> None:
    raise RuntimeError("it is broken")


def no_memory(*_: object, **__: object) -> None:
    raise MemoryError


def hang(*_: object, **__: object) -> None:
    threading.Event().wait()


POSTER_PICTURES = 40
"""A second and a half of the film."""
COMMANDS: dict[str, Callable[..., None]] = {
    f.__name__: f for f in (start_over, go, jump, set_audio, decode, film, fail, fail_in, no_threads)
}


def event(said: dict[str, Any]) -> Any:
    from kiosk.visit import Layer, Place, StaffPage, events

    found = getattr(events, said.pop("event"))
    kinds = {"place": lambda v: Place(*v), "layer": Layer, "page": StaffPage}
    return found(**{name: kinds.get(name, lambda v: v)(value) for name, value in said.items()})


def send(*all_events: object) -> None:
    from kivy.app import App

    for one in all_events:
        App.get_running_app().visit.send(one)


def root() -> Any:
    from kivy.app import App

    return App.get_running_app().root


def listen(pipe: str) -> None:
    """Execute the commands from the pipe in the main loop, and log that they are done."""
    from kivy.clock import Clock

    def do(said: dict[str, Any], _dt: float) -> None:
        number = said.pop("number")
        log.info("does %d", number)
        COMMANDS[said.pop("do")](**said)

    while True:
        for line in Path(pipe).read_text(encoding="utf-8").splitlines():
            Clock.schedule_once(partial(do, json.loads(line)), 0)


def prepare() -> None:
    """Install the commands after Kivy is configured, before the kiosk is built."""
    global DECODE, FRAMES
    from plugged import read_pipes

    from kiosk.engines.imaging.decode import decode as decode_
    from kiosk.engines.playback import sound
    from kiosk.engines.playback.media_reader import FilmReader
    from kiosk.ui.session import error_recovery
    from kiosk.ui.window import touch_devices

    DECODE, FRAMES = decode_, FilmReader.frames
    time.clock_gettime = lambda which: clock_gettime(which) + shifts["awake"] * (which == time.CLOCK_BOOTTIME)
    time.time = lambda: wall() + shifts["wall"]
    sound.LOOK_S = sound.RETRY_S = 0.2
    sound.devices_present = lambda: "dummy" if audio["present"] else ""
    touch_devices.CHECK_S = 0.1
    error_recovery.FAILURES_A_MINUTE = 1000
    read_pipes()
    threading.Thread(target=listen, args=(os.environ["FAULTS"],), daemon=True).start()


if __name__ == "__main__":
    prepare_window = window.prepare

    def prepare_and_listen(*arguments: object) -> None:
        prepare_window(*arguments)  # type: ignore[arg-type]
        prepare()

    window.prepare = prepare_and_listen
    touch = os.environ["TOUCH"]
    window.touch_screens = lambda **_: [touch]
    window.have_mtdev = lambda **_: True
    main(["run", *sys.argv[1:]])
