"""Runs the kiosk with less patience: it looks for new content at once, and takes it after a shorter rest."""

from kiosk.cli.main import main
from kiosk.operations.updates.debounce import Debounce
from kiosk.operations.updates.updater import Updater

Updater.after_s = 0.3
Debounce.__init__.__defaults__ = (0.4,)

if __name__ == "__main__":
    main(["run"])
