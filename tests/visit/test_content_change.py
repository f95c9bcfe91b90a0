"""A visit goes on at the same place when the exhibition changes, or at the nearest that makes sense."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit import Layer, Outline, OutlineItem, Phase, Place, Preferences, Rules, VisitMachine, VisitState
from kiosk.visit.content_change import carry_over, nearest
from kiosk.visit.state import HOME

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def outline(**exhibits: str) -> Outline:
    return Outline({exhibit: tuple(OutlineItem(item) for item in items) for exhibit, items in exhibits.items()})


def visit(place: Place, language: str = "en", **more) -> VisitState:
    return VisitState(Preferences(language, 0.7), Phase.BROWSE, place, **more)


def machine(languages: tuple[str, ...] = ("en", "vi"), **exhibits: str) -> VisitMachine:
    return VisitMachine(Rules(languages, volume=0.4), outline(**exhibits))


OLD = outline(people="abcd")


def test_a_place_that_is_still_there_stays_whatever_is_put_before_it():
    assert nearest(Place("people", "c"), OLD, outline(people="xyabcd")) == Place("people", "c")


def test_a_panel_with_a_new_id_in_the_old_place_is_the_same_panel():
    assert nearest(Place("people", "b"), OLD, outline(people="axcd")) == Place("people", "x")


def test_a_panel_that_is_gone_gives_way_to_the_next_else_to_the_one_before():
    assert nearest(Place("people", "b"), OLD, outline(people="acd")) == Place("people", "c")
    assert nearest(Place("people", "d"), OLD, outline(people="abc")) == Place("people", "c")


def test_an_exhibit_that_is_gone_or_empty_leads_home():
    assert nearest(Place("people", "b"), OLD, outline(others="a")) == HOME
    assert nearest(Place("people", "b"), OLD, outline(people="")) == HOME


@given(IDS, IDS, st.sampled_from("abcdefgh"))
def test_the_nearest_place_is_always_there(before: list[str], after: list[str], item: str):
    old, new = outline(people="".join(before)), outline(people="".join(after))
    found = nearest(Place("people", item), old, new)
    assert new.find(found) == found
    assert (found == HOME) == (after == [])


def test_language_and_what_lies_over_a_place_stay():
    state = visit(Place("people", "b"), "vi", layer=Layer.SOURCES, subject="b")
    assert carry_over(state, OLD, machine(people="bcd"), 9.0) == state


def test_what_lies_over_a_place_goes_with_it():
    state = visit(Place("people", "b"), layer=Layer.SOURCES, subject="b")
    gone = carry_over(state, OLD, machine(people="acd"), 9.0)
    assert (gone.place, gone.layer, gone.subject) == (Place("people", "c"), None, None)


def test_a_language_that_is_offered_no_more_gives_way_to_the_first():
    state = visit(HOME, "vi")
    assert carry_over(state, OLD, machine(languages=("fr", "en")), 9.0).preferences.language == "fr"


def test_a_place_that_waits_behind_an_advisory_waits_on_only_if_it_is_there():
    state = visit(HOME, asked=Place("people", "b"))
    assert carry_over(state, OLD, machine(people="ab"), 9.0).asked == Place("people", "b")
    assert carry_over(state, OLD, machine(people="a"), 9.0).asked is None


def test_between_two_visits_everything_begins_with_the_new_rules():
    found = carry_over(VisitState(Preferences("vi", 1.0)), OLD, machine(languages=("fr",)), 9.0)
    assert found == VisitState(Preferences("fr", 0.4), active_at_s=9.0)
