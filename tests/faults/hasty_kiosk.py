"""Runs the kiosk with less patience: it looks for new content at once, and takes it after a shorter rest."""

from kiosk.cli.main import main
from kiosk.updates.quiet import Quiet
from kiosk.updates.updater import Updater

Updater.after_s = 0.3
Quiet.__init__.__defaults__ = (0.4,)

if __name__ == "__main__":
    main(["run"])
