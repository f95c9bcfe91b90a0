"""Bounds of the size of texts: they are never smaller than the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.curator.proof.fitting import TextMeasure
from kiosk.design.roles import ROLES
from kiosk.engines.typeset import FontSet, Typesetter

LETTERS = st.text(st.characters(codec="utf-8", max_codepoint=0x24F, exclude_categories=["C", "Zl", "Zp"]), max_size=60)
WORDS = ["A", "AV", "To", "Wav", "fi", "ffi", "Việt", "Nam", "Ấp", "về", "Ω", "Ελλάδα", "Мир", "iiii", "WWW", "–"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14)


@pytest.fixture(scope="module")
def setter():
    fonts = FontSet()
    if fonts.missing(("en", "vi")):
        pytest.skip("fonts-noto-core is not installed")
    return TextMeasure(Typesetter(fonts))


@given(
    words=SENTENCES.map(" ".join) | LETTERS,
    role=st.sampled_from(["subheading", "heading", "eyebrow", "label", "caption", "body"]),
    scale=st.sampled_from([1.0, 1.3, 1.6, 2.0]),
    width=st.integers(60, 900),
)
@settings(max_examples=300, deadline=None)
def test_words_never_take_more_lines_or_more_height_than_their_bound(setter, words, role, scale, width):
    lines = setter.bounds.lines(words, "en", role, scale, width)
    if lines is None or not words.strip():
        return
    extent = setter.extent(words, "en", role, scale, width)
    assert extent.lines <= lines
    assert extent.height <= setter.bounds.height(lines, role, scale)


def test_scripts_that_join_or_stack_have_no_bound(setter):
    for words in ("កម្ពុជា", "كمبوديا", "कंबोडिया", "柬埔寨", "a\u0301"):
        assert setter.bounds.lines(words, "en", "body", 1.0, 500) is None


def test_every_role_that_the_home_screen_sets_has_a_bound(setter):
    for role in set(ROLES) - {"icon"}:
        assert setter.bounds.lines("Words", "en", role, 1.0, 1000) == 1
