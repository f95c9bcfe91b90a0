"""The watchdog, against a real NOTIFY_SOCKET: pings while the kiosk draws, and none while its main loop hangs."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import own_time
import pytest
from kiosk_process import READY, Start, assert_ends_well
from notify_socket import NotifySocket
from visitor import go_home
from x_screen import XScreen

PING, STALL_S = "WATCHDOG=1", 10.0
WATCHDOG_S = 3.0
"""How long this manager waits for a ping."""


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[NotifySocket]:
    listening = NotifySocket(tmp_path)
    yield listening
    listening.close()


def test_it_is_ready_with_the_first_picture_pings_while_nothing_moves_and_says_when_it_stops(
    start: Start, screen: XScreen, manager: NotifySocket
):
    kiosk = start(NOTIFY_SOCKET=str(manager.path), WATCHDOG_USEC=str(int(WATCHDOG_S * 1e6))).ready()
    # The exhibition has one language, so that nothing moves on the attract screen.
    manager.wait_for(PING, 4)
    go_home(screen)
    manager.wait_for(PING, manager.count(PING) + 2)
    assert_ends_well(kiosk)
    manager.wait_for("STOPPING=1")
    said = [message for _at, message in manager.told]
    assert said[0] == "READY=1"
    assert said.count("READY=1") == 1
    assert any(message.startswith("STATUS=") for message in said)
    pings = [at for at, message in manager.told if message == PING]
    assert max(after - before for before, after in itertools.pairwise(pings)) < WATCHDOG_S
    assert kiosk.complaints == []


def test_a_main_loop_that_hangs_pings_no_more_and_ends_with_its_stack_in_the_log(start: Start, manager: NotifySocket):
    kiosk = start(fault="hanging", NOTIFY_SOCKET=str(manager.path), WATCHDOG_USEC=str(int(WATCHDOG_S * 1e6))).wait_for(
        "hangs now"
    )
    hung = own_time.now()
    assert kiosk.code() == 1
    assert time.time() - kiosk.logged_at(READY) > STALL_S - 2
    assert own_time.now() - hung < STALL_S + 3
    assert manager.count("READY=1") == 1
    assert [message for at, message in manager.told if at > hung + 0.5 and message == PING] == []
    assert "Timeout (0:00:10)!" in kiosk.log
    assert "in hang" in kiosk.log


def test_a_kiosk_that_runs_but_cannot_draw_does_not_ping(start: Start, manager: NotifySocket):
    kiosk = start(
        fault="not_drawing", NOTIFY_SOCKET=str(manager.path), WATCHDOG_USEC=str(int(WATCHDOG_S * 1e6))
    ).wait_for("draws no more")
    stopped = own_time.now()
    assert kiosk.outlives(4.0)
    assert [message for at, message in manager.told if at > stopped + 0.5 and message == PING] == []


def test_a_manager_that_is_gone_is_one_line(start: Start, screen: XScreen, tmp_path: Path):
    kiosk = start(NOTIFY_SOCKET=str(tmp_path / "nobody")).ready()
    go_home(screen)
    kiosk.wait_for("systemd does not hear the kiosk")
    assert_ends_well(kiosk)
    assert len(kiosk.complaints) == 1
