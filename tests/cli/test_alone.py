"""One kiosk at most writes to a state folder."""

import os

import click
import pytest

from kiosk.cli._single_instance import LOCK, alone
from kiosk.files import lock


def test_who_comes_second_waits_a_little_and_is_told(tmp_path):
    held, waited = lock(tmp_path / LOCK), []
    with pytest.raises(click.ClickException, match="another kiosk uses the state folder") as found:
        alone(tmp_path, waited.append)
    assert found.value.exit_code == 1
    assert 2.0 <= sum(waited) <= 3.0
    os.close(held)
    alone(tmp_path, waited.append)


def test_a_kiosk_that_ends_meanwhile_is_waited_for(tmp_path):
    held = lock(tmp_path / LOCK)
    alone(tmp_path, lambda _s: os.close(held))


@pytest.mark.parametrize("make", ["file", "link"])
def test_a_folder_that_takes_no_lock_keeps_no_kiosk_from_running(tmp_path, make):
    if make == "file":
        (tmp_path / "state").write_text("a file")
    else:
        (tmp_path / "state").mkdir()
        (tmp_path / "state" / LOCK).symlink_to(tmp_path / "elsewhere")
    alone(tmp_path / "state", lambda _s: pytest.fail("it waits"))
    assert not (tmp_path / "elsewhere").exists()
