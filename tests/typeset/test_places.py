"""Links, words, and the order of mixed directions."""

import pytest
from typeset_samples import SAMPLES

from kiosk.engines.typeset import Paragraph, Style, Typesetter

BODY = Style("sans", 30)


def marked(text: str, language: str = "en", width: int | None = 500) -> Paragraph:
    return Paragraph(text, language, BODY, width, markup="markdown")


def ordered(typesetter: Typesetter, paragraph: Paragraph) -> list[str]:
    """Returns the words of the first line from left to right."""
    first = [word for word in typesetter.words(paragraph) if word.rects[0].y == 0]
    return [paragraph.text[word.start : word.end] for word in sorted(first, key=lambda word: word.rects[0].x)]


def test_a_link_is_where_its_words_are(typesetter: Typesetter) -> None:
    (link,) = typesetter.links(marked("See [the map](panel:map) now."))
    (rect,) = link.rects
    before = typesetter.measure(Paragraph("See ", "en", BODY)).width
    assert link.target == "panel:map"
    assert rect.x == pytest.approx(before, abs=3)
    assert link.contains(rect.x + 1, 20)
    assert not link.contains(rect.x - 5, 20)


def test_a_link_over_two_lines_has_two_places(typesetter: Typesetter) -> None:
    (link,) = typesetter.links(marked("See [a rather long name of a map](exhibit:maps)", width=260))
    assert [rect.y for rect in link.rects] == [0, 45]


def test_an_arabic_link_is_found_from_the_right(typesetter: Typesetter) -> None:
    (link,) = typesetter.links(marked("[الخريطة](panel:map) هنا", "ar", 500))
    assert link.rects[0].x + link.rects[0].width == pytest.approx(500, abs=2)


def test_a_khmer_link_keeps_its_place_among_inserted_breaks(typesetter: Typesetter) -> None:
    paragraph = marked("ប្រជាជនកម្ពុជាត្រូវបាន[ជម្លៀស](panel:x)ចេញពីទីក្រុង", "km", 900)
    (link,) = typesetter.links(paragraph)
    word = next(w for w in typesetter.words(paragraph) if paragraph.text[w.start : w.end] == "ជម្លៀស")
    assert link.rects[0].x == pytest.approx(word.rects[0].x, abs=1)
    assert link.rects[0].width == pytest.approx(word.rects[0].width, abs=1)


@pytest.mark.parametrize("language", SAMPLES)
def test_words_are_named_by_their_place_in_the_authors_text(typesetter: Typesetter, language: str) -> None:
    text = SAMPLES[language]
    words = typesetter.words(Paragraph(text, language, BODY, 400))
    assert len(words) > 5
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(any(c.isalnum() for c in text[word.start : word.end]) for word in words)


def test_words_skip_the_signs_of_the_markup(typesetter: Typesetter) -> None:
    paragraph = marked("A *b* **c** [d](panel:e)\n\n- f\n- g &amp; h")
    assert [paragraph.text[w.start : w.end] for w in typesetter.words(paragraph)] == list("Abcdfgh")


def test_arabic_keeps_the_order_of_latin_and_digits(typesetter: Typesetter) -> None:
    paragraph = Paragraph("سنة 1979 في Phnom Penh هنا", "ar", BODY, 900)
    assert ordered(typesetter, paragraph) == ["هنا", "Phnom", "Penh", "في", "1979", "سنة"]


def test_the_language_decides_the_direction_and_not_the_first_letter(typesetter: Typesetter) -> None:
    assert ordered(typesetter, Paragraph("UNESCO عام 1992", "ar", BODY, 900)) == ["1992", "عام", "UNESCO"]
    assert ordered(typesetter, Paragraph("عام in 1992", "en", BODY, 900)) == ["عام", "in", "1992"]


@pytest.mark.parametrize(("align", "language", "left"), [
    ("start", "en", 0), ("end", "en", 1), ("start", "he", 1), ("end", "he", 0), ("centre", "en", 0.5),
])  # fmt: skip
def test_words_stand_at_their_side(typesetter: Typesetter, align: str, language: str, left: float) -> None:
    paragraph = Paragraph("שלום", language, BODY, 500, align=align)
    natural = typesetter.measure(paragraph).natural_width
    assert typesetter.words(paragraph)[0].rects[0].x == pytest.approx((500 - natural) * left, abs=2)


def test_a_list_hangs_on_its_bullets(typesetter: Typesetter) -> None:
    words = typesetter.words(marked("Before\n\n- one that is long enough to need a second line here\n- two"))
    assert {word.rects[0].x for word in words if word.rects[0].y > 0} >= {36.0}
    assert min(word.rects[0].x for word in words if word.rects[0].y > 0) == pytest.approx(36, abs=1)


def test_a_year_at_the_start_makes_no_list(typesetter: Typesetter) -> None:
    paragraph = marked("1979. The city is empty.")
    assert next(paragraph.text[w.start : w.end] for w in typesetter.words(paragraph)) == "1979"
