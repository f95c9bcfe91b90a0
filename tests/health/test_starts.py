import os
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations.health.crash_history import WITHIN_S, CrashHistory


@dataclass(frozen=True)
class At:
    s: float
    boot: str = "one"


@pytest.fixture
def starts(tmp_path):
    return lambda: CrashHistory(tmp_path)


def test_the_start_after_three_crashes_is_a_careful_one(starts):
    assert [starts().begin(At(10.0 * n)) for n in range(5)] == [False, False, False, True, True]


def test_an_end_as_it_should_be_is_no_crash(starts):
    for n in range(6):
        kiosk = starts()
        assert not kiosk.begin(At(float(n)))
        kiosk.ended()


def test_crashes_long_ago_do_not_count(starts):
    assert not any(starts().begin(At(n * WITHIN_S * 0.6)) for n in range(8))


def test_a_power_cut_is_no_crash(starts):
    assert not any(starts().begin(At(1.0, boot=str(n))) for n in range(8))


def test_a_kiosk_that_has_run_long_enough_starts_counting_anew(starts):
    for n in range(3):
        kiosk = starts()
        kiosk.begin(At(float(n)))
    kiosk.settled()
    assert not starts().begin(At(5.0))


DAMAGE = st.binary(max_size=80) | st.sampled_from(
    (b'{"boot": "one", "crashes": ["a", null, []]}', b'{"boot": "one", "crashes": 3}')
)


@given(DAMAGE)
def test_whatever_is_in_the_file_a_start_is_a_start(tmp_path_factory, damage):
    folder = tmp_path_factory.mktemp("state")
    (folder / "starts.json").write_bytes(damage)
    assert CrashHistory(folder).begin(At(1.0)) is False


def test_a_disk_that_is_full_costs_nothing_but_the_count(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", full)
    kiosk = CrashHistory(tmp_path)
    assert not kiosk.begin(At(1.0))
    kiosk.settled()
    kiosk.ended()


def test_whoever_ends_a_kiosk_that_started_carefully_starts_it_in_the_ordinary_way(starts):
    for n in range(4):
        kiosk = starts()
        careful = kiosk.begin(At(float(n)))
    assert careful
    kiosk.ended()
    assert not starts().begin(At(5.0))
