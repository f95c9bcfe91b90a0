"""A kiosk that holds too much memory begins anew; how much is too much, the machine says."""

import logging
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.operations.health.memory import LOOK_EVERY_S, NOT_BEFORE_S, SHARE, MemoryLimit, limit_bytes, resident_bytes

GIB = 2**30


def machine(root: Path, total: str = "8388608 kB", group: str = "0::/system.slice/vitrine.service\n") -> Path:
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/meminfo").write_text(f"MemTotal:       {total}\nMemFree: 1 kB\n")
    (root / "proc/self/cgroup").write_text(group)
    return root


def limit_of(root: Path, group: str, most: str) -> None:
    folder = root / "sys/fs/cgroup" / group
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "memory.max").write_text(most)


def test_without_a_service_it_is_a_share_of_the_machine(tmp_path: Path):
    assert limit_bytes(machine(tmp_path)) == int(8 * GIB * SHARE)


@pytest.mark.parametrize(("service", "around", "most"), [(3, 4, 3), (4, 2, 2), ("max", 3, 3), ("max", "max", 8)])
def test_of_a_service_the_narrowest_limit_counts(tmp_path: Path, service: int | str, around: int | str, most: int):
    root = machine(tmp_path)
    for group, share in (("system.slice/vitrine.service", service), ("system.slice", around)):
        limit_of(root, group, f"{share * GIB if isinstance(share, int) else share}\n")
    assert limit_bytes(root) == int(most * GIB * SHARE)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40), st.text(max_size=40))
@example("", "\0")
def test_whatever_the_machine_says_there_is_a_limit_or_none(tmp_path_factory, total: str, group: str):
    root = tmp_path_factory.mktemp("machine")
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/meminfo").write_text(f"MemTotal:{total}")
    (root / "proc/self/cgroup").write_text(f"0::/{group}", encoding="utf-8")
    limit = limit_bytes(root)
    assert limit is None or limit >= 0


def test_a_machine_that_says_nothing_has_no_limit(tmp_path: Path):
    assert limit_bytes(tmp_path) is None


def test_it_is_too_much_only_after_the_first_minutes_and_is_asked_now_and_then(caplog):
    now, held = [100.0], [GIB]
    weight = MemoryLimit(lambda: now[0], GIB // 2, lambda: held[0])
    assert not weight.too_much()
    now[0] += NOT_BEFORE_S
    with caplog.at_level(logging.WARNING):
        assert weight.too_much()
    assert "it uses 1024 MiB, of 512 MiB at most" in caplog.text
    assert not weight.too_much()
    now[0] += LOOK_EVERY_S
    held[0] = GIB // 4
    assert not weight.too_much()


def test_this_process_holds_something():
    assert resident_bytes() > 2**20
