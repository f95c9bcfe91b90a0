"""Each check says in a plain sentence what it found, and what to do about it."""

import os
import sqlite3
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.operations.health.status import ContentInfo, Status, status_file
from kiosk.operations.service import ServicePlan, install
from kiosk.operations.usage import usage_file
from kiosk.rehearsal.doctor import device_checks, display_checks, machine_checks, museum_checks
from kiosk.rehearsal.doctor.results import Machine, ResultKind

sys.path.insert(0, str(Path(__file__).parent.parent / "content"))

from museum import Museum

GOOD, ADVICE, PROBLEM = ResultKind.GOOD, ResultKind.ADVICE, ResultKind.PROBLEM


@pytest.fixture
def museum(tmp_path):
    return Museum(tmp_path)


@pytest.fixture
def machine(museum, tmp_path, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    return Machine(museum.paths, tmp_path / "system")


@pytest.fixture
def write(machine):
    def write_(name, text=""):
        file = machine.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    return write_


def verdicts(findings):
    assert all(bool(one.mend) == (one.verdict is not GOOD) for one in findings), findings
    return [one.verdict for one in findings]


def test_a_connected_screen_is_named(machine, write):
    write("sys/class/drm/card0-HDMI-A-1/status", "connected\n")
    write("sys/class/drm/card0-DP-1/status", "disconnected\n")
    found = display_checks.screen(machine)
    assert found[0].says == "connected: HDMI-A-1"
    # The small exhibition does not say how large its screen is.
    assert verdicts(found) == [GOOD, ADVICE]


def test_a_screen_that_is_off_is_a_problem(machine, write):
    write("sys/class/drm/card0-HDMI-A-1/status", "disconnected\n")
    assert verdicts(display_checks.screen(machine))[0] is PROBLEM


def test_a_display_counts_as_a_screen(machine, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":7")
    assert ":7" in display_checks.screen(machine)[0].says


def test_a_machine_without_a_graphics_card_is_a_problem(machine):
    assert verdicts(display_checks.screen(machine))[0] is PROBLEM


def running(machine, **changes):
    values = {
        "pid": os.getpid(), "program": "1", "content": ContentInfo("t", "v", 1, 0, 0), "started": 0.0,
        "written": datetime.now(UTC).timestamp(), "uptime_s": 1.0, "visiting": False, "visits": 0, "last_visit": None,
        "frames": 1, "fps": 1.0, "last_frame_age_s": 0.4, "memory_bytes": 1, "errors": 0, "warnings": 0,
        "last_error": "",
    }  # fmt: skip
    file = status_file(machine.paths.state)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(Status(**(values | changes)).json())


def test_a_kiosk_that_draws_is_not_disturbed(machine):
    running(machine)
    (found,) = display_checks.graphics(machine)
    assert "its last picture was 0.4 s old" in found.says


TOUCHES = {"capabilities/abs": "260000000000003", "capabilities/key": "400 0 0 0 0 0", "properties": "2"}


def plug_in(write, mode):
    for name, text in TOUCHES.items():
        write(f"sys/class/input/event0/device/{name}", text)
    write("dev/input/event0").chmod(mode)


def test_a_touch_screen_is_found_as_the_kiosk_finds_it(machine, write):
    plug_in(write, 0o660)
    found = device_checks.touch(machine)
    assert found[0].says in ("touch screen: event0", "no touch of more than one finger: libmtdev is not installed")


def test_a_touch_screen_that_the_service_may_not_read_is_a_problem(machine, write):
    plug_in(write, 0o600)
    assert PROBLEM in verdicts(device_checks.touch(machine))


def test_no_touch_screen_is_a_problem(machine):
    assert PROBLEM in verdicts(device_checks.touch(machine))


def test_sound_is_found_and_lacking_sound_is_a_problem(machine, write):
    assert verdicts(device_checks.sound(machine)) == [PROBLEM]
    write("proc/asound/pcm", "00-03: HDMI 0 : HDMI 0 : playback 1\n00-00: ALC : ALC : capture 1\n")
    write("dev/snd/pcmC0D3p")
    assert device_checks.sound(machine)[0].says == "sound: HDMI 0"
    write("dev/snd/pcmC1D0p")
    assert verdicts(device_checks.sound(machine)) == [GOOD, ADVICE]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("MemTotal: 2030000 kB\nMemAvailable: 1000000 kB\n", GOOD),
        ("MemTotal: 1000000 kB\nMemAvailable: 500000 kB\n", PROBLEM),
        ("nonsense", ADVICE),
    ],
)
def test_memory_is_enough_or_not(machine, write, text, verdict):
    write("proc/meminfo", text)
    assert verdicts(machine_checks.memory(machine)) == [verdict]


@pytest.mark.parametrize(("free_mib", "verdict"), [(50_000, GOOD), (500, ADVICE), (100, PROBLEM)])
def test_the_disk_has_room_or_not(machine, monkeypatch, free_mib, verdict):
    usage = SimpleNamespace(total=64 * 2**30, free=free_mib * 2**20)
    monkeypatch.setattr(machine_checks.shutil, "disk_usage", lambda _folder: usage)
    assert verdicts(machine_checks.disk(machine)) == [verdict]


def test_a_disk_that_cannot_be_written_is_a_problem(machine, monkeypatch):
    def fail(_folder):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(machine_checks, "_write_into", fail)
    (found,) = machine_checks.disk(machine)
    assert (found.verdict, "Read-only file system" in found.says) == (PROBLEM, True)


class Clock(datetime):
    """A clock that stands still."""

    at = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=7), "+07"))

    @classmethod
    def now(cls, tz=None):
        return cls.at.astimezone(tz) if tz else cls.at

    def astimezone(self, tz=None):
        return self


def test_a_clock_that_has_lost_the_time_is_a_problem(machine, monkeypatch):
    monkeypatch.setattr(machine_checks, "datetime", Clock)
    monkeypatch.setattr(Clock, "at", datetime(1970, 1, 1, tzinfo=UTC))
    assert verdicts(machine_checks.clock(machine)) == [PROBLEM]


def test_a_machine_without_a_clock_of_its_own_is_told_so(machine, write):
    assert any("no battery-backed clock" in one.says for one in machine_checks.clock(machine))
    write("dev/rtc0")
    assert not any("no battery-backed clock" in one.says for one in machine_checks.clock(machine))


def test_fonts_that_lack_are_named_with_their_package(machine, monkeypatch):
    from kiosk.engines.typeset import FontSet
    from kiosk.engines.typeset.fonts import MissingFont

    monkeypatch.setattr(FontSet, "missing", lambda _fonts, _languages: (MissingFont("Noto Sans", "fonts-noto-core"),))
    (found,) = machine_checks.fonts(machine)
    assert (found.verdict, found.mend) == (PROBLEM, "sudo apt install fonts-noto-core")


def test_content_is_read_as_the_kiosk_reads_it(machine, museum):
    assert museum_checks.content(machine)[0].says == "The exhibition: 2 exhibits"
    museum.change("exhibits/people.yaml", "title: A first panel", "titel: A first panel")
    assert verdicts(museum_checks.content(machine)) == [PROBLEM]
    museum.file("exhibits/kiosk.yaml").unlink()
    assert verdicts(museum_checks.content(machine)) == [PROBLEM]


def test_the_service_is_looked_at_from_every_side(machine, monkeypatch):
    said = {"text": "ActiveState=active\nNRestarts=0"}
    monkeypatch.setattr(
        "kiosk.rehearsal.doctor.museum_checks.standing", lambda root: original(root, lambda _command: said["text"])
    )
    from kiosk.operations.service import standing as original

    assert verdicts(museum_checks.service(machine)) == [ADVICE]
    install(ServicePlan(Path("/opt/bin/kiosk"), Path("/opt")), machine.root)
    assert verdicts(museum_checks.service(machine)) == [PROBLEM]
    running(machine)
    assert verdicts(museum_checks.service(machine)) == [GOOD]
    said["text"] = "ActiveState=active\nNRestarts=9"
    assert verdicts(museum_checks.service(machine)) == [ADVICE]
    said["text"] = "ActiveState=failed\nNRestarts=0"
    assert verdicts(museum_checks.service(machine)) == [PROBLEM]


def test_a_pin_is_there_or_advised(machine):
    assert verdicts(museum_checks.staff(machine)) == [ADVICE]
    machine.paths.staff.mkdir(parents=True)
    (machine.paths.staff / "pin").write_text("a hash")
    assert verdicts(museum_checks.staff(machine)) == [GOOD]


def test_the_record_of_visits_is_whole_or_damaged(machine):
    assert verdicts(museum_checks.visits(machine)) == [GOOD]
    file = usage_file(machine.paths.state)
    file.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE visits (id)")
    connection.close()
    assert museum_checks.visits(machine)[0].says == "0 visits are recorded"
    file.write_text("damaged" * 100)
    (file.parent / "usage.db.damaged-1").touch()
    assert verdicts(museum_checks.visits(machine)) == [PROBLEM, ADVICE]
