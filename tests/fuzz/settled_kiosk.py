"""Runs a kiosk that takes content which was written a moment ago for settled: a start judges it, and does not wait."""

from kiosk.cli.main import main
from kiosk.operations.updates import start

start.SETTLED_S = -1.0

if __name__ == "__main__":
    main(["run"])
