"""What is written for systemd: units, the user, and what that user may ask of the machine.

Why cage, and why each restriction stands or is left out: docs/decisions/service.md.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.service.hours import Hours

STATE, RUNTIME = Path("/var/lib/vitrine"), Path("/run/vitrine")
METRICS = RUNTIME / "vitrine.prom"
LEFT_BY_STAFF = 3
"""kiosk.staff.leaving.Leaving.TO_DESKTOP, which a package beside that one cannot import; a test holds them together."""
_ENDED = RUNTIME / "ended"
"""The exit code of the kiosk; systemd deletes the folder each time the service ends."""
WATCHDOG_S = 60
"""Longer than the kiosk itself waits for a main loop that hangs: its own end leaves the stacks in the log."""
_MARK = "# Written by `kiosk service install`, which overwrites it; your own changes go into `systemctl edit`."
_HOMES = ("/home", "/root")
_PLAIN = re.compile(r"[\w./@+-]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """How the service is to be."""

    program: Path
    """The command `kiosk`."""
    home: Path
    """The installation: holds exhibits/, media/ and locales/."""
    user: str = "vitrine"
    memory_max: str = "75%"
    """Of the machine, or an amount as "1500M"; beyond it the kiosk is ended and started again."""
    metrics: Path = METRICS
    hours: Hours | None = None
    """When the screen is on; None for always."""
    compositor: Path = Path("/usr/bin/cage")


def files(plan: Plan) -> dict[Path, str]:
    """Give every file of the service by its place below the root of the system; KioskError for an odd folder."""
    for path in (plan.program, plan.home, plan.metrics, plan.compositor):
        if not _PLAIN.fullmatch(str(path)):
            raise KioskError(f"{path} cannot be named to systemd: use folders without spaces and signs")
    units = {"vitrine.service": _kiosk(plan)}
    if plan.hours is not None:
        units |= _hours(plan, plan.hours)
    found = {Path("etc/systemd/system") / name: text for name, text in units.items()}
    found[Path("etc/sysusers.d/vitrine.conf")] = f'{_MARK}\nu {plan.user} - "Vitrine kiosk" {STATE}\n'
    found[Path("etc/polkit-1/rules.d/50-vitrine.rules")] = _polkit(plan.user)
    return found


def enabled(plan: Plan) -> tuple[str, ...]:
    """Name the units that start with the machine."""
    return ("vitrine-boot.service", "vitrine-open.timer", "vitrine-close.timer") if plan.hours else ("vitrine.service",)


def _kiosk(plan: Plan) -> str:
    folders = sorted({_installed_in(plan.program), plan.home}, key=str)
    hidden = " ".join(str(folder) for folder in folders if str(folder).startswith(_HOMES))
    seen = f"BindReadOnlyPaths={hidden}\n" if hidden else ""
    written = "" if plan.metrics.is_relative_to(RUNTIME) else f"ReadWritePaths={plan.metrics.parent}\n"
    session = f"{plan.compositor} -d -- /bin/sh -c '{plan.program} run; echo $$? >{_ENDED}'"
    return f"""\
{_MARK}
[Unit]
Description=Vitrine, the exhibition on this screen
Documentation=file:{plan.home}/docs/staff/service.md
Requires=seatd.service
After=seatd.service sound.target systemd-user-sessions.service plymouth-quit-wait.service getty@tty1.service
# Nobody else may have the screen, or read what is typed before it.
Conflicts=getty@tty1.service display-manager.service
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=all
# The compositor ends with 0 whatever the kiosk ended with, so that is kept beside it.
ExecStart=/bin/sh -c "{session}; exit $$(cat {_ENDED} || echo 1)"
Restart=always
RestartSec=1
# Staff have left the kiosk: the console is theirs.
RestartPreventExitStatus={LEFT_BY_STAFF}
SuccessExitStatus={LEFT_BY_STAFF}
ExecStopPost=+/bin/sh -c 'if [ "$$EXIT_STATUS" = {LEFT_BY_STAFF} ]; then systemctl start --no-block getty@tty1; fi'
TimeoutStartSec=120
TimeoutStopSec=5
WatchdogSec={WATCHDOG_S}
MemoryMax={plan.memory_max}
MemorySwapMax=0
OOMPolicy=kill
TasksMax=512

User={plan.user}
Group={plan.user}
SupplementaryGroups=video render input audio
StateDirectory=vitrine
CacheDirectory=vitrine
RuntimeDirectory=vitrine
UMask=0077
Environment=VITRINE_HOME={plan.home} VITRINE_STATE={STATE} VITRINE_METRICS={plan.metrics}
Environment=HOME={STATE} XDG_CACHE_HOME=/var/cache/vitrine XDG_RUNTIME_DIR={RUNTIME}
Environment=LIBSEAT_BACKEND=seatd PYTHONDONTWRITEBYTECODE=1

# The kiosk sees the screen, the touch devices and the sound, and writes to its three folders.
DevicePolicy=closed
DeviceAllow=char-drm rw
DeviceAllow=char-input rw
DeviceAllow=char-alsa rw
ProtectSystem=strict
ProtectHome=tmpfs
{seen}{written}PrivateTmp=yes
ProtectProc=invisible
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
# It speaks to nobody outside; the second family tells the compositor of devices that come and go.
IPAddressDeny=any
RestrictAddressFamilies=AF_UNIX AF_NETLINK
CapabilityBoundingSet=
AmbientCapabilities=
NoNewPrivileges=yes
KeyringMode=private
LockPersonality=yes
RemoveIPC=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
"""


def _hours(plan: Plan, hours: Hours) -> dict[str, str]:
    """Give the units that turn the kiosk and the screen off at night.

    FB_BLANK_POWERDOWN is 4 in linux/fb.h: with nobody drawing, the console has the screen, and this turns it off.
    """
    blank = "for screen in /sys/class/graphics/fb*/blank; do echo 4 > $$screen; done"
    within = f'{plan.program} service within "{hours}" --days "{hours.day_words}"'
    return {
        "vitrine-open.timer": f"""\
{_MARK}
[Unit]
Description=Vitrine when the museum opens

[Timer]
OnCalendar={hours.calendar(hours.opens)}
AccuracySec=1s
Unit=vitrine.service

[Install]
WantedBy=timers.target
""",
        "vitrine-close.timer": f"""\
{_MARK}
[Unit]
Description=Vitrine when the museum closes

[Timer]
OnCalendar={hours.calendar(hours.closes)}
AccuracySec=1s
Unit=vitrine-close.service

[Install]
WantedBy=timers.target
""",
        "vitrine-close.service": f"""\
{_MARK}
[Unit]
Description=Vitrine ends for the night, and the screen goes dark
Conflicts=vitrine.service
After=vitrine.service

[Service]
Type=oneshot
ExecStart=/bin/sh -c '{blank}'
""",
        "vitrine-boot.service": f"""\
{_MARK}
[Unit]
Description=Vitrine, when the machine starts within opening hours
After=multi-user.target

[Service]
Type=oneshot
ExecCondition={within}
ExecStart=/bin/systemctl start --no-block vitrine.service

[Install]
WantedBy=multi-user.target
""",
    }


def _polkit(user: str) -> str:
    """Let the kiosk shut the machine down when staff ask for it, and nothing else. polkit(8)"""
    return f"""\
// Written by `kiosk service install`, which overwrites it.
polkit.addRule(function (action, subject) {{
    if (action.id.indexOf("org.freedesktop.login1.power-off") === 0 && subject.user === "{user}") {{
        return polkit.Result.YES;
    }}
}});
"""


def _installed_in(program: Path) -> Path:
    """Give the folder of the virtual environment that a command is of."""
    return program.parent.parent
