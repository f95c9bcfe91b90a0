"""Content on a USB stick, by real touches on the staff's screen: offered, taken, refused, and shown by a restart."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operations.delivery.sticks import Stick
from kiosk.operations.staff import Guard
from kiosk.operations.staff.exit_codes import Leaving
from kiosk.operations.staff.stick_content import StickContent
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.staff.stick_card import MOST_OFFERS, StickCard
from kiosk.ui.staff.summary import SummaryScreen
from kiosk.ui.widgets.button import Pill
from kiosk.visit import Phase

PIN = "271828"
HEADING, USE = "Content on a USB stick", "Use this content"
CHECKED = "The content is being checked."
SHOWN = "It will be shown as soon as nobody is visiting."
REFUSED = "It cannot be used. The log says why."
LIGHTHOUSE = Stick(Path("lighthouse.vitrine"), "Der Leuchtturm", ("de", "en", "ar"))
SHIP = Stick(Path("ship.vitrine"), "The ship", ("en",))


class Plugged:
    """The sticks of the machine, and what becomes of what is taken from them."""

    def __init__(self) -> None:
        self.there: tuple[Stick, ...] = (LIGHTHOUSE,)
        self.good = True
        self.taken: list[Path] = []
        self.gate = threading.Event()
        self.gate.set()
        self.content = StickContent(lambda: self.there, self._take)

    def _take(self, file: Path) -> bool:
        self.gate.wait(60)
        self.taken.append(file)
        return self.good


@pytest.fixture
def plugged(small: Guide) -> Iterator[Plugged]:
    """A kiosk with a PIN and with one stick in it."""
    sticks = Plugged()
    room = small.driver.ui.staff
    Guard(room.folder).set(PIN)
    room.sticks = sticks.content
    yield sticks
    sticks.gate.set()
    room.sticks = None
    small.driver.app.parts.code = 0


@pytest.fixture
def ended(small: Guide, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The exit codes with which the kiosk would have ended."""
    codes: list[int] = []
    monkeypatch.setattr(small.driver.app, "_end", codes.append)
    return codes


def enter(guide: Guide, language: str = "en") -> Guide:
    guide.begin(language)
    guide.make_staff_gesture()
    guide.enter_pin(PIN)
    return pause(guide)


def pause(guide: Guide, seconds: float = 2.5) -> Guide:
    """Let the threads of the sticks and the screen catch up."""
    for _ in range(2):
        guide.driver.ui.staff.sticks.wait(0.5)
        guide.wait(seconds / 2)
    guide.driver.settle()
    return guide


def test_a_stick_is_offered_with_its_title_and_languages(small: Guide, plugged: Plugged):
    enter(small)
    assert small.shows(HEADING)
    assert small.shows("Der Leuchtturm")
    assert small.shows("Deutsch, English and العربية")
    assert not small.shows(CHECKED)


def test_without_a_stick_nothing_is_said_and_one_that_is_put_in_is_seen_soon(small: Guide, plugged: Plugged):
    plugged.there = ()
    enter(small)
    assert not small.shows(HEADING)
    plugged.there = (SHIP,)
    pause(small)
    assert small.shows("The ship")
    plugged.there = ()
    pause(small)
    assert not small.shows(HEADING)


def test_content_is_checked_taken_and_shown_once_staff_have_left(small: Guide, plugged: Plugged, ended: list[int]):
    plugged.gate.clear()
    enter(small)
    small.tap(USE)
    assert small.shows(CHECKED)
    assert not small.shows(USE)
    plugged.gate.set()
    pause(small)
    assert small.shows(SHOWN)
    assert (plugged.taken, ended) == ([LIGHTHOUSE.file], [])
    small.tap("Done")
    small.wait(1)
    assert ended[0] == Leaving.TO_RESTART


def test_content_that_is_ready_during_a_visit_waits_for_its_end(small: Guide, plugged: Plugged, ended: list[int]):
    plugged.gate.clear()
    enter(small)
    small.tap(USE)
    small.tap("Done")
    small.begin("en")
    plugged.gate.set()
    pause(small)
    assert plugged.taken
    assert (small.driver.state.phase, ended) == (Phase.BROWSE, [])
    small.leave()
    small.wait(1)
    assert ended[0] == Leaving.TO_RESTART


def test_content_that_is_refused_is_said_and_another_may_be_chosen(small: Guide, plugged: Plugged, ended: list[int]):
    plugged.good = False
    enter(small)
    small.tap(USE)
    pause(small)
    assert small.shows(REFUSED)
    small.tap("Done")
    small.wait(1)
    assert ended == []
    plugged.good = True
    enter(small)
    small.tap(USE)
    pause(small)
    assert small.shows(SHOWN)


def test_of_several_exhibitions_the_one_that_is_touched_is_taken(small: Guide, plugged: Plugged):
    plugged.there = (LIGHTHOUSE, SHIP, *(Stick(Path(str(n)), f"Number {n}", ("en",)) for n in range(MOST_OFFERS)))
    enter(small)
    buttons = [pill for pill in small.find(StickCard).walk(restrict=True) if isinstance(pill, Pill)]
    assert len(buttons) == MOST_OFFERS
    small.tap(buttons[1])
    pause(small)
    assert plugged.taken == [SHIP.file]


def test_the_offer_speaks_the_language_that_staff_choose(small: Guide, plugged: Plugged):
    enter(small)
    small.tap(small.find(Pill, tag="vi"))
    pause(small)
    assert small.shows(small.said(HEADING))
    assert small.said(HEADING) != HEADING
    assert small.shows(small.said(USE))


@pytest.mark.parametrize("languages", [(), ("zz-not-a-language",), ("", "\u202e"), tuple(["de"] * 100)])
def test_a_manifest_that_says_odd_things_fails_no_screen(small: Guide, plugged: Plugged, languages: tuple[str, ...]):
    plugged.there = (Stick(Path("odd.vitrine"), "W" * 200, languages),)
    enter(small)
    assert isinstance(small.driver.root.screen, SummaryScreen)
    assert small.shows(USE)


def test_a_stick_that_hangs_leaves_the_staff_screen_usable(small: Guide, plugged: Plugged, ended: list[int]):
    plugged.gate.clear()
    enter(small)
    small.tap(USE)
    small.tap_icon("list")
    small.tap("Done")
    assert small.shows(CHECKED)
    small.tap("Done")
    assert small.attracting
    assert ended == []
