"""Looking at the content takes a bounded share of the time, and what is watched does not follow links."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_content import SmallContent

from kiosk.operations.updates import watch
from kiosk.operations.updates.debounce import Debounce
from kiosk.operations.updates.survey import Stamp, Survey, SurveyResult, look


class Slow:
    """A content whose every survey takes some seconds, of a clock that stands still otherwise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cost_s: float) -> None:
        self.now_s, self.looks = 0.0, []
        self._cost_s = cost_s
        monkeypatch.setattr(watch, "look", self._look)

    def clock(self) -> float:
        return self.now_s

    def _look(self, _paths: object) -> SurveyResult:
        self.now_s += self._cost_s
        self.looks.append(self.now_s)
        return SurveyResult({}, frozenset())

    def run(self, monkeypatch, paths, told: list[bool], step_s: float = 1.0, **kwargs) -> None:
        """Take what the system tells in each step."""

        def telling(*_: object) -> Iterator[bool]:
            for changed in told:
                self.now_s += step_s
                yield changed
            stop.set()

        stop = threading.Event()
        monkeypatch.setattr(watch, "_notifications", telling)
        for _ in watch.surveys(paths, stop, 10.0, clock=self.clock, **kwargs):
            pass


@pytest.fixture
def slow(monkeypatch) -> Slow:
    return Slow(monkeypatch, 0.5)


@pytest.mark.parametrize("stirs", [[False], [True], [True, False, False], [False, True]])
def test_whatever_happens_surveys_take_one_or_two_per_cent_of_the_time(slow, monkeypatch, content, stirs):
    steps = 2000
    slow.run(monkeypatch, content.paths, (stirs * steps)[:steps])
    assert 0.5 * (len(slow.looks) - 1) / steps <= 0.02


def test_a_change_during_the_rest_is_seen_when_that_is_over_though_nobody_tells_again(slow, monkeypatch, content):
    slow.run(monkeypatch, content.paths, [True] + [False] * 59)
    assert len(slow.looks) == 2
    assert 50 <= slow.looks[1] <= 53


def test_a_small_content_is_looked_at_with_each_change(monkeypatch, content):
    quick = Slow(monkeypatch, 0.002)
    quick.run(monkeypatch, content.paths, [True] * 50)
    assert len(quick.looks) == 51


def test_a_curator_waits_a_tenth_as_long(slow, monkeypatch, content):
    slow.run(monkeypatch, content.paths, [True] * 1000, cost_share=0.1)
    assert 0.08 <= 0.5 * (len(slow.looks) - 1) / 1000 <= 0.1


def test_where_the_system_cannot_watch_it_is_asked_once_a_minute(slow, monkeypatch, content):
    asked = []
    stop = threading.Event()

    def refuse(*_: object) -> Iterator[bool]:
        asked.append(slow.now_s)
        raise OSError("no space left on device")

    def wait(seconds: float) -> bool:
        slow.now_s += seconds
        if slow.now_s > 600:
            stop.set()
        return stop.is_set()

    monkeypatch.setattr(watch, "_notifications", refuse)
    monkeypatch.setattr(stop, "wait", wait)
    for _ in watch.surveys(content.paths, stop, 10.0, clock=slow.clock):
        pass
    assert len(asked) <= 12


def test_no_survey_is_compared_twice_while_nothing_changes():
    class Counted(dict):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Counted.compared += 1
            return dict.__eq__(self, other)

        def __ne__(self, other: object) -> bool:
            Counted.compared += 1
            return dict.__ne__(self, other)

        __hash__ = None

    def seen() -> Survey:
        return Counted({f"media/{number}.raw": Stamp(1, 1, 1) for number in range(10)})

    quiet = Debounce(quiet_s=3.0)
    quiet.judged(seen())
    now = seen()
    assert not any(quiet.rests(now, float(second)) for second in range(1000))
    assert Counted.compared <= 4


@pytest.mark.parametrize("link", [".", "..", "/", "../media/pictures"])
def test_folders_are_watched_one_by_one_and_none_that_a_link_leads_to(content: SmallContent, link: str):
    media = content.paths.media
    before = look(content.paths).folders
    (media / "pictures" / "link").symlink_to(link)
    assert look(content.paths).folders == before
    assert {Path(folder).relative_to(content.paths.root).as_posix() for folder in before} == {
        "exhibits", "media", "media/pictures", "locales", "locales/vi", "locales/vi/LC_MESSAGES"
    }  # fmt: skip


def test_more_folders_than_the_system_may_watch_are_looked_at_now_and_then():
    few = frozenset(map(str, range(watch.MOST_FOLDERS)))
    assert len(watch._watched(few)) == watch.MOST_FOLDERS
    assert watch._watched(few | {"one-more"}) == []


def test_what_is_put_into_a_new_folder_is_seen(content: SmallContent):
    stop = threading.Event()
    told = watch.surveys(content.paths, stop, 60.0, step_s=0.05, cost_share=1.0)
    for steps, seen in enumerate(told):
        if steps == 3:
            content.write("media/new/deeper/a.jpg", b"")
        if steps > 3 and (content.paths.media / "new/deeper/b.jpg").exists() and "media/new/deeper/b.jpg" in seen:
            break
        if "media/new/deeper/a.jpg" in seen:
            content.write("media/new/deeper/b.jpg", b"")
        assert steps < 1000
    stop.set()
