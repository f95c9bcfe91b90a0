"""Staff at the kiosk: what they meet, and what visitors keep."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storyteller import told

from kiosk.visit import Layer, Outline, OutlineItem, Phase, Place, Rules, StaffPage, VisitMachine
from kiosk.visit import events as ev
from kiosk.visit.effects import AllSoundStopped, DefaultVolumeSet, EndReason, VisitEnded
from kiosk.visit.staff_mode import PIN_OPEN_S, STAFF_S

MACHINE = VisitMachine(
    Rules(languages=("en", "vi", "ar"), volume=0.7), Outline(exhibits={"road": (OutlineItem("a"), OutlineItem("b"))})
)
WAKE, KNOCK, IN, TICK = ev.Woken("vi"), ev.StaffGestureMade("ar"), ev.PinAccepted(), ev.Ticked()
OPEN = ev.PlaceOpened(Place("road", "b"))


def play(*steps, state=None, now=0.0):
    """Give the state and the effects that a story leads to."""
    return told(MACHINE, *steps, start=state, now=now)[:2]


def test_the_gesture_asks_for_the_pin_in_the_language_that_was_seen():
    state, effects = play(KNOCK)
    assert (state.pin_asked, state.phase, state.preferences.language, effects) == (True, Phase.ATTRACT, "ar", [])


def test_a_visitor_who_came_upon_it_goes_back_to_where_they_were():
    before, _ = play(WAKE, OPEN, ev.LayerOpened(Layer.TRAY))
    state, _ = play(KNOCK, 1, ev.PinDeclined(), state=before)
    assert state == replace(before, active_at_s=1)
    state, _ = play(KNOCK, PIN_OPEN_S, TICK, state=before)
    assert state == replace(before, active_at_s=PIN_OPEN_S)


def test_at_the_attract_screen_it_leaves_nothing_behind():
    state, effects = play(KNOCK, 1, ev.PinDeclined())
    assert (state, effects) == (MACHINE.start(1), [])


def test_the_warning_gives_way_to_the_question():
    state, _ = play(WAKE, 60, TICK, KNOCK)
    assert (state.phase, state.warned_at_s, state.pin_asked) == (Phase.BROWSE, None, True)


def test_no_visit_times_out_while_the_pin_is_asked():
    state, effects = play(WAKE, OPEN, KNOCK, *[29, ev.Touched(), TICK] * 10)
    assert state.pin_asked
    assert not any(isinstance(effect, VisitEnded) for effect in effects)


@pytest.mark.parametrize("event", [OPEN, ev.StepTaken(1), ev.LanguageChosen("en"), ev.LayerOpened(Layer.TRAY), WAKE])
def test_nothing_else_happens_while_the_pin_is_asked(event):
    before, _ = play(WAKE, OPEN, KNOCK)
    assert play(event, state=before)[0] == before


def test_the_right_pin_ends_the_visit_and_lets_staff_in():
    state, effects = play(WAKE, OPEN, KNOCK, IN)
    assert (state.phase, state.place, state.preferences.language) == (Phase.STAFF, Place(), "vi")
    assert effects[-2:] == [AllSoundStopped(), VisitEnded(EndReason.STAFF)]


def test_where_nobody_was_no_visit_ends():
    _, effects = play(KNOCK, IN)
    assert effects == [AllSoundStopped()]


def test_nobody_gets_in_who_was_not_asked():
    for before in ((), (WAKE, OPEN), (WAKE, 60, TICK)):
        state, _ = play(*before)
        assert play(IN, state=state)[0] == state


def test_staff_who_touch_nothing_for_a_minute_have_gone():
    state, _ = play(KNOCK, IN, *[STAFF_S - 1, ev.Touched(), TICK] * 20)
    assert state.phase is Phase.STAFF
    state, effects = play(STAFF_S + 20 * STAFF_S, TICK, state=state)
    assert (state.phase, effects) == (Phase.ATTRACT, [AllSoundStopped()])


def test_after_staff_comes_the_attract_screen_in_the_first_language():
    state, _ = play(WAKE, OPEN, KNOCK, IN, ev.LanguageChosen("ar"), 5, ev.StaffLeft())
    assert state == MACHINE.start(5)


def test_staff_look_at_one_page_after_the_other():
    for page in StaffPage:
        assert play(KNOCK, IN, ev.StaffPageOpened(page))[0].page is page
    assert play(ev.StaffPageOpened(StaffPage.ERRORS))[0].page is StaffPage.SUMMARY


def test_staff_make_the_kiosk_softer_for_all_who_come():
    state, effects = play(KNOCK, IN, ev.VolumeChosen(0.3), ev.StaffLeft(), WAKE)
    assert DefaultVolumeSet(0.3) in effects
    assert state.preferences.volume == 0.3
    state, effects = play(ev.VolumeChosen(0.9), ev.StartOverChosen(), WAKE, state=state)
    assert state.preferences.volume == 0.3
    assert not any(isinstance(effect, DefaultVolumeSet) for effect in effects)


def test_a_screen_that_breaks_leads_back_to_attract_from_staff_too():
    for steps in ((KNOCK,), (KNOCK, IN)):
        state, effects = play(*steps, 3, ev.ScreenFailed())
        assert state == MACHINE.start(3)
        assert not any(isinstance(effect, VisitEnded) for effect in effects)


STAFF_EVENTS = st.sampled_from(
    [WAKE, KNOCK, IN, TICK, OPEN, ev.Touched(), ev.PinDeclined(), ev.StaffLeft(), ev.StepTaken(-1)]
    + [ev.StaffPageOpened(page) for page in StaffPage]
    + [ev.LanguageChosen("ar"), ev.VolumeChosen(0.2), ev.PlaybackStarted("film"), ev.LayerClosed(), ev.ScreenFailed()]
)


@given(st.lists(st.tuples(STAFF_EVENTS, st.floats(0, 40)), max_size=60))
def test_staff_are_in_only_after_a_pin_that_was_asked_for(story):
    state, now = MACHINE.start(0), 0.0
    for event, pause in story:
        now += pause
        before = state
        state, _ = MACHINE.handle(state, event, now)
        if state.phase is Phase.STAFF and before.phase is not Phase.STAFF:
            assert isinstance(event, ev.PinAccepted)
            assert before.pin_asked
        if isinstance(event, ev.StaffGestureMade) and before.phase is not Phase.STAFF:
            assert state.pin_asked


@given(st.lists(st.tuples(STAFF_EVENTS, st.floats(0, 40)), max_size=60))
def test_left_alone_the_kiosk_is_back_at_its_first_state(story):
    state, _ = play(*[x for event, pause in story for x in (pause, event)])
    alone = [ev.PlaybackEnded("film"), PIN_OPEN_S, TICK, 60, TICK, 60, TICK, 21, TICK]
    state, _ = play(*alone, state=state, now=state.active_at_s)
    assert state == MACHINE.start(state.active_at_s, state.default_volume)
