"""The files of the service: systemd units, the user, and the permissions of that user.

The reasons for cage, and for each restriction: docs/decisions/service.md.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.operations.service.hours import Hours

STATE, RUNTIME = Path("/var/lib/vitrine"), Path("/run/vitrine")
STICK = Path("/run/vitrine-stick")
"""Where a USB stick is mounted; one of `kiosk.operations.delivery.sticks.PLACES`, and a test compares them."""
STICK_RULE = Path("etc/udev/rules.d/90-vitrine-stick.rules")
_STICK_OPTIONS = "ro,nosuid,nodev,noexec,noatime,x-systemd.device-bound"
METRICS = RUNTIME / "vitrine.prom"
LEFT_BY_STAFF = 3
"""The same as `kiosk.operations.staff.exit_codes.Leaving.TO_DESKTOP`; a test compares them."""
_ENDED = RUNTIME / "ended"
"""Contains the exit code of the kiosk; systemd deletes the folder each time the service ends."""
WATCHDOG_S = 60
"""Longer than the kiosk's own watchdog, which leaves the stacks in the log."""
_MARK = "# Written by `kiosk service install`, which overwrites it; your own changes go into `systemctl edit`."
_TEMPLATES = Path(__file__).parent / "templates"
_HOMES = ("/home", "/root")
_PLAIN = re.compile(r"[\w./@+-]+")


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """The options of the service."""

    program: Path
    """The command `kiosk`."""
    home: Path
    """The installation, with exhibits/, media/ and locales/."""
    user: str = "vitrine"
    memory_max: str = "75%"
    """A share of the memory, or an amount such as "1500M"; beyond it the kiosk is restarted."""
    metrics: Path = METRICS
    hours: Hours | None = None
    """When the screen is on; None for always."""
    compositor: Path = Path("/usr/bin/cage")


def files(plan: ServicePlan) -> dict[Path, str]:
    """Return every file of the service by its path below the root. Raises KioskError for an odd folder."""
    for path in (plan.program, plan.home, plan.metrics, plan.compositor):
        if not _PLAIN.fullmatch(str(path)):
            raise KioskError(f"{path} cannot be named to systemd: use folders without spaces and signs")
    stick = _filled("vitrine-stick@.service", options=_STICK_OPTIONS, stick=STICK)
    units = {"vitrine.service": _kiosk(plan), "vitrine-stick@.service": stick}
    if plan.hours is not None:
        units |= _hours(plan, plan.hours)
    found = {Path("etc/systemd/system") / name: text for name, text in units.items()}
    found[Path("etc/sysusers.d/vitrine.conf")] = f'{_MARK}\nu {plan.user} - "Vitrine kiosk" {STATE}\n'
    found[STICK_RULE] = _stick_rule()
    found[Path("etc/polkit-1/rules.d/50-vitrine.rules")] = _polkit(plan.user)
    return found


def enabled(plan: ServicePlan) -> tuple[str, ...]:
    """Return the names of the units that start at boot."""
    return ("vitrine-boot.service", "vitrine-open.timer", "vitrine-close.timer") if plan.hours else ("vitrine.service",)


def _kiosk(plan: ServicePlan) -> str:
    folders = sorted({_installed_in(plan.program), plan.home}, key=str)
    hidden = " ".join(str(folder) for folder in folders if str(folder).startswith(_HOMES))
    seen = f"\nBindReadOnlyPaths={hidden}" if hidden else ""
    written = "" if plan.metrics.is_relative_to(RUNTIME) else f"\nReadWritePaths={plan.metrics.parent}"
    return _filled(
        "vitrine.service",
        program=plan.program,
        home=plan.home,
        user=plan.user,
        memory_max=plan.memory_max,
        metrics=plan.metrics,
        compositor=plan.compositor,
        folders=seen + written,
        state=STATE,
        runtime=RUNTIME,
        ended=_ENDED,
        left_by_staff=LEFT_BY_STAFF,
        watchdog_s=WATCHDOG_S,
    )


def _hours(plan: ServicePlan, hours: Hours) -> dict[str, str]:
    """Return the units that turn the kiosk and the screen off at night.

    The 4 that vitrine-close.service writes is FB_BLANK_POWERDOWN of linux/fb.h: without a kiosk the console owns the
    screen, and this turns it off.
    """
    return {
        "vitrine-open.timer": _filled("vitrine-open.timer", opens=hours.calendar(hours.opens)),
        "vitrine-close.timer": _filled("vitrine-close.timer", closes=hours.calendar(hours.closes)),
        "vitrine-close.service": _filled("vitrine-close.service"),
        "vitrine-boot.service": _filled(
            "vitrine-boot.service", program=plan.program, hours=hours, days=hours.day_words
        ),
    }


def _filled(name: str, **values: object) -> str:
    """Return the text of a unit from the template of its name."""
    return (_TEMPLATES / name).read_text(encoding="utf-8").format(mark=_MARK, **values)


def _polkit(user: str) -> str:
    """Return the polkit(8) rule that allows the kiosk to shut the machine down, and nothing else."""
    return f"""\
// Written by `kiosk service install`, which overwrites it.
polkit.addRule(function (action, subject) {{
    if (action.id.indexOf("org.freedesktop.login1.power-off") === 0 && subject.user === "{user}") {{
        return polkit.Result.YES;
    }}
}});
"""


def _stick_rule() -> str:
    """Return the udev(7) rule that has the first partition of a USB stick mounted, or a stick without partitions.

    Only removable disks: the machine's own may be connected by USB too. Only file systems that people give to sticks:
    the kernel's code for the others is less tested against damaged ones. udev cannot mount anything itself. `ATTRS`
    asks the parents too, one of which must match: with != it would match nearly always.
    """
    return f"""\
{_MARK}
ACTION!="add|change", GOTO="vitrine_end"
SUBSYSTEM!="block", GOTO="vitrine_end"
ENV{{ID_BUS}}!="usb", GOTO="vitrine_end"
ENV{{DEVTYPE}}=="partition", ENV{{PARTN}}!="1", GOTO="vitrine_end"
ENV{{ID_FS_TYPE}}!="vfat|exfat|ntfs|ext[234]", GOTO="vitrine_end"
ATTRS{{removable}}=="1", TAG+="systemd", ENV{{SYSTEMD_WANTS}}+="vitrine-stick@%k.service"
LABEL="vitrine_end"
"""


def _installed_in(program: Path) -> Path:
    """Return the folder of the virtual environment that contains a command."""
    return program.parent.parent
