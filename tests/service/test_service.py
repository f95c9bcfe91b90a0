"""The units are what systemd takes without a word, and as closed as the kiosk can bear."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.errors import KioskError
from kiosk.operations.delivery.sticks import PLACES
from kiosk.operations.service import (
    Hours,
    ServicePlan,
    files,
    install,
    installed_state,
    installing,
    remove,
    standing,
)
from kiosk.operations.service.units import LEFT_BY_STAFF, STICK, STICK_RULE
from kiosk.operations.staff.exit_codes import Leaving

UNITS = Path("etc/systemd/system")
MOST_EXPOSED = 2.5
HOURS = Hours.read("09:30-18:00", "Tue..Sun")
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


def plan(**changes) -> ServicePlan:
    there = next(path for path in ("/usr/bin/cage", "/bin/true") if Path(path).exists())
    values = {"program": Path(sys.executable), "home": Path("/opt/vitrine"), "compositor": Path(there)}
    return ServicePlan(**(values | changes))


def analyse(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Ask systemd's own tool about the units; seatd is another package's, and stands in by its name."""
    units = root / UNITS
    (units / "seatd.service").write_text("[Service]\nExecStart=/bin/true\n")
    names = [str(file) for file in sorted(units.iterdir()) if file.name.startswith("vitrine")]
    return subprocess.run(
        ["systemd-analyze", *arguments, *names],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:", "SYSTEMD_LOG_LEVEL": "warning"},
        capture_output=True,
        text=True,
        check=False,
    )


@needs_systemd
@pytest.mark.parametrize("hours", [None, HOURS], ids=["always", "in opening hours"])
def test_systemd_verifies_the_units_without_a_word(tmp_path, hours):
    install(plan(hours=hours), tmp_path)
    done = analyse(tmp_path, "verify")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_systemd
def test_the_kiosk_is_hardly_exposed(tmp_path):
    install(plan(), tmp_path)
    done = analyse(tmp_path, "security", "--offline=yes", f"--threshold={MOST_EXPOSED * 10:.0f}", "--no-pager")
    assert done.returncode == 0, done.stdout
    for name in ("vitrine.service", "vitrine-stick@"):
        level = float(done.stdout.split(f"Overall exposure level for {name}")[1].split(":")[1].split()[0])
        assert level <= MOST_EXPOSED


@needs_systemd
def test_the_timers_go_off_when_the_museum_opens_and_closes(tmp_path):
    install(plan(hours=HOURS), tmp_path)
    for name, at in (("open", "09:30"), ("close", "18:00")):
        (line,) = [line for line in text(tmp_path, f"vitrine-{name}.timer").splitlines() if "OnCalendar" in line]
        calendar = ["systemd-analyze", "calendar", line.partition("=")[2]]
        said = subprocess.run(calendar, capture_output=True, text=True, check=True).stdout
        assert f"Normalized form: Tue..Sun *-*-* {at}:00" in said


def text(root: Path, name: str) -> str:
    return (root / UNITS / name).read_text()


def test_it_is_started_again_whenever_it_ends_and_watched_while_it_runs(tmp_path):
    install(plan(memory_max="900M"), tmp_path)
    unit = text(tmp_path, "vitrine.service")
    lines = ["Restart=always", "StartLimitIntervalSec=0", "Type=notify", "NotifyAccess=all", "WatchdogSec=60"]
    assert [line for line in [*lines, "MemoryMax=900M", "User=vitrine"] if line not in unit.splitlines()] == []


def test_a_kiosk_that_staff_leave_is_not_started_again_and_leaves_them_the_console(tmp_path):
    assert Leaving.TO_DESKTOP == LEFT_BY_STAFF
    install(plan(), tmp_path)
    unit = text(tmp_path, "vitrine.service")
    assert f"RestartPreventExitStatus={LEFT_BY_STAFF}\n" in unit
    assert "start --no-block getty@tty1" in unit


@pytest.mark.parametrize("code", [0, 3, 137])
def test_the_service_ends_with_the_code_of_the_kiosk_whatever_the_compositor_ends_with(tmp_path, code):
    for name, script in (("cage", 'shift 2; "$@"; exit 0'), ("kiosk", f"exit {code}")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    unit = files(plan(program=tmp_path / "kiosk", compositor=tmp_path / "cage"))[UNITS / "vitrine.service"]
    (line,) = [line.partition("=")[2] for line in unit.splitlines() if line.startswith("ExecStart=")]
    # As systemd takes a line apart; its folder for what runs is another here.
    command = shlex.split(line.replace("$$", "$").replace("/run/vitrine", str(tmp_path)))
    assert subprocess.run(command, check=False).returncode == code


def test_folders_with_spaces_are_refused_in_a_sentence():
    with pytest.raises(KioskError, match="without spaces"):
        files(plan(home=Path("/opt/our museum")))


def test_an_installation_in_a_home_is_seen_and_the_other_homes_are_not():
    unit = files(plan(program=Path("/home/ana/kiosk/.venv/bin/kiosk"), home=Path("/home/ana/kiosk")))
    (service,) = [words for place, words in unit.items() if place.name == "vitrine.service"]
    assert "ProtectHome=tmpfs\nBindReadOnlyPaths=/home/ana/kiosk /home/ana/kiosk/.venv\n" in service
    assert "BindReadOnlyPaths" not in files(plan(program=Path("/opt/v/bin/kiosk")))[UNITS / "vitrine.service"]


def test_metrics_elsewhere_may_be_written_there(tmp_path):
    install(plan(metrics=Path("/var/lib/node/vitrine.prom")), tmp_path)
    assert "ReadWritePaths=/var/lib/node\n" in text(tmp_path, "vitrine.service")


def test_hours_that_are_given_up_take_their_units_with_them(tmp_path):
    install(plan(hours=HOURS), tmp_path)
    assert len(list((tmp_path / UNITS).glob("vitrine*"))) == 6
    install(plan(), tmp_path)
    names = sorted(file.name for file in (tmp_path / UNITS).glob("vitrine*"))
    assert names == ["vitrine-stick@.service", "vitrine.service"]


def test_what_was_installed_is_removed_to_the_last_file(tmp_path):
    install(plan(hours=HOURS), tmp_path)
    assert installed_state(tmp_path) == Path("/var/lib/vitrine")
    remove(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert installed_state(tmp_path) is None
    assert remove(tmp_path) == []


def test_how_it_stands_is_what_systemd_says(tmp_path):
    install(plan(), tmp_path)
    found = standing(tmp_path, lambda _command: "ActiveState=active\nNRestarts=3\n")
    assert (found.installed, found.active, found.restarts, found.timers) == (True, "active", 3, ())


def test_without_systemd_it_is_unknown(tmp_path):
    def fail(_command):
        raise KioskError("systemctl cannot be run")

    assert standing(tmp_path, fail) == (False, "unknown", 0, ())


def run(*arguments):
    return CliRunner().invoke(main, ["service", *map(str, arguments)])


def test_the_command_shows_writes_and_removes(tmp_path):
    shown = run("install", "--dry-run", "--hours", "09:30-18:00", "--root", tmp_path)
    assert "==> /etc/systemd/system/vitrine-open.timer" in shown.stdout
    assert list(tmp_path.iterdir()) == []
    assert run("install", "--root", tmp_path).exit_code == 0
    assert run("remove", "--root", tmp_path).exit_code == 0
    assert run("remove", "--root", tmp_path).stdout == "The service is not installed.\n"
    assert run("status", "--root", tmp_path).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [("--hours", "late"), ("--user", "a b"), ("--memory-max", "much"), ("--hours", "9:00-10:00", "--days", "x")],
)
def test_the_command_refuses_what_makes_no_sense(tmp_path, arguments):
    done = run("install", "--root", tmp_path, *arguments)
    assert done.exit_code != 0
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in done.output


def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path):
    (tmp_path / "etc").write_text("a file")
    done = run("install", "--root", tmp_path)
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "as root: sudo" in done.output


def test_boot_asks_whether_it_is_open():
    assert run("within", "00:00-23:59").exit_code in (0, 1)
    assert run("within", "nonsense").exit_code == 1


# A USB stick.


def stick_unit(root: Path) -> str:
    install(plan(), root)
    return text(root, "vitrine-stick@.service")


def test_a_stick_is_mounted_where_the_kiosk_looks_and_can_neither_run_nor_change_anything(tmp_path):
    (line,) = [line for line in stick_unit(tmp_path).splitlines() if line.startswith("ExecStart=")]
    command = shlex.split(line.partition("=")[2])
    assert command[-2:] == ["/dev/%I", str(STICK)]
    assert STICK in PLACES
    (options,) = [word.partition("=")[2].split(",") for word in command if word.startswith("--options=")]
    assert {"ro", "nosuid", "nodev", "noexec"} <= set(options)
    assert {"--collect", "--fsck=no", "--no-block"} <= set(command)


@pytest.mark.parametrize(("mounted", "code"), [(True, 1), (False, 0)])
def test_a_disk_that_is_mounted_already_is_left_alone(tmp_path, mounted, code):
    (line,) = [line for line in stick_unit(tmp_path).splitlines() if line.startswith("ExecCondition=")]
    (tmp_path / "findmnt").write_text(f"#!/bin/sh\nexit {0 if mounted else 1}\n")
    (tmp_path / "findmnt").chmod(0o755)
    command = shlex.split(line.partition("=")[2].replace("%I", "sdb1"))
    done = subprocess.run(command, env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, check=False)
    assert done.returncode == code


def test_at_boot_the_machines_own_disks_are_mounted_first(tmp_path):
    assert "After=local-fs.target" in stick_unit(tmp_path)


def test_only_the_first_partition_of_a_removable_usb_disk_is_mounted(tmp_path):
    stick_unit(tmp_path)
    rule = (tmp_path / STICK_RULE).read_text()
    for condition in ('ENV{ID_BUS}!="usb"', 'ENV{PARTN}!="1"', "ENV{ID_FS_TYPE}!="):
        (line,) = [line for line in rule.splitlines() if condition in line]
        assert line.endswith('GOTO="vitrine_end"')
    # The partition has no such attribute, and a USB device has one with other values: only == does what it says.
    assert 'ATTRS{removable}=="1", TAG+="systemd", ENV{SYSTEMD_WANTS}+="vitrine-stick@%k.service"\n' in rule
    assert rule.rstrip().endswith('LABEL="vitrine_end"')


def test_a_stick_that_comes_while_the_kiosk_runs_reaches_it(tmp_path):
    install(plan(), tmp_path)
    lines = text(tmp_path, "vitrine.service").splitlines()
    assert "MountFlags=slave" in lines
    assert not [
        line for line in lines if line.startswith(("InaccessiblePaths", "TemporaryFileSystem", "PrivateMounts"))
    ]


def test_the_stick_is_forgotten_with_the_service(tmp_path, monkeypatch):
    install(plan(), tmp_path)
    monkeypatch.setattr(installing, "_SYSTEM", tmp_path)
    commands = []
    remove(tmp_path, lambda command: commands.append(command) or "")
    assert commands == [
        ["systemctl", "disable", "--now", "vitrine.service"],
        ["systemctl", "daemon-reload"],
        ["udevadm", "control", "--reload"],
    ]
    assert not (tmp_path / STICK_RULE).exists()
