"""The folder for the kiosk's own state may be full, closed or damaged: that costs a line each, never the visit."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_process import KioskProcess, Start, assert_ends_well
from small_museum import SmallMuseum
from visitor import go_home
from x_screen import XScreen

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one page; skips where mounting is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4k", "vitrine", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield disk
    subprocess.run(["umount", disk], check=True)


KEPT = {
    "the exhibition is not kept here for the next start",
    "visits are not recorded for now",
    "the status of the kiosk is not written for now",
}
"""What the kiosk keeps in its state folder: each that cannot be kept is one line."""


def assert_one_line_each(complaints: list[str], cause: str) -> None:
    """What cannot be kept is named once, with the cause, and nothing else is said."""
    named = [next((words for words in KEPT if words in complaint), complaint) for complaint in complaints]
    assert len(set(named)) == len(named), complaints
    assert set(named) <= set(KEPT), complaints
    assert any(cause in complaint for complaint in complaints), complaints


def visit(kiosk: KioskProcess, screen: XScreen) -> list[str]:
    kiosk.ready()
    go_home(screen)
    assert_ends_well(kiosk)
    return kiosk.complaints


@as_root
def test_a_full_disk_is_one_line_and_nothing_half_written_stays(start: Start, screen: XScreen, tiny_disk: Path):
    state = tiny_disk / "state"
    complaints = visit(start(VITRINE_STATE=str(state)), screen)
    assert_one_line_each(complaints, f"{state}: the exhibition is not kept here for the next start: No space left")
    assert list(state.rglob("*.part")) == []


@as_root
def test_a_disk_that_cannot_be_written_is_one_line(start: Start, screen: XScreen, tiny_disk: Path):
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    assert_one_line_each(visit(start(VITRINE_STATE=str(tiny_disk / "state")), screen), "Read-only file system")


def test_a_file_in_place_of_the_state_folder_is_one_line(start: Start, screen: XScreen, museum: SmallMuseum):
    museum.state.write_text("not a folder")
    assert_one_line_each(visit(start(), screen), f"{museum.state}: the exhibition is not kept here")


def test_a_damaged_kept_exhibition_is_read_anew(start: Start, screen: XScreen, museum: SmallMuseum):
    assert visit(start(), screen) == []
    kept = museum.state / "content.cache"
    kept.write_bytes(kept.read_bytes()[:-20])
    (complaint,) = visit(start(), screen)
    assert f"{kept} is damaged" in complaint
    assert visit(start(), screen) == []


def test_missing_fonts_are_a_line_each_with_the_package_that_has_them(start: Start, screen: XScreen):
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("only root can hide the fonts")
    if subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode:
        pytest.skip("a folder that is a root by chroot alone can hide nothing")
    hide = 'mount -t tmpfs none /usr/share/fonts && mount -t tmpfs none /usr/local/share && exec "$@"'
    kiosk = start(prefix=["unshare", "--mount", "sh", "-c", hide, "sh"])
    # Fonts are looked through once the first picture is on the screen, and a visit may be shorter than that.
    kiosk.wait_for("is not installed")
    complaints = visit(kiosk, screen)
    assert all("is not installed (mend: install fonts-" in complaint for complaint in complaints)
    assert {"Noto Sans", "Material Icons"} <= {
        complaint.split("the font ")[1].split(" is ")[0] for complaint in complaints
    }
    assert len(complaints) == len(set(complaints))
