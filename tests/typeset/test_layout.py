"""Lines, widths and heights."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset_samples import SAMPLES

from kiosk.engines.typeset import Extent, Paragraph, Style, Typesetter, tiles

BODY = Style("sans", 30)


def test_a_narrower_paragraph_has_more_lines(typesetter: Typesetter) -> None:
    lines = [typesetter.measure(Paragraph(SAMPLES["en"], "en", BODY, width)).lines for width in (900, 500, 200)]
    assert lines == sorted(lines)
    assert lines[0] < lines[-1]


@pytest.mark.parametrize(("language", "height"), [("en", 45), ("vi", 45), ("km", 54), ("ar", 54)])
def test_lines_stand_as_far_apart_as_the_script_wants(typesetter: Typesetter, language: str, height: int) -> None:
    extent = typesetter.measure(Paragraph(SAMPLES[language], language, BODY, 400))
    assert extent.height == extent.lines * height


@pytest.mark.parametrize("language", ["km", "ar", "my", "vi"])
def test_a_title_set_tight_gets_the_room_that_its_script_needs(typesetter: Typesetter, language: str) -> None:
    tight = typesetter.measure(Paragraph("a", language, Style("serif", 100, line_spacing=1.15)))
    assert tight.height > typesetter.measure(Paragraph("a", "en", Style("serif", 100, line_spacing=1.15))).height


def test_mixed_scripts_do_not_move_the_lines_apart(typesetter: Typesetter) -> None:
    mixed = "Phnom Penh ភ្នំពេញ بنوم بنه 金边 " * 8
    extent = typesetter.measure(Paragraph(mixed, "en", BODY, 500))
    assert extent.height == extent.lines * 45


@pytest.mark.parametrize("language", SAMPLES)
def test_what_does_not_fit_ends_in_an_ellipsis(typesetter: Typesetter, language: str) -> None:
    extent = typesetter.measure(Paragraph(SAMPLES[language], language, BODY, 300, max_lines=2))
    assert (extent.lines, extent.truncated) == (2, True)


def test_what_fits_is_not_cut(typesetter: Typesetter) -> None:
    extent = typesetter.measure(Paragraph("One\nTwo", "en", BODY, 300, max_lines=2))
    assert (extent.lines, extent.truncated) == (2, False)


def test_lines_of_the_author_count_towards_the_limit(typesetter: Typesetter) -> None:
    extent = typesetter.measure(Paragraph("One\nTwo\nThree", "en", BODY, 300, max_lines=2))
    assert (extent.lines, extent.truncated) == (2, True)


def test_a_paragraph_without_a_width_is_as_wide_as_its_words(typesetter: Typesetter) -> None:
    short, long = (typesetter.measure(Paragraph(text, "en", BODY)) for text in ("Home", "Home, sweet home"))
    assert short.width == short.natural_width < long.width
    assert long.lines == 1


def test_letters_that_join_are_not_spaced_out(typesetter: Typesetter) -> None:
    def width(text: str, language: str, spacing: float) -> int:
        return typesetter.measure(Paragraph(text, language, Style("sans", 30, letter_spacing_px=spacing))).width

    assert width("التاريخ", "ar", 5) == width("التاريخ", "ar", 0)
    assert width("ប្រវត្តិ", "km", 5) == width("ប្រវត្តិ", "km", 0)
    assert width("History", "en", 5) > width("History", "en", 0)


@settings(deadline=None)
@given(st.integers(1, 100_000), st.integers(1, 5000))
def test_tiles_cover_a_long_text_once(height: int, tallest: int) -> None:
    parts = list(tiles(Extent(1, height, 1, truncated=False, baseline=1, natural_width=1), tallest))
    assert [top for top, _ in parts] == [0, *(top + rows for top, rows in parts)][:-1]
    assert sum(rows for _, rows in parts) == height
    assert max(rows for _, rows in parts) <= tallest


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph("a", "en", BODY, 0),
        Paragraph("a", "en", BODY, -3),
        Paragraph("a", "en", Style("sans", 0)),
        Paragraph("a", "en", Style("sans", float("nan"))),
        Paragraph("a", "en", Style("sans", 30, weight=0)),
        Paragraph("a", "en", Style("sans", 30, line_spacing=-1)),
        Paragraph("a", "en", BODY, max_lines=0),
        Paragraph("a", "en", BODY, colour="red"),
    ],
)
def test_a_paragraph_that_makes_no_sense_is_refused_with_a_message(
    typesetter: Typesetter, paragraph: Paragraph
) -> None:
    with pytest.raises(ValueError, match=r"width_px|size_px|weight|line_spacing|max_lines|colour"):
        typesetter.measure(paragraph)
