"""Checks of graphics and screens."""

import os

from kiosk.errors import KioskError
from kiosk.operations.health.status import read, status_file
from kiosk.rehearsal.doctor.results import CheckResult, Machine, advice, good, problem

_BY_THE_PROCESSOR = ("llvmpipe", "softpipe", "swrast", "software")
_MEND_DRIVER = (
    "install the driver of the graphics card (Debian: the package firmware-misc-nonfree, firmware-amd-graphics or"
    " firmware-intel-graphics), and restart the machine"
)


def graphics(machine: Machine) -> list[CheckResult]:
    """Check graphics: draw one picture off screen, and read it back."""
    running = read(status_file(machine.paths.state))
    if running is not None and running.up:
        age_s = running.last_frame_age_s or 0.0
        return [good(f"the kiosk runs and draws: its last picture was {age_s:.1f} s old when it last reported")]
    from kiosk.ui.window.gl_probe import draw

    seen = bool(os.environ.get("DISPLAY"))
    if not seen:
        # Without a display, as over SSH, the libraries can still be tried.
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
    try:
        drawn = draw(machine.paths.state)
    except KioskError as error:
        return [problem(f"nothing can be drawn: {error}", "install what setup/system-run.txt lists (make setup)")]
    if not drawn.right:
        return [problem(f"{drawn.renderer} draws wrong colours", _MEND_DRIVER)]
    what = f"OpenGL {drawn.version} by {drawn.renderer}"
    if any(name in drawn.renderer.lower() for name in _BY_THE_PROCESSOR):
        if not seen:
            return [good(f"{what}; without a display here, the graphics card was not tried")]
        return [advice(f"{what}: the processor draws, not a graphics card; motion may stutter", _MEND_DRIVER)]
    return [good(what)]


def screen(machine: Machine) -> list[CheckResult]:
    """Check which screens are connected, and whether the kiosk knows their size."""
    return [_connected(machine), *_size(machine)]


def _connected(machine: Machine) -> CheckResult:
    names = sorted((machine.root / "sys/class/drm").glob("card*-*"))
    states = {name.name.partition("-")[2]: machine.text(f"sys/class/drm/{name.name}/status").strip() for name in names}
    lit = [name for name, state in states.items() if state == "connected"]
    if lit:
        return good(f"connected: {', '.join(lit)}")
    if os.environ.get("DISPLAY"):
        return good(f"the screen {os.environ['DISPLAY']}, which DISPLAY names")
    if states:
        return problem(
            f"no screen is connected to {', '.join(states)}",
            "switch it on, choose this input on it, and push the plug in",
        )
    return problem(
        "there is no graphics card that the system knows, and no DISPLAY",
        "run this on the kiosk itself; there, " + _MEND_DRIVER,
    )


def _size(machine: Machine) -> list[CheckResult]:
    from kiosk.content.library import load

    exhibition = load(machine.paths).exhibition
    if exhibition is None or exhibition.settings.screen.diagonal_in is not None:
        return []
    return [
        advice(
            "the kiosk does not know how large the screen is, and assumes 32 inches",
            "measure it from corner to corner and write `screen: {diagonal: 32 in}` into exhibits/kiosk.yaml",
        )
    ]
