from hypothesis import given
from hypothesis import strategies as st

from kiosk.engines.speech import phrases
from kiosk.engines.speech.phrases import LONGEST


def said(words, language="en"):
    return [phrase.words for phrase in phrases(words, language)]


def test_each_sentence_is_a_phrase():
    assert said("One. Two! Three?\nFour") == ["One.", "Two!", "Three?", "Four"]
    assert said("មួយ។ ពីរ។", "km") == ["មួយ។", "ពីរ។"]
    assert said("一。二。", "zh") == ["一。", "二。"]


def test_a_date_and_an_abbreviation_without_a_space_stay_whole():
    assert said("At 12.30, near km 1.5") == ["At 12.30, near km 1.5"]


def test_what_cannot_be_said_is_left_out():
    assert said(" … — ") == []
    assert said("") == []


def test_an_endless_sentence_is_cut_where_it_pauses():
    found = said(", ".join(["a clause of some words"] * 40))
    assert len(found) > 1
    assert all(len(words) <= LONGEST for words in found)


@given(st.text())
def test_no_letter_is_lost(words):
    kept = "".join(char for words in said(words) for char in words if char.isalnum())
    assert kept == "".join(char for char in words if char.isalnum())
