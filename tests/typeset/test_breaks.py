"""Where lines may end in scripts that put no space between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker
from typeset_samples import SAMPLES

from kiosk.engines.typeset import FontSet, Paragraph, Style, Typesetter
from kiosk.engines.typeset.blocks import ZERO_WIDTH_SPACE, plain_blocks
from kiosk.engines.typeset.breaks import with_breaks, with_breaks_anywhere, words_of
from kiosk.engines.typeset.layout import lay_out
from kiosk.engines.typeset.thread_context import ThreadContext

UNSPACED = ("km", "th", "lo", "my")
COENG = "\u17d2"


def line_ends(typesetter: Typesetter, text: str, language: str, width: int) -> set[int]:
    """Returns the places in the author's text at which lines end."""
    laid = lay_out(ThreadContext(FontSet()), Paragraph(text, language, Style("sans", 30), width))
    block = laid.lines[0].block
    encoded = block.text.encode()
    starts = [len(encoded[: line.native.start_index].decode()) for line in laid.lines[1:]]
    return {block.origins[start] for start in starts}


@pytest.mark.parametrize("width", [200, 330, 500])
@pytest.mark.parametrize("language", UNSPACED)
def test_lines_end_only_where_icu_allows(typesetter: Typesetter, language: str, width: int) -> None:
    text = SAMPLES[language]
    allowed = {end for _, end in LineBreaker(text, language).segments()}
    assert line_ends(typesetter, text, language, width) <= allowed


@pytest.mark.parametrize("width", [1, 20, 60])
def test_no_line_ends_inside_a_khmer_cluster_however_narrow(typesetter: Typesetter, width: int) -> None:
    text = SAMPLES["km"]
    for end in line_ends(typesetter, text, "km", width):
        assert text[end - 1] != COENG
        assert text[end] != COENG
        assert not "\u17b6" <= text[end] <= "\u17d1"


def test_an_authors_own_breaks_hold() -> None:
    text = f"ប្រជាជន{ZERO_WIDTH_SPACE}កម្ពុជាត្រូវបានជម្លៀស"
    assert with_breaks(plain_blocks(text)[0], "km").text == text


def test_a_word_joiner_forbids_a_break() -> None:
    text = "ប្រជាជន\u2060កម្ពុជា"
    assert ZERO_WIDTH_SPACE not in with_breaks(plain_blocks(text)[0], "km").text


@given(st.text("កខ្រាំ ស្ត្រី។aé😀\u200b\u2060ไทยลาว", max_size=60))
def test_breaks_change_nothing_that_is_seen_and_keep_every_place(text: str) -> None:
    for broken in (with_breaks(plain_blocks(text)[0], "km"), with_breaks_anywhere(plain_blocks(text)[0], "km")):
        assert broken.text.replace(ZERO_WIDTH_SPACE, "") == text.replace(ZERO_WIDTH_SPACE, "")
        assert len(broken.origins) == len(broken.text) + 1
        for character, origin in zip(broken.text, broken.origins, strict=False):
            assert character in (ZERO_WIDTH_SPACE, text[origin])


def test_words_are_found_beside_emoji() -> None:
    text = "😀 two 🇰🇭 words"
    assert [text[start:end] for start, end in words_of(text, "en")] == ["two", "words"]
