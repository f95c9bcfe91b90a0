"""Shutting down: asked of systemd, and a no is a no."""

import logging
import os
from pathlib import Path

import pytest

from kiosk.operations.staff.background_call import BackgroundCall
from kiosk.operations.staff.power import NullPower, SystemPower


@pytest.fixture
def systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put a systemctl first in the path that writes down what it was asked, and ends as the test wants."""

    def answer(code: int, said: str = "") -> Path:
        script = tmp_path / "systemctl"
        script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\necho "{said}" >&2\nexit {code}\n')
        script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        return tmp_path / "asked"

    return answer


def test_it_is_asked_of_systemd_without_a_question_to_anybody(systemctl):
    asked = systemctl(0)
    assert SystemPower().off()
    assert asked.read_text() == "--no-ask-password poweroff\n"


def test_what_is_not_permitted_is_said_in_the_log(systemctl, caplog: pytest.LogCaptureFixture):
    systemctl(1, "Interactive authentication required.")
    with caplog.at_level(logging.WARNING):
        assert not SystemPower().off()
    assert "Interactive authentication required." in caplog.text
    assert "mend: see docs/staff" in caplog.text


def test_a_machine_without_systemd_stays_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not SystemPower().off()
    assert not NullPower().off()


def test_an_errand_gives_its_result_once_and_takes_the_next():
    errand: BackgroundCall[int] = BackgroundCall("test")
    assert errand.poll() is None
    for number in (1, 2):
        assert errand.send(lambda number=number: number)
        assert errand.pending
        assert errand.wait(30)
        assert (errand.poll(), errand.poll(), errand.pending) == (number, None, False)


def test_one_errand_at_a_time():
    import threading

    errand: BackgroundCall[bool] = BackgroundCall("test")
    go = threading.Event()
    assert errand.send(lambda: go.wait(10))
    assert not errand.send(lambda: True)
    assert not errand.wait(0)
    go.set()
    assert errand.wait(30)
    assert errand.poll() is True
