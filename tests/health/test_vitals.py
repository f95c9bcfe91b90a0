"""What the kiosk tells of itself is true, whole, and costs it nothing when nobody can take it."""

import logging
import os
import re
import socket
import time
from pathlib import Path

import pytest

from kiosk.operations.health import Faults, Heartbeat, VisitCounters, frame_due_s, notifier
from kiosk.operations.health import heartbeat as heartbeat_module
from kiosk.operations.health.metrics import prometheus
from kiosk.operations.health.reporter import Reporter, StatusSource
from kiosk.operations.health.status import ContentInfo, Status, read, status_file
from kiosk.operations.health.systemd_notify import NullNotifier, SystemdNotifier
from kiosk.visit import Outline, Rules, VisitMachine
from kiosk.visit.effects import EndReason, VisitBegan, VisitEnded

CONTENT = ContentInfo("The exhibition", "a1b2", exhibits=2, errors=0, warnings=1)
STATE = VisitMachine(Rules(("en",)), Outline({})).start(0)
LINE = re.compile(r'[a-z_]+(\{[a-z]+="(\\.|[^"\\])*"(,[a-z]+="(\\.|[^"\\])*")*\})? -?[0-9.e+]+')
"""A sample of Prometheus' text format."""


class Manager:
    """What a kiosk told, in order."""

    def __init__(self):
        self.told = []

    def ready(self):
        self.told.append("ready")

    def alive(self):
        self.told.append("alive")

    def status(self, words):
        self.told.append(words)

    def stopping(self):
        self.told.append("stopping")


@pytest.fixture
def armed(monkeypatch) -> list[float]:
    """How long the process may stand still, each time it is said; it is not really ended."""
    found: list[float] = []
    monkeypatch.setattr(
        heartbeat_module.faulthandler, "dump_traceback_later", lambda seconds, **_: found.append(seconds)
    )
    return found


def reporter(tmp_path: Path, metrics: Path | None = None, manager=None) -> Reporter:
    source = StatusSource(Heartbeat(NullNotifier()), VisitCounters(lambda: 1700000000.0), Faults(), lambda: CONTENT)
    return Reporter(source, manager or Manager(), tmp_path / "state", metrics)


def test_the_first_frame_is_the_readiness_and_later_ones_are_told_once_a_beat(armed):
    manager, now = Manager(), [100.0]
    heart = Heartbeat(manager, clock=lambda: now[0])
    for _ in range(30):
        heart.beat()
        now[0] += 0.125
    heart.stop()
    assert manager.told == ["ready", *["alive"] * 4, "stopping"]
    assert armed == [10.0] * 4
    assert (heart.frames, heart.last_s) == (30, pytest.approx(103.625))


def test_the_main_loop_may_stand_still_for_ten_seconds_from_its_last_tick_and_a_tick_is_no_frame(armed):
    manager, now = Manager(), [100.0]
    heart = Heartbeat(manager, clock=lambda: now[0])
    heart.tick()
    assert armed == []
    heart.beat()
    for _ in range(8):
        now[0] += 0.5
        heart.tick()
    assert armed == [10.0] * 5
    assert (manager.told, heart.frames, heart.last_s) == (["ready", "alive"], 1, 100.0)


@pytest.mark.parametrize(("usec", "due_s"), [("60000000", 20.0), ("3000000", 1.0), ("1", 0.2), ("", 20.0), ("x", 20.0)])
def test_a_frame_is_drawn_thrice_in_the_time_that_the_manager_waits(monkeypatch, usec, due_s):
    monkeypatch.setenv("WATCHDOG_USEC", usec)
    assert frame_due_s() == due_s


def test_a_kiosk_that_starts_anew_in_the_same_process_does_not_say_that_it_stops():
    manager = Manager()
    Heartbeat(manager).stop(going_on=True)
    assert manager.told == ["restarts"]


def test_systemd_is_told_by_datagrams(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        told = notifier()
        for tell in (told.ready, told.alive, told.stopping):
            tell()
        told.status("waits")
        assert [manager.recv(99) for _ in range(4)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1", b"STATUS=waits"]


def test_an_abstract_socket_is_found(monkeypatch):
    name = f"vitrine-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}")
        monkeypatch.setenv("NOTIFY_SOCKET", f"@{name}")
        notifier().alive()
        assert manager.recv(99) == b"WATCHDOG=1"


def test_a_manager_that_does_not_read_stops_no_frame_and_is_one_line(tmp_path, caplog):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        told = SystemdNotifier(str(tmp_path / "notify"))
        begun = time.monotonic()
        for _ in range(2000):
            told.alive()
    assert time.monotonic() - begun < 5
    assert len(caplog.records) == 1


def test_without_a_manager_nobody_is_told(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert isinstance(notifier(), NullNotifier)


def test_visits_are_counted_and_the_last_is_remembered():
    now = [10.0]
    tally = VisitCounters(lambda: now[0])
    tally.step(STATE, (VisitBegan("en"),))
    assert (tally.visits, tally.visiting, tally.last_visit) == (1, True, 10.0)
    now[0] = 99.0
    tally.step(STATE, (VisitEnded(EndReason.LEFT),))
    assert (tally.visits, tally.visiting, tally.last_visit) == (1, False, 99.0)


def test_lines_of_the_log_are_counted_and_the_last_error_is_kept():
    faults, log = Faults(), logging.getLogger("a kiosk")
    log.propagate = False
    log.addHandler(faults)
    log.info("nothing")
    log.warning("a thing")
    log.error("the picture %s is broken\nTraceback", "a.jpg")
    log.error("%d", "no number")
    assert (faults.warnings, faults.errors, faults.last) == (1, 2, "%d")


def test_the_status_is_read_as_it_was_written(tmp_path):
    metrics = tmp_path / "metrics" / "vitrine.prom"
    manager = Manager()
    one = reporter(tmp_path, metrics, manager)
    one._write()
    status = read(status_file(tmp_path / "state"))
    assert status is not None
    assert (status.pid, status.up, status.content, status.visits) == (os.getpid(), True, CONTENT, 0)
    assert status.memory_bytes > 1_000_000
    assert manager.told == ["waits for a visitor; 0 visits, 0 errors in the log"]
    assert "vitrine_up 1" in metrics.read_text()
    one._over.set()
    one._run()
    assert metrics.read_text().endswith("vitrine_up 0\n")


def test_metrics_are_readable_for_monitoring_and_never_half_written(tmp_path):
    metrics = tmp_path / "vitrine.prom"
    one = reporter(tmp_path, metrics)
    before = os.umask(0o077)
    try:
        one._write()
    finally:
        os.umask(before)
    assert metrics.stat().st_mode & 0o777 == 0o644
    assert [file.name for file in tmp_path.glob("*.prom*")] == ["vitrine.prom"]
    assert list(tmp_path.glob(".*")) == []


def test_visits_are_counted_on_after_a_restart(tmp_path):
    first = reporter(tmp_path)
    first._source.tally.step(STATE, (VisitBegan("en"),))
    first._write()
    second = reporter(tmp_path)
    second._over.set()
    second._run()
    status = read(status_file(tmp_path / "state"))
    assert status is not None
    assert (status.visits, status.last_visit) == (1, 1700000000.0)


def test_a_disk_that_cannot_be_written_is_one_line_until_it_can_again(tmp_path, caplog):
    one = reporter(tmp_path)
    (tmp_path / "state").write_text("a file")
    for _ in range(3):
        one._write()
    assert len(caplog.records) == 1
    assert "the status of the kiosk is not written for now" in caplog.text


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"pid": 1}', "\x00"])
def test_a_damaged_status_is_none(tmp_path, text):
    file = tmp_path / "status.json"
    file.write_text(text)
    assert read(file) is None


def status(**changes) -> Status:
    values = {
        "pid": os.getpid(), "program": "1.0", "content": CONTENT, "started": 0.0, "written": time.time(),
        "uptime_s": 5.0, "visiting": False, "visits": 3, "last_visit": None, "frames": 9, "fps": 1.0,
        "last_frame_age_s": None, "memory_bytes": 1, "errors": 0, "warnings": 0, "last_error": "",
    }  # fmt: skip
    return Status(**(values | changes))


def test_a_kiosk_is_up_while_its_process_runs_writes_and_draws():
    assert status().up
    assert not status(written=time.time() - 120).up
    assert not status(pid=2**22 + 1).up
    assert not status(last_frame_age_s=90.0).up


def test_metrics_are_in_the_format_that_prometheus_reads():
    odd = ContentInfo("t", 'a "quoted" back\\slash\nand line', exhibits=1, errors=0, warnings=0)
    samples = [line for line in prometheus(status(content=odd)).splitlines() if not line.startswith("#")]
    assert [line for line in samples if not LINE.fullmatch(line)] == []
    assert "vitrine_visits_total 3" in samples
    assert not any(line.startswith("vitrine_last_visit") for line in samples)


def test_each_metric_says_what_it_is_and_of_what_kind():
    text = prometheus(status())
    names = [line.split()[0].partition("{")[0] for line in text.splitlines() if not line.startswith("#")]
    assert len(names) == len(set(names))
    assert all(f"# HELP {name} " in text and re.search(f"# TYPE {name} (gauge|counter)\n", text) for name in names)
