"""Stops of the tour at the staff's screens, with a PIN of the tour's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.operations.staff import Guard, NullPower
from kiosk.operations.staff.staff_services import StaffDevices
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.stops import Stop
from kiosk.rehearsal.tour.visitor import LostError
from kiosk.visit import Phase

PIN = "271828"
_FINGERS = ((0.2, 0.45), (0.35, 0.62), (0.52, 0.4), (0.93, 0.5))
"""Positions of the fingers in the touch test, in shares of the screen."""


@contextmanager
def staff_devices() -> Iterator[StaffDevices]:
    """Yield devices for the staff's screens: a temporary PIN, and power controls that do nothing."""
    with TemporaryDirectory(prefix="vitrine-tour-") as folder:
        Guard(Path(folder)).set(PIN)
        yield StaffDevices(folder=Path(folder), power=NullPower())


def staff_stops() -> tuple[Stop, ...]:
    """Return the stops; each can be reached from any screen."""
    return (
        Stop("pin", "The question for the staff's PIN", _pin, short=True),
        Stop("staff", "The staff's screen: what is shown, the machine, tests, and the end", _in, short=True),
        Stop("staff-errors", "The last errors, for staff", partial(_open, words="list")),
        Stop("staff-colours", "The test of the screen's colours", partial(_open, words="palette")),
        Stop("staff-touch", "The test of touches, with four fingers", _touch),
        Stop("staff-restart", "The question before the kiosk is restarted", partial(_open, words="restart_alt")),
    )


def _pin(guide: Guide) -> None:
    guide.clear()
    guide.make_staff_gesture()
    for digit in PIN[:4]:
        guide.driver.root.write(digit)


def _in(guide: Guide) -> None:
    state = guide.driver.state
    if state.phase is Phase.STAFF:
        guide.staff_summary()
        return
    if not state.pin_asked:
        guide.clear()
        guide.make_staff_gesture()
    guide.driver.root.layer.entered = ""
    guide.enter_pin(PIN)
    if guide.driver.state.phase is not Phase.STAFF:
        raise LostError("the right PIN does not let staff in")


def _open(guide: Guide, words: str) -> None:
    """Open a page by the button with this icon."""
    _in(guide)
    guide.tap_icon(words)


def _touch(guide: Guide) -> None:
    _open(guide, "touch_app")
    driver, (width, height) = guide.driver, guide.driver.root.size
    fingers = [(driver.hand.down((x * width, y * height)), x, y) for x, y in _FINGERS]
    for step in range(8):
        driver.frame()
        for finger, x, y in fingers:
            finger.move((x * width, (y + step / 100) * height))
    driver.frame()
    for finger, _, _ in fingers:
        finger.up()
