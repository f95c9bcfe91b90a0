"""Runs the kiosk with short intervals: it looks for new content immediately, and uses it after a shorter wait."""

from kiosk.cli.main import main
from kiosk.operations.updates.debounce import Debounce
from kiosk.operations.updates.updater import Updater

Updater.after_s = 0.3
Debounce.__init__.__defaults__ = (0.4,)

if __name__ == "__main__":
    main(["run"])
