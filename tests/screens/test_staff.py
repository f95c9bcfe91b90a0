"""The staff's screens, by real touches: the gesture, the PIN, what they see, and that visitors never do."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from gestures import Box, Fumbler
from kivy.core.window import Window
from rooms import Rooms

from kiosk.operations.staff import Guard
from kiosk.operations.staff.exit_codes import Leaving
from kiosk.operations.staff.facts import ContentFacts
from kiosk.operations.staff.failed_attempts import AttemptTime
from kiosk.operations.staff.pin_guard import Answer, PinVerdict
from kiosk.operations.staff.recent_errors import RecentError
from kiosk.rehearsal.tour.driver import FRAME_S
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.staff.confirmation import ConfirmationScreen
from kiosk.ui.staff.device_tests import FIELDS, TouchTest
from kiosk.ui.staff.frame import FactRow
from kiosk.ui.staff.pin import PinKey, PinLayer
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.track import Track
from kiosk.ui.window.keys import asks_for_staff, character_of
from kiosk.visit import Layer, Phase, Place, StaffPage

PIN, WRONG = "271828", "314159"
GESTURES = int(os.environ.get("VITRINE_GESTURES", "500"))
"""In CI; VITRINE_GESTURES=10000 is the whole of what the kiosk is held to."""
ROUND = 25


class StandingTime:
    """The machine's time, as the test wants it."""

    s = 10_000.0

    def __call__(self) -> AttemptTime:
        return AttemptTime("boot", self.s)


@pytest.fixture
def time() -> StandingTime:
    return StandingTime()


@pytest.fixture
def kiosk(small: Guide, time: StandingTime) -> Guide:
    """A visitor at the home screen of a kiosk that has a PIN."""
    room = small.driver.ui.staff
    room.guard = Guard(room.folder, time)
    room.guard.set(PIN)
    small.begin("en")
    return small


@pytest.fixture
def staff(kiosk: Guide) -> Guide:
    """Staff who are in."""
    kiosk.make_staff_gesture()
    kiosk.enter_pin(PIN)
    assert kiosk.driver.state.phase is Phase.STAFF
    return kiosk


def pad(guide: Guide) -> PinLayer:
    layer = guide.driver.root.layer
    assert isinstance(layer, PinLayer)
    return layer


def facts(guide: Guide) -> dict[str, str]:
    return {row.name: row.value for row in guide.all(FactRow)}


# The gesture.


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_gesture_asks_for_the_pin_wherever_a_visitor_stands(kiosk: Guide, language: str):
    kiosk.begin(language)
    for reach in (lambda: None, lambda: kiosk.stand("rooms"), lambda: kiosk.open(Layer.TRAY)):
        reach()
        kiosk.make_staff_gesture()
        assert kiosk.driver.state.pin_asked
        kiosk.clear()


def test_it_asks_in_the_mirrored_interface_too_in_the_same_corner(guide: Guide):
    guide.driver.ui.staff.guard.set(PIN)
    guide.begin("ar")
    guide.make_staff_gesture()
    assert pad(guide).parent is guide.driver.root
    assert guide.find(PinKey, digit="7").words == "٧"
    guide.leave()


def test_it_asks_at_the_attract_screen_in_the_language_that_is_seen(guide: Guide):
    guide.driver.ui.staff.guard.set(PIN)
    guide.leave()
    seen = guide.driver.ui.language
    guide.driver.root.staff_gesture.open()
    guide.driver.settle()
    guide.wait(20)
    assert guide.driver.ui.language == seen
    guide.tap(pad(guide).ids.back)
    assert guide.attracting
    assert guide.driver.ui.language == guide.driver.root.screen.speaking


def test_without_a_pin_it_leads_nowhere_and_the_log_says_what_to_do(kiosk: Guide, caplog: pytest.LogCaptureFixture):
    (kiosk.driver.ui.staff.folder / "pin").unlink()
    kiosk.make_staff_gesture()
    assert kiosk.driver.root.layer is None
    assert "kiosk staff set-pin" in caplog.text


def test_a_long_touch_in_the_corner_takes_nothing_from_a_visitor(kiosk: Guide):
    bar = kiosk.driver.root.bar
    kiosk.stand("rooms")
    kiosk.driver.ui.exhibition.settings.staff.__dict__["corner"] = "bottom-left"
    try:
        finger = kiosk.driver.hand.down(tuple(bar.ids.home.center))
        kiosk.driver.advance(3.5)
        finger.up()
        kiosk.driver.settle()
        assert kiosk.place == Place()
    finally:
        kiosk.driver.ui.exhibition.settings.staff.__dict__["corner"] = "top-left"


def test_a_key_of_the_staffs_asks_as_well():
    assert asks_for_staff(ord("p"), ["ctrl", "alt", "numlock"])
    assert not asks_for_staff(ord("p"), ["ctrl"])
    assert not asks_for_staff(ord("o"), ["ctrl", "alt"])
    assert [
        character_of(code, sign) for code, sign in ((49, "1"), (263, None), (13, "\r"), (8, None), (282, None))
    ] == [
        "1",
        "7",
        "\n",
        "\b",
        "",
    ]


# The PIN.


def test_the_right_pin_ends_the_visit_and_shows_the_staffs_screen(kiosk: Guide):
    kiosk.stand("rooms")
    kiosk.make_staff_gesture()
    kiosk.enter_pin(PIN)
    assert kiosk.driver.state.phase is Phase.STAFF
    assert kiosk.shows("This kiosk")
    kiosk.tap("Done")
    assert kiosk.attracting


def test_digits_are_seen_as_dots_and_taken_back_one_by_one(kiosk: Guide):
    kiosk.make_staff_gesture()
    for digit in "27":
        kiosk.tap(kiosk.find(PinKey, digit=digit))
    assert pad(kiosk).entered == "27"
    assert not any(re.search(r"27", text) for text in kiosk.texts())
    kiosk.tap(pad(kiosk).ids.delete)
    assert pad(kiosk).entered == "2"


def test_a_wrong_pin_is_said_and_the_fourth_has_to_wait(kiosk: Guide, time: StandingTime):
    kiosk.make_staff_gesture()
    for _ in range(3):
        kiosk.enter_pin(WRONG)
    assert kiosk.shows("Try again in 0:30")
    assert not kiosk.find(PinKey, digit="1").enabled
    kiosk.wait(12)
    kiosk.tap_at((480, 500))
    time.s += 12
    kiosk.make_staff_gesture()
    assert kiosk.shows("Try again in 0:18")
    kiosk.wait(19)
    time.s += 19
    kiosk.enter_pin(PIN)
    assert kiosk.driver.state.phase is Phase.STAFF


def test_what_cannot_be_judged_is_said(kiosk: Guide, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Guard, "attempt", lambda *_: PinVerdict(Answer.UNABLE))
    kiosk.make_staff_gesture()
    kiosk.enter_pin(PIN)
    assert kiosk.shows("The PIN cannot be checked now")


def test_a_keyboard_types_the_pin(kiosk: Guide):
    kiosk.make_staff_gesture()
    for sign in (*PIN[:3], "x", "9", "\b", *PIN[3:], "\n"):
        kiosk.driver.root.write(sign)
    kiosk.driver.settle()
    assert kiosk.driver.state.phase is Phase.STAFF
    assert not kiosk.driver.root.write("1")


def test_a_visitor_who_came_upon_it_is_where_they_were_after_half_a_minute(kiosk: Guide):
    kiosk.stand("rooms")
    place = kiosk.place
    kiosk.make_staff_gesture()
    kiosk.wait(31)
    assert (kiosk.place, kiosk.driver.state.pin_asked, kiosk.driver.state.phase) == (place, False, Phase.BROWSE)


# The staff's screen.


def test_it_says_what_is_shown_and_how_the_machine_is(staff: Guide, rooms: Rooms):
    told = facts(staff)
    assert re.fullmatch("[0-9a-f]{8}", told["Version"])
    assert told["Exhibits"] == str(len(rooms.exhibition.exhibits))
    assert told["Program"].startswith("Vitrine ")
    assert told["Screen"] == f"{round(Window.width)} × {round(Window.height)}"
    assert re.search(r"\d [MG]B used", told["Memory"])
    assert told["Sound"] == "no device"


def test_problems_of_the_content_are_sentences(kiosk: Guide, monkeypatch: pytest.MonkeyPatch):
    room = kiosk.driver.ui.staff
    found = ContentFacts("abc", 0.0, ('exhibits/people.yaml, line 18: "colur" is not a key here (mend: colour)',))
    gather = room.gather
    monkeypatch.setattr(room, "gather", lambda: replace(gather(), content=found))
    kiosk.make_staff_gesture()
    kiosk.enter_pin(PIN)
    assert facts(kiosk)["Problems"] == "1"
    kiosk.tap("1 problem")
    assert kiosk.shows('"colur" is not a key here (mend: colour)')
    assert kiosk.shows("exhibits/people.yaml, line 18")
    kiosk.tap("Done")
    assert kiosk.driver.state.page is StaffPage.SUMMARY


def test_the_last_errors_are_there_to_read(staff: Guide):
    staff.driver.ui.staff.notes = lambda: (RecentError("2026-11-22 16:31:12", True, "a screen failed: it is broken"),)
    staff.tap_icon("list")
    assert staff.shows("a screen failed: it is broken")
    staff.tap("Done")
    staff.driver.ui.staff.notes = tuple
    staff.tap_icon("list")
    assert staff.shows("Nothing has gone wrong.")


def test_it_goes_after_a_minute_without_a_touch(staff: Guide):
    staff.wait(55)
    staff.tap_at((480, 20))
    staff.wait(55)
    assert staff.driver.state.phase is Phase.STAFF
    staff.wait(6)
    assert staff.attracting


@pytest.mark.parametrize("page", [StaffPage.TOUCH_TEST, StaffPage.SHUT_DOWN])
def test_every_page_goes_after_a_minute(staff: Guide, page: StaffPage):
    from kiosk.visit.events import StaffPageOpened

    staff.driver.ui.send(StaffPageOpened(page))
    staff.wait(61)
    assert staff.attracting


def test_staff_choose_their_language(staff: Guide):
    staff.tap(staff.find(Pill, tag="vi"))
    assert staff.driver.ui.language == "vi"
    assert staff.find(Pill, tag="vi").selected
    assert staff.said("Version") in facts(staff)
    staff.tap(staff.said("Done"))
    assert staff.driver.ui.language == "en"


def test_the_volume_that_staff_set_is_every_visitors_also_after_a_restart(staff: Guide):
    track = staff.find(Track)
    try:
        staff.drag((track.center_x, track.center_y), (track.x + track.width * 0.3, track.center_y))
        staff.tap("Done")
        staff.wake("en")
        assert staff.driver.state.preferences.volume == pytest.approx(0.3, abs=0.02)
        assert int((staff.driver.ui.staff.folder / "volume").read_text()) == pytest.approx(30, abs=2)
    finally:
        (staff.driver.ui.staff.folder / "volume").unlink()
        staff.driver.app.visit.state = replace(staff.driver.state, default_volume=None)


def test_the_test_sound_plays_on_both_sides(staff: Guide):
    staff.tap_icon("music_note")
    sound = staff.driver.ui.media.sound
    assert sound.narration.path == staff.driver.ui.staff.folder / "tone.wav"
    assert staff.shows("There is no sound device.")


def test_the_test_sound_needs_room_on_the_disk(staff: Guide, monkeypatch: pytest.MonkeyPatch):
    def full(_room: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(staff.driver.ui.staff), "tone", full)
    staff.tap_icon("music_note")
    assert staff.shows("The disk cannot be written.")


def test_the_screen_shows_each_colour_over_all_of_it(staff: Guide):
    staff.tap_icon("palette")
    seen = []
    for _ in FIELDS:
        picture = staff.driver.picture()
        seen.append(tuple({picture.getpixel(at) for at in ((0, 0), (959, 0), (0, 539), (959, 539))}))
        staff.tap_at((480, 400))
    white = ((255, 255, 255),)
    assert seen == [((255, 0, 0),), ((0, 255, 0),), ((0, 0, 255),), white, ((128, 128, 128),), ((0, 0, 0),), white]
    staff.tap("Done")
    assert staff.driver.state.page is StaffPage.SUMMARY


def test_every_contact_is_drawn_with_its_number_those_of_a_palm_too(staff: Guide):
    staff.tap_icon("touch_app")
    test = staff.driver.root.screen
    assert isinstance(test, TouchTest)
    fingers = [staff.driver.hand.down((60 + 90 * number, 300)) for number in range(10)]
    staff.frames(2)
    assert (test.contacts, test.numbers) == (10, list(range(1, 11)))
    fingers[3].up()
    staff.frames(2)
    again = staff.driver.hand.down((700, 200))
    staff.frames(1)
    assert test.numbers == list(range(1, 11)), "a number that is free is given again"
    assert staff.shows("4 · 700, 340")
    for finger in (*fingers[:3], *fingers[4:], again):
        finger.up()
    staff.frames(2)
    assert (test.contacts, test.most) == (0, 10)
    staff.tap("Done")
    assert staff.driver.state.page is StaffPage.SUMMARY
    assert staff.driver.ui.on_contact is None


@pytest.mark.parametrize(
    ("icon", "way"), [("restart_alt", Leaving.TO_RESTART), ("desktop_windows", Leaving.TO_DESKTOP)]
)
def test_restarting_and_leaving_are_asked_once_more(staff: Guide, icon: str, way: Leaving, monkeypatch):
    asked: list[Leaving] = []
    monkeypatch.setattr(staff.driver.ui.staff, "end", asked.append)
    staff.tap_icon(icon)
    staff.tap("Go back")
    assert (asked, staff.driver.state.page) == ([], StaffPage.SUMMARY)
    staff.tap_icon(icon)
    staff.tap(next(pill for pill in staff.all(Pill) if pill.kind == "filled"))
    assert asked == [way]


def test_a_machine_that_may_not_be_shut_down_says_so(staff: Guide):
    staff.tap_icon("power_settings_new")
    staff.tap("Shut down")
    assert staff.shows("This kiosk may not shut down the machine.")
    staff.tap("Go back")
    assert staff.driver.state.page is StaffPage.SUMMARY


def test_keys_reach_what_staff_need_when_the_touch_screen_is_dead(staff: Guide):
    from kiosk.ui.window.keys import Key

    staff.tap_icon("restart_alt")
    assert isinstance(staff.driver.root.screen, ConfirmationScreen)
    staff.driver.root.press(Key.ESCAPE)
    staff.driver.settle()
    assert staff.driver.state.page is StaffPage.SUMMARY
    staff.driver.root.press(Key.ESCAPE)
    staff.driver.settle()
    assert staff.attracting


# What nobody finds.


class Judge(Guard):
    """A guard that counts what it is asked, and takes no time for it."""

    asked = 0

    def attempt(self, pin: str) -> PinVerdict:
        self.asked += 1
        return PinVerdict(Answer.RIGHT if pin == PIN else Answer.WRONG)


def key_box(guide: Guide) -> Box:
    """Where the keys of the PIN are."""
    keys = pad(guide).ids.pad
    return (keys.x, keys.y, keys.width, keys.height)


def test_random_fingers_never_get_in_and_the_gesture_still_asks(kiosk: Guide):
    room, driver = kiosk.driver.ui.staff, kiosk.driver
    room.guard = judge = Judge(room.folder)
    fumbler, window = Fumbler(driver, seed=11), (0.0, 0.0, float(Window.width), float(Window.height))
    corner = (0.0, Window.height - 60.0, 60.0, 60.0)
    for number in range(GESTURES):
        if number % ROUND == ROUND - 1:
            kiosk.driver.settle()
            kiosk.make_staff_gesture()
            assert driver.state.pin_asked, f"after {number} gestures the PIN is not asked for"
        likely, often = (key_box(kiosk), 0.95) if driver.state.pin_asked else (corner, 0.2)
        fumbler.gesture(likely if fumbler.chance.random() < often else window)
        if fumbler.chance.random() < 0.05:
            driver.frame(fumbler.chance.choice((FRAME_S, 1.0, 3.5, 10.0)))
        assert driver.state.phase is not Phase.STAFF
        assert driver.failures == []
    assert judge.asked > 0, "some of it was typed on the PIN's own keys"
    assert driver.app.parts.code == 0
    driver.settle()
    kiosk.begin("en")
    assert isinstance(driver.root.screen, HomeScreen)
    kiosk.make_staff_gesture()
    assert driver.state.pin_asked
