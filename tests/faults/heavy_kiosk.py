"""Runs the kiosk with a low memory limit: it uses too much from the start, until it has restarted once."""

import os
import signal

from kiosk.cli.main import main
from kiosk.operations.health import memory
from kiosk.ui.window import window

AGAIN = "VITRINE_TEST_AGAIN"


def lighten(*_: object) -> None:
    from kivy.app import App

    from kiosk.visit.events import StartOverChosen

    App.get_running_app().visit.send(StartOverChosen())


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, lighten)
    if AGAIN not in os.environ:
        os.environ[AGAIN] = "1"
        memory.NOT_BEFORE_S = 0.0
        memory.LOOK_EVERY_S = 0.1
        memory.limit_bytes = lambda *_: 2**20
        prepare = window.prepare

        def prepare_and_hurry(*arguments: object) -> None:
            prepare(*arguments)
            from kiosk import app

            app.REST_S = 1.5

        window.prepare = prepare_and_hurry
    main(["run"])
