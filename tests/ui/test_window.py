"""What Kivy is told before it is imported: in a process of its own, since it can be told only once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TELL = """
import json, sys
from pathlib import Path
from kiosk.ui.window import window
window.touch_screens = lambda: [Path(name) for name in sys.argv[2:]]
window.prepare(window.WindowOptions(windowed=sys.argv[1] == "windowed"), Path("nowhere"))
from kivy.config import Config
print(json.dumps({section: dict(Config.items(section)) for section in ("graphics", "input", "kivy", "modules")}))
"""


def told(*arguments: str) -> dict[str, dict[str, str]]:
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", TELL, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    assert run.stderr == ""
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def kiosk() -> dict[str, dict[str, str]]:
    return told("kiosk", "/dev/input/by-id/one", "/dev/input/by-id/two")


def test_each_touch_screen_is_read_and_one_that_comes_later_and_nothing_else_is_probed(kiosk):
    assert kiosk["input"] == {
        "mouse": "mouse,disable_on_activity,disable_multitouch",
        "touch0": "touch,/dev/input/by-id/one",
        "touch1": "touch,/dev/input/by-id/two",
        "touch2": "touch,",
    }


def test_nothing_of_kivys_own_tools_is_there(kiosk):
    assert kiosk["modules"] == {}
    assert (kiosk["kivy"]["exit_on_escape"], kiosk["kivy"]["pause_on_minimize"]) == ("0", "0")


def test_a_kiosk_has_no_cursor_no_border_and_no_screensaver(kiosk):
    assert {kiosk["graphics"][name] for name in ("show_cursor", "resizable", "allow_screensaver")} == {"0"}
    assert kiosk["graphics"]["borderless"] == "1"


def test_a_window_for_curators_has_a_border_and_a_cursor():
    graphics = told("windowed")["graphics"]
    assert (graphics["show_cursor"], graphics["borderless"], graphics["fullscreen"]) == ("1", "0", "0")


def test_kivys_settings_leave_no_trace_on_the_disk(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    told("kiosk")
    assert list(tmp_path.iterdir()) == []


def test_what_others_say_while_kivy_is_loaded_is_heard():
    """The content is read in a thread meanwhile, and says there what is wrong with it."""
    script = """
import logging, sys
from pathlib import Path
from kiosk.ui.window import window

class Meanwhile:
    def find_spec(self, name, *_):
        if name == "kivy.config":
            logging.getLogger("kiosk.content").warning("something is damaged")

logging.basicConfig(format="%(message)s")
sys.meta_path.insert(0, Meanwhile())
window.prepare(window.WindowOptions(windowed=True), Path("nowhere"))
"""
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen"}
    command = [sys.executable, "-c", script]
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, cwd=Path(__file__).parents[2]
    )
    assert run.stderr == "something is damaged\n"
