"""Run a kiosk that treats recently written content as settled, so that a start checks it without waiting."""

from kiosk.cli.main import main
from kiosk.operations.updates import start

start.SETTLED_S = -1.0

if __name__ == "__main__":
    main(["run"])
