"""What breaks while the kiosk stands: afterwards it shows attract or the same panel, and nothing recorded is lost.

One kiosk stands through all of it: each fault meets what the ones before have left.
"""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_process import KioskProcess, environment, python
from plugged import Plug
from small_museum import ATTRACT, KIOSK, PLAYING, TILE, SmallMuseum
from test_record_of_visits import stays
from visitor import go_back_home, go_home, middle_of, open_the_film, open_the_first_exhibit, play_the_film
from x_screen import XScreen

from kiosk.operations.updates.keeper import KeepResult, keep
from kiosk.paths import Paths

SOON_S = 10.0
PROGRAM = Path(__file__).with_name("standing_kiosk.py")


class Standing:
    """A kiosk that can be broken, and whoever stands before it."""

    def __init__(self, folder: Path, film: Path, screen: XScreen) -> None:
        self.screen, self.museum = screen, SmallMuseum(folder, film)
        self.museum.write("exhibits/kiosk.yaml", KIOSK + "idle: {after: 600 s}\n")
        self.plug, self._pipe, self._number = Plug(folder / "touch"), folder / "faults", 0
        # As on any day but the first: what is shown is a copy of the content.
        assert keep(Paths(self.museum.root, self.museum.state)).result is KeepResult.KEPT
        self.plug.plug_in()
        os.mkfifo(self._pipe)
        told = {"FAULTS": str(self._pipe), "TOUCH": str(self.plug.path), "DISPLAY": screen.name}
        self.kiosk = KioskProcess(python(PROGRAM), environment(**told, **self.museum.variables)).ready()
        self.recorded: list[str] = []

    def do(self, command: str, **how: object) -> None:
        """Break something, and wait until it is done."""
        self._number += 1
        self._pipe.write_text(json.dumps({"do": command, "number": self._number, **how}) + "\n", encoding="utf-8")
        self.kiosk.wait_for(f"does {self._number}")

    def since(self) -> int:
        return len(self.kiosk.lines)

    def wait_for_line(self, words: str, since: int) -> None:
        self.screen.until(lambda: any(words in line for line in self.kiosk.lines[since:]), f"no {words!r}", 12.0)

    def forget_pictures(self) -> None:
        """Have what was decoded before decoded again."""
        for folder in (self.museum.root, self.museum.state):
            for picture in folder.rglob("second.png"):
                # A picture is known by its content; what follows the end of a PNG is not read.
                with picture.open("ab") as file:
                    file.write(b"\0")

    def exhibits(self) -> list[str]:
        return [exhibit for exhibit, _reason in stays(self.museum.state)]

    def assert_nothing_is_lost(self) -> None:
        now = self.exhibits()
        assert now[: len(self.recorded)] == self.recorded
        self.recorded = now


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, film: Path, screen: XScreen) -> Iterator[list[Standing]]:
    standing: list[Standing] = []
    yield standing
    for one in standing:
        if one.kiosk.process.poll() is None:
            code, seconds = one.kiosk.end()
            # What hung is left behind.
            assert (code, seconds < 3.0) == (0, True), one.kiosk.log


@pytest.fixture
def standing(hall, tmp_path_factory: pytest.TempPathFactory, film: Path, screen: XScreen) -> Iterator[Standing]:
    """The kiosk that stands there; only one that has died is started anew."""
    if not hall or hall[-1].kiosk.process.poll() is not None:
        hall.append(Standing(tmp_path_factory.mktemp("standing"), film, screen))
    one = hall[-1]
    one.do("start_over")
    screen.look_for(ATTRACT)
    yield one
    one.kiosk.tell()
    assert one.kiosk.process.poll() is None, one.kiosk.log
    one.do("start_over")
    screen.look_for(ATTRACT, SOON_S)
    one.assert_nothing_is_lost()


WOKEN = {"event": "Woken", "language": "en"}
STAFF = [{"event": "StaffGestureMade", "language": "en"}, {"event": "PinAccepted"}]
SCREENS = {
    "attract": [WOKEN, {"event": "StartOverChosen"}],
    "home": [WOKEN],
    "panels": [WOKEN, {"event": "PlaceOpened", "place": ["people", "second"]}],
    "timeline": [WOKEN, {"event": "PlaceOpened", "place": ["years", "two"]}],
    "staff": STAFF,
    **{
        f"staff {page}": [*STAFF, {"event": "StaffPageOpened", "page": page}]
        for page in ("problems", "errors", "screen test", "touch test", "restart", "desktop", "shut down")
    },
}
SUBJECTS = {"viewer": "pictures/second", "transcript": "films/blue", "credits": "pictures/second", "film": "films/blue"}
LAYERS = {
    "pin": [{"event": "StaffGestureMade", "language": "en"}],
    **{
        layer: [
            WOKEN,
            {"event": "PlaceOpened", "place": ["people", None]},
            {"event": "LayerOpened", "layer": layer, "subject": SUBJECTS.get(layer)},
        ]
        for layer in ("languages", "tray", "viewer", "overview", "sources", "transcript", "credits", "film")
    },
}


def assert_rescued(standing: Standing, since: int) -> None:
    standing.wait_for_line("a screen failed: it is broken", since)
    standing.screen.look_for(ATTRACT, SOON_S)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_that_fails_as_it_is_entered(standing: Standing, name: str):
    since = standing.since()
    if name == "attract":
        standing.do("fail", what="_make_screen", events=[])
        go_home_anyhow(standing)
    else:
        *before, last = SCREENS[name]
        before_events(standing, before)
        standing.do("fail", what="_make_screen", events=[last])
    assert_rescued(standing, since)


def before_events(standing: Standing, events: list[dict[str, object]]) -> None:
    """Go where the fault is to be."""
    if events:
        standing.do("go", events=events)


def go_home_anyhow(standing: Standing) -> None:
    """Wake the kiosk and leave: it fails on one of the two."""
    standing.do("go", events=SCREENS["attract"])


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_that_fails_as_it_is_entered(standing: Standing, name: str):
    since = standing.since()
    *before, last = LAYERS[name]
    before_events(standing, before)
    standing.do("fail", what="_make_layer", events=[last])
    assert_rescued(standing, since)


@pytest.mark.parametrize(("panel", "item"), [("FilmPanel", "film"), ("SidePanel", "second"), ("TextPanel", "third")])
def test_a_panel_that_fails_as_it_is_entered(standing: Standing, panel: str, item: str):
    since = standing.since()
    events = [WOKEN, {"event": "PlaceOpened", "place": ["people", item]}]
    standing.do("fail_in", name=panel, events=events)
    assert_rescued(standing, since)


def test_no_thread_for_a_film(standing: Standing):
    since = standing.since()
    standing.do("no_threads")
    go_home(standing.screen)
    standing.screen.tap(*middle_of(standing.screen.look_for(TILE)))
    standing.wait_for_line("a screen failed: can't start new thread", since)
    standing.screen.look_for(ATTRACT, SOON_S)


def test_memory_runs_out_in_a_decode(standing: Standing):
    since = standing.since()
    standing.do("decode", how="memory")
    standing.forget_pictures()
    second_panel(standing)
    standing.wait_for_line("second.png", since)
    # The words stay, and the visit goes on.
    go_back_home(standing.screen)
    standing.do("decode", how="fine")


def second_panel(standing: Standing) -> None:
    standing.do("go", events=SCREENS["panels"])


def test_a_decoder_of_pictures_hangs(standing: Standing):
    standing.do("decode", how="hang")
    standing.forget_pictures()
    go_home(standing.screen)
    open_the_first_exhibit(standing.screen)
    second_panel(standing)
    go_back_home(standing.screen)
    standing.do("decode", how="fine")


@pytest.mark.parametrize("how", ["dies", "hangs"])
def test_a_decoder_of_films(standing: Standing, how: str):
    standing.do("film", how=how)
    play_the_film(standing.screen)
    assert standing.kiosk.outlives(2.0)
    go_back_home(standing.screen)
    standing.do("film", how="fine")
    standing.do("start_over")
    play_the_film(standing.screen)


def test_the_audio_device_is_lost_and_found(standing: Standing):
    since = standing.since()
    standing.kiosk.wait_for("sound through")
    play_the_film(standing.screen)
    standing.do("set_audio", present=False)
    standing.wait_for_line("the audio device is gone", since)
    standing.screen.look_for(PLAYING)
    standing.do("set_audio", present=True)
    go_back_home(standing.screen)
    standing.wait_for_line("sound through", since)


def test_the_touch_screen_is_lost_under_a_finger_and_found(standing: Standing):
    plug, screen, since = standing.plug, standing.screen, standing.since()
    assert plug.open()
    left, top, right, bottom = screen.look_for(ATTRACT)
    x, y = (left + right) / 2 / screen.width, (top + bottom) / 2 / screen.height
    plug.down(x, y)
    assert standing.kiosk.outlives(0.3)
    plug.pull_out()
    standing.wait_for_line("is gone: it was unplugged", since)
    # What a finger that never lifted would have meant is not done.
    screen.look_for(ATTRACT)
    assert screen.where(TILE) is None
    plug.plug_in()
    assert plug.open()
    standing.wait_for_line("is there again", since)
    plug.down(x, y)
    plug.up()
    screen.look_for(TILE, SOON_S)


@pytest.mark.parametrize("days", [400, -400])
def test_the_time_of_day_jumps(standing: Standing, days: int):
    open_the_film(standing.screen)
    before = standing.screen.see_at_rest()
    standing.do("jump", day=days * 86_400.0)
    assert standing.kiosk.outlives(1.0)
    assert (standing.screen.see() == before).all()
    standing.do("jump", day=-days * 86_400.0)


def test_the_machine_sleeps_for_an_hour_in_a_visit(standing: Standing):
    go_home(standing.screen)
    standing.do("jump", awake=3600.0)
    # It asks, and nobody answers.
    assert standing.kiosk.outlives(1.0)
    standing.do("jump", awake=30.0)
    standing.screen.look_for(ATTRACT, SOON_S)
    assert standing.screen.where(TILE) is None


def test_the_process_is_stopped_and_goes_on(standing: Standing):
    go_home(standing.screen)
    before = standing.screen.see_at_rest()
    standing.kiosk.process.send_signal(signal.SIGSTOP)
    assert standing.kiosk.outlives(2.0)
    standing.kiosk.process.send_signal(signal.SIGCONT)
    assert standing.kiosk.outlives(0.5)
    assert (standing.screen.see() == before).all()
    open_the_first_exhibit(standing.screen)


@pytest.mark.parametrize("what", ["exhibits", "locales", "media"])
def test_a_folder_of_the_content_goes_and_comes_back(standing: Standing, what: str):
    folder = standing.museum.file(what)
    folder.mkdir(exist_ok=True)
    away = folder.with_name(f"{what}-away")
    folder.rename(away)
    try:
        go_home(standing.screen)
        open_the_first_exhibit(standing.screen)
        second_panel(standing)
        go_back_home(standing.screen)
    finally:
        away.rename(folder)
    standing.do("start_over")
    play_the_film(standing.screen)


def test_no_file_can_be_opened_any_more(standing: Standing):
    import resource

    pid = standing.kiosk.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (len(list(Path(f"/proc/{pid}/fd").iterdir())), before[1]))
    try:
        go_home(standing.screen)
        standing.screen.tap(*middle_of(standing.screen.look_for(TILE)))
        assert standing.kiosk.outlives(1.0)
    finally:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
    standing.do("start_over")
    play_the_film(standing.screen)


def test_the_state_folder_is_deleted(standing: Standing):
    visited = len(standing.exhibits())
    shutil.rmtree(standing.museum.state)
    standing.recorded = []
    second_panel(standing)
    standing.screen.until(lambda: len(standing.exhibits()) >= 2, f"the visit is not recorded anew ({visited} before)")
    standing.do("start_over")
    # Pictures come again once another copy of the content has been made.
    standing.screen.look_for(ATTRACT, 60.0)
