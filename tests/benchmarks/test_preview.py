"""How soon a saved sentence is on the screen in the preview, from the file's rename to the last changed pixel."""

import shutil
import statistics
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("Xlib")

import framebuffer
import numpy as np
import program

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Debian's xvfb"),
]

ROOT = Path(__file__).parents[2]
PREVIEW = [str(Path(sys.executable).with_name("kiosk")), "preview", "democratic-kampuchea/emptied-city"]
SAVES, AT_MOST_S, GIVE_UP_S = 10, 1.0, 20
QUIET_S = 0.6
"""What has not changed for so long is what it stays."""


def content(folder: Path) -> Path:
    """Copy the exhibition that ships."""
    for name in ("exhibits", "media", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def save(file: Path, text: str) -> float:
    """Save as most editors do; return when the new file had its name."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)
    return time.perf_counter()


def changed_for_good(running: program.Program, before: np.ndarray, begun: float) -> float:
    """Return when the screen first was what it then stays."""
    last, changed = before, 0.0
    while not changed or time.perf_counter() - changed < QUIET_S:
        now = running.screen.look(4)
        if (now != last).any():
            last, changed = now, time.perf_counter()
        assert time.perf_counter() - begun < GIVE_UP_S, "the sentence is not seen"
        time.sleep(framebuffer.LOOK_S)
    return changed


@pytest.mark.parametrize("size", ["1280x720", "1920x1080"])
def test_a_saved_sentence_is_seen_within_a_second(tmp_path: Path, size: str) -> None:
    root = content(tmp_path / "content")
    file = root / "exhibits/democratic-kampuchea.yaml"
    text = file.read_text(encoding="utf-8")
    places = {"VITRINE_HOME": str(root), "VITRINE_STATE": str(tmp_path / "state")}
    with program.started([*PREVIEW, "--size", size], tmp_path / "screen", **places) as running:
        running.first_content_s()
        running.screen.wait_until_still(1.5)
        seconds = []
        for number in range(SAVES):
            before = running.screen.look(4)
            begun = save(file, text.replace("title: ", f"title: {number} ", 30))
            seconds.append(changed_for_good(running, before, begun) - begun)
        running.screen.save(ROOT / "build" / "benchmarks" / f"preview-{size}.png")
    each = " ".join(f"{one:.2f}" for one in seconds)
    print(f"\nfrom save to screen at {size}, s: {each}; median {statistics.median(seconds):.2f}")  # noqa: T201
    assert max(seconds) < AT_MOST_S
