"""The visit machine: what a visitor can rely on."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storyteller import told

from kiosk.visit import Layer, Outline, OutlineItem, Phase, Place, Rules, VisitMachine
from kiosk.visit import events as ev
from kiosk.visit.effects import (
    AllSoundStopped,
    EndReason,
    LanguageSwitched,
    MediaStopped,
    MediumStarted,
    VisitBegan,
    VisitEnded,
)
from kiosk.visit.state import TEXT_SIZES

OUTLINE = Outline(
    exhibits={
        "road": (OutlineItem("a"), OutlineItem("b"), OutlineItem("c")),
        "life": (OutlineItem("d", words=400), OutlineItem("e")),
        "mixed": (OutlineItem("f"), OutlineItem("g", advisory=True)),
    },
    advised=frozenset({"life"}),
)
RULES = Rules(languages=("en", "vi", "km"), idle_after_s=60, warning_s=20)
MACHINE = VisitMachine(RULES, OUTLINE)
play = partial(told, MACHINE)


def at(exhibit, item=None):
    return ev.PlaceOpened(Place(exhibit, item))


WAKE = ev.Woken("en")


def test_the_first_touch_only_wakes():
    state, effects, _ = play(WAKE)
    assert (state.phase, state.place, effects) == (Phase.BROWSE, Place(), [VisitBegan("en")])


def test_a_touch_on_a_language_wakes_in_that_language():
    state, _, _ = play(ev.Woken("vi"))
    assert state.preferences.language == "vi"


def test_nothing_but_waking_happens_at_the_attract_screen():
    for event in (ev.Touched(), at("road"), ev.LanguageChosen("vi"), ev.StartOverChosen(), ev.Ticked()):
        state, effects, _ = play(event, 500, ev.Ticked())
        assert state.phase is Phase.ATTRACT
        assert effects == []


def test_an_exhibit_opens_at_its_first_item_and_steps_stop_at_the_ends():
    state, _, _ = play(WAKE, at("road"))
    assert state.place == Place("road", "a")
    state, _, _ = play(WAKE, at("road"), ev.StepTaken(-1), ev.StepTaken(1), ev.StepTaken(1), ev.StepTaken(1))
    assert state.place == Place("road", "c")


@pytest.mark.parametrize(("asking", "asked"), [("", None), ("b", None), ("bc", None), ("a", "a"), ("abc", "a")])
def test_an_exhibit_opens_without_an_advisory_that_its_first_item_does_not_need(asking: str, asked: str | None):
    items = tuple(OutlineItem(name, advisory=name in asking) for name in "abc")
    state, _, _ = told(VisitMachine(RULES, Outline({"time": items})), WAKE, at("time"))
    assert state.asked == (Place("time", asked) if asked else None)
    assert state.place == (Place() if asked else Place("time", "a"))


def test_leaving_a_place_stops_its_media_and_staying_does_not():
    _, effects, _ = play(WAKE, at("road", "b"), ev.StepTaken(1))
    assert effects.count(MediaStopped()) == 2
    _, effects, _ = play(WAKE, at("road", "b"), at("road", "b"))
    assert effects.count(MediaStopped()) == 1


def test_a_language_switches_in_place():
    state, effects, _ = play(WAKE, at("road", "b"), ev.LayerOpened(Layer.LANGUAGES), ev.LanguageChosen("vi"))
    assert (state.place, state.layer, state.preferences.language) == (Place("road", "b"), None, "vi")
    assert effects[-1] == LanguageSwitched("vi")


def test_an_advisory_is_asked_once_a_visit():
    state, _, _ = play(WAKE, at("life"))
    assert (state.place, state.asked) == (Place(), Place("life", "d"))
    state, _, _ = play(WAKE, at("life"), ev.AdvisoryDeclined())
    assert (state.place, state.asked) == (Place(), None)
    state, _, _ = play(WAKE, at("life"), ev.AdvisoryAccepted(), at(None), at("life", "e"))
    assert (state.place, state.asked) == (Place("life", "e"), None)


def test_an_advisory_of_one_panel_stands_before_that_panel_only():
    state, _, _ = play(WAKE, at("mixed"))
    assert state.place == Place("mixed", "f")
    state, _, _ = play(WAKE, at("mixed"), ev.StepTaken(1))
    assert (state.place, state.asked) == (Place("mixed", "f"), Place("mixed", "g"))


def test_the_warning_comes_after_the_idle_time_and_the_reset_after_the_warning():
    state, _, now = play(WAKE, 59.9, ev.Ticked())
    assert state.phase is Phase.BROWSE
    state, _, now = play(0.2, ev.Ticked(), start=state, now=now)
    assert state.phase is Phase.WARN
    state, _, now = play(19.9, ev.Ticked(), start=state, now=now)
    assert state.phase is Phase.WARN
    state, effects, now = play(0.2, ev.Ticked(), start=state, now=now)
    assert state.phase is Phase.ATTRACT
    assert effects == [AllSoundStopped(), VisitEnded(EndReason.TIMED_OUT)]


def test_any_touch_keeps_the_visitor_where_they_were_and_does_nothing_else():
    state, _, _ = play(WAKE, at("road", "b"), 60, ev.Ticked(), 10, at("life"))
    assert (state.phase, state.place, state.asked) == (Phase.BROWSE, Place("road", "b"), None)


def test_playback_holds_the_idle_clock_and_its_end_starts_it_again():
    state, _, now = play(WAKE, at("road"), ev.PlaybackStarted("film"), 600, ev.Ticked())
    assert state.phase is Phase.BROWSE
    state, _, now = play(ev.PlaybackEnded("film"), 59, ev.Ticked(), start=state, now=now)
    assert state.phase is Phase.BROWSE
    state, _, _ = play(1, ev.Ticked(), start=state, now=now)
    assert state.phase is Phase.WARN


def test_what_plays_is_named_once_it_is_heard():
    _, effects, _ = play(WAKE, at("road"), ev.PlaybackStarted("film", "films/a"), ev.PlaybackEnded("film"))
    assert MediumStarted("film", "films/a") in effects
    _, effects, _ = play(ev.PlaybackStarted("film", "films/a"))
    assert effects == []


def test_a_long_panel_is_given_the_time_to_read_it():
    state, _, _ = play(WAKE, at("life"), ev.AdvisoryAccepted(), 199, ev.Ticked())
    assert state.phase is Phase.BROWSE


def test_a_warning_is_never_shorter_than_twenty_seconds():
    assert Rules(languages=("en",), warning_s=3).warning_s == 20


def test_a_stalled_or_backward_clock_neither_resets_nor_shortens_the_warning():
    state, _, now = play(WAKE, 5000, ev.Ticked())
    assert (state.phase, MACHINE.countdown_s(state, now)) == (Phase.WARN, 20)
    state, _, _ = play(WAKE, ev.Ticked(), -300, ev.Ticked(), start=MACHINE.start(400), now=400)
    assert state.phase is Phase.BROWSE


def test_a_broken_screen_goes_back_to_attract_in_silence():
    state, effects, _ = play(WAKE, at("road"), ev.ScreenFailed())
    assert state.phase is Phase.ATTRACT
    assert effects[-2:] == [AllSoundStopped(), VisitEnded(EndReason.FAILED)]


def test_places_that_are_not_there_are_not_opened():
    for place in (at("nowhere"), at("road", "nothing")):
        state, _, _ = play(WAKE, place)
        assert state.place == Place()


@pytest.mark.parametrize("percent", [0, 99, 150, 1000])
def test_only_offered_text_sizes_are_taken(percent):
    state, _, _ = play(WAKE, ev.TextSizeChosen(percent))
    assert state.preferences.text_size == 100


PLACES = [Place()] + [Place(e, i.id) for e, items in OUTLINE.exhibits.items() for i in items] + [Place("x", "y")]
EVENTS = st.one_of(
    st.builds(ev.Woken, st.sampled_from(["en", "vi", "xx"])),
    st.builds(ev.LanguageChosen, st.sampled_from(["en", "vi", "km", "xx"])),
    st.builds(ev.PlaceOpened, st.sampled_from(PLACES)),
    st.builds(ev.StepTaken, st.sampled_from([-1, 1])),
    st.builds(ev.LayerOpened, st.sampled_from(list(Layer))),
    st.builds(ev.PlaybackStarted, st.sampled_from(["narration", "film"])),
    st.builds(ev.PlaybackEnded, st.sampled_from(["narration", "film"])),
    st.builds(ev.TextSizeChosen, st.sampled_from(TEXT_SIZES)),
    st.builds(ev.ContrastChosen, st.booleans()),
    st.builds(ev.VolumeChosen, st.floats(-1, 2)),
    st.builds(ev.CaptionsSwitched, st.booleans()),
    st.builds(ev.MotionSwitched, st.booleans()),
    st.builds(ev.ControlsLowered, st.booleans()),
    st.builds(ev.ReadingSwitched, st.booleans()),
    st.builds(ev.PaceChosen, st.sampled_from((60, 100, 220, 7))),
    st.sampled_from(
        [
            ev.Ticked(),
            ev.Touched(),
            ev.LayerClosed(),
            ev.AdvisoryAccepted(),
            ev.AdvisoryDeclined(),
            ev.StartOverChosen(),
        ]
    ),
)
VISITS = st.lists(st.tuples(EVENTS, st.floats(0, 90)), max_size=60)


QUIET = st.lists(st.tuples(st.just(ev.Ticked()), st.floats(0, 90) | st.sampled_from([20.0, 61.0])), max_size=5)
IDLE_VISITS = st.lists(st.tuples(st.tuples(EVENTS, st.floats(0, 90)), QUIET), max_size=12).map(
    lambda parts: [(WAKE, 0.0), *(step for first, quiet in parts for step in (first, *quiet))]
)
"""As visitors are: they do something, and then time passes."""


@given(VISITS | IDLE_VISITS)
def test_a_visit_never_resets_within_the_idle_time_and_always_warns_first(visit):
    state, now = MACHINE.start(0), 0.0
    touched, warned = 0.0, None
    for event, pause in visit:
        now += pause
        before = state
        state, effects = MACHINE.handle(state, event, now)
        if VisitEnded(EndReason.TIMED_OUT) in effects:
            assert before.phase is Phase.WARN
            assert now - warned >= 20
            assert now - touched >= RULES.idle_after_s + 20
        if state.phase is Phase.WARN and before.phase is not Phase.WARN:
            warned = now
        if not isinstance(event, ev.Ticked | ev.PlaybackStarted | ev.PlaybackEnded):
            touched = now


@given(VISITS)
def test_a_visit_is_never_stuck(visit):
    """From any state, left alone and with playback ended, the kiosk is back at its first state."""
    state, _, now = play(*[x for event, pause in visit for x in (pause, event)])
    silent = [ev.PlaybackEnded("narration"), ev.PlaybackEnded("film")]
    state, _, now = play(*silent, 400, ev.Ticked(), 21, ev.Ticked(), start=state, now=now)
    assert state == replace(MACHINE.start(0), active_at_s=state.active_at_s)


@given(VISITS)
def test_what_is_shown_is_there_and_what_needs_an_advisory_was_accepted(visit):
    state, _, _ = play(*[x for event, pause in visit for x in (pause, event)])
    assert OUTLINE.find(state.place) == state.place
    key = OUTLINE.advisory_key(state.place)
    assert key is None or key in state.accepted


WHATEVER_IS_CHOSEN = st.lists(
    st.one_of(
        EVENTS,
        st.builds(ev.PlainLanguageSwitched, st.booleans()),
        st.builds(ev.SignLanguageChosen, st.sampled_from(["", "ase", "fsl"])),
    ),
    max_size=40,
)


@given(
    WHATEVER_IS_CHOSEN, st.sampled_from([ev.StartOverChosen(), ev.ScreenFailed(), None]), st.sampled_from(["en", "vi"])
)
def test_nothing_that_a_visitor_has_chosen_reaches_the_next(chosen, end, language):
    state, effects, now = play(WAKE, *chosen)
    # They leave: by a button, by a screen that fails, or by going away without a word.
    steps = (
        [end] if end else [ev.PlaybackEnded("narration"), ev.PlaybackEnded("film"), 90, ev.Ticked(), 90, ev.Ticked()]
    )
    state, done, now = play(*steps, start=state, now=now)
    ended = [effect for effect in (*effects, *done) if isinstance(effect, VisitEnded)]
    if state.phase is not Phase.ATTRACT:
        # A long panel is given longer.
        state, done, now = play(*[3600, ev.Ticked()] * 3, start=state, now=now)
        ended += [effect for effect in done if isinstance(effect, VisitEnded)]
    assert ended
    assert state.phase is Phase.ATTRACT
    following, _, _ = play(ev.Woken(language), start=state, now=now)
    newcomer, _, _ = play(ev.Woken(language), start=None, now=now)
    assert replace(following, active_at_s=0.0) == replace(newcomer, active_at_s=0.0)
    assert not following.preferences.read_aloud
    assert not following.preferences.controls_low
    assert following.preferences.pace == 100
