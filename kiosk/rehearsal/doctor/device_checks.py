"""Checks of touch screens and sound devices."""

import logging
import os
from pathlib import Path

from kiosk.rehearsal.doctor.results import CheckResult, Machine, advice, good, problem

_GROUP_READ = 0o040
_PLAYBACK = "pcmC*D*p"


class _LogCapture(logging.Handler):
    """A handler that keeps the log messages of a part of the kiosk."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def touch(machine: Machine) -> list[CheckResult]:
    """Check the touch screens that the kiosk finds, and whether its service may read them."""
    from kiosk.ui.window.touch_screens import have_mtdev, touch_screens

    captured = _LogCapture()
    log = logging.getLogger("kiosk.ui.window.touch_screens")
    log.addHandler(captured)
    log.propagate = False
    try:
        found = touch_screens(machine.root)
        followed = have_mtdev()
    finally:
        log.removeHandler(captured)
        log.propagate = True
    complaints = [_split(line) for line in captured.lines]
    if not found and not complaints:
        complaints = [
            problem(
                "no touch screen is found; a mouse works",
                "plug in the USB cable of the touch screen, into the machine itself and not into a hub without power",
            )
        ]
    closed = [
        problem(
            f"{device} may not be read by the service",
            "restart the machine, so that udev sets the group `input` again",
        )
        for device in found
        if not _for_the_service(device)
    ]
    seen = [good(f"touch screen: {device.name}") for device in found if followed]
    return [*seen, *closed, *complaints]


def sound(machine: Machine) -> list[CheckResult]:
    """Check the sound devices, and whether they may be used."""
    lines = machine.text("proc/asound/pcm").splitlines()
    names = [line.split(": ")[1].strip() for line in lines if "playback" in line and ": " in line]
    if not names:
        return [
            problem(
                "there is no sound device; films and narration are silent",
                "plug in loudspeakers, or a screen with sound over HDMI, and switch sound on in the machine's setup",
            )
        ]
    devices = sorted((machine.root / "dev/snd").glob(_PLAYBACK))
    closed = [device for device in devices if not os.access(device, os.R_OK | os.W_OK)]
    if closed:
        return [problem(f"{closed[0]} may not be used", "add the kiosk's user to the group `audio`, and log in again")]
    found = good(f"sound: {', '.join(dict.fromkeys(names))}")
    if len(devices) > 1:
        return [
            found,
            advice(
                "there is more than one sound device",
                "play a film: if the sound comes from the wrong device, name the right one in /etc/asound.conf",
            ),
        ]
    return [found]


def _for_the_service(device: Path) -> bool:
    """Return whether the group of a device may read it; udev sets the group of touch screens to `input`."""
    try:
        return bool(device.stat().st_mode & _GROUP_READ)
    except OSError:
        return False


def _split(line: str) -> CheckResult:
    says, _, mend = line.partition(" (mend: ")
    return problem(says, mend.rstrip(")"))
