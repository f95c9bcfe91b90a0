"""What a narration speaks is found on the screen, though it says more, less, or some of it otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.engines.typeset.breaks import words_of
from kiosk.ui.screens.narration_alignment import aligned


def found(spoken: list[tuple[int, str]], texts: list[str], language: str = "en") -> list[str]:
    """Give the words that are marked for each part, "" for none."""
    shown = [(text, list(words_of(text, language))) for text in texts]
    places = aligned(spoken, shown, language)
    return [
        " | ".join(texts[place.text][place.start : place.end] for place in places.get(number, ()))
        for number in range(len(spoken))
    ]


def test_each_word_is_found_where_it_stands():
    texts = ["An emptied city", "The city was emptied."]
    spoken = [(0, "An"), (0, "emptied"), (0, "city."), (1, "The"), (1, "city"), (1, "was"), (1, "emptied.")]
    assert found(spoken, texts) == ["An", "emptied", "city", "The", "city", "was", "emptied"]


def test_what_is_said_and_not_shown_marks_nothing():
    spoken = [(0, "This panel speaks of mass violence."), (1, "An emptied city.")]
    assert found(spoken, ["An emptied city"]) == ["", "An emptied city"]


def test_a_phrase_is_marked_from_its_first_word_to_its_last_in_each_text():
    assert found([(0, "A city. It fell.")], ["A city", "It fell, they say."]) == ["A city | It fell"]


def test_words_that_are_told_otherwise_stay_with_their_cue():
    texts = ["From 1975–1979 it was so."]
    spoken = [(0, "From"), (0, "1975"), (0, "to"), (0, "1979"), (0, "it"), (0, "was"), (0, "so.")]
    assert found(spoken, texts) == ["From", "1975", "1975", "1979", "it", "was", "so"]


def test_digits_are_the_same_in_any_script():
    assert found([(0, "في"), (0, "17"), (0, "أبريل")], ["في ١٧ أبريل"], "ar") == ["في", "١٧", "أبريل"]


def test_khmer_is_found_though_its_words_are_not_parted():
    text = "រាជធានីភ្នំពេញត្រូវបានរំដោះ។ ប្រជាជនវិលត្រឡប់មកវិញ។"
    first, second = text.split(" ")
    assert found([(0, first), (1, second)], [text], "km") == [first.rstrip("។"), second.rstrip("។")]


def test_marks_in_markdown_are_passed_over():
    text = "It is *told* in [Fourteen days](exhibit:fourteen-days)."
    shown = [(text, [(0, 2), (3, 5), (7, 11), (13, 15), (17, 25), (26, 30)])]
    places = aligned([(0, "told"), (0, "in Fourteen days.")], shown, "en")
    assert [text[place.start : place.end] for place in places[0]] == ["told"]
    assert [text[place.start : place.end] for place in places[1]] == ["in [Fourteen days"]


@pytest.mark.parametrize("spoken", [[], [(0, "")], [(0, "…")]])
def test_nothing_said_is_found_nowhere(spoken):
    assert aligned(spoken, [("Words", [(0, 5)])], "en") == {}


@given(st.lists(st.lists(st.sampled_from(["so", "it", "was", "1979"]), max_size=6), max_size=5), st.data())
def test_places_never_leave_their_text_and_run_in_order(sentences, data):
    texts = [" ".join(words) for words in sentences]
    told = data.draw(st.lists(st.sampled_from(["so", "it", "was", "1979", "other"]), max_size=20))
    shown = [(text, list(words_of(text, "en"))) for text in texts]
    places = aligned([(0, word) for word in told], shown, "en")
    for stretches in places.values():
        for place in stretches:
            assert 0 <= place.start < place.end <= len(texts[place.text])
    firsts = [places[number][0] for number in sorted(places)]
    assert firsts == sorted(firsts)
