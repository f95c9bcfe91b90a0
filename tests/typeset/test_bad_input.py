"""Any text is drawn without an error and in a bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.engines.typeset import FontSet, Paragraph, Style, Typesetter

BODY = Style("sans", 30)
MOST_PROCESSOR_S = 60  # 0.1 to 1.5 s on two old cores; minutes to hours without the splitting of endless blocks


@pytest.mark.parametrize("unit", ["a", "ក្រុង", "ب", "城", "*a[_", "\n", "\u0301", "\u202e("])
@pytest.mark.parametrize("width", [600, None])
def test_100_000_characters_without_a_space_take_a_bounded_time(
    typesetter: Typesetter, unit: str, width: int | None
) -> None:
    started = time.process_time()
    text = (unit * 100_000)[:100_000]
    extent = typesetter.measure(Paragraph(text, "en", BODY, width, markup="markdown" if "*" in unit else "plain"))
    assert extent.lines >= 1
    assert time.process_time() - started < MOST_PROCESSOR_S


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=()), max_size=80),
    language=st.sampled_from(["en", "km", "ar", "th", "", "tlh", "zh-Hant-TW", "\0", "é"]),
    width=st.none() | st.integers(1, 400),
    lines=st.none() | st.integers(1, 3),
    markup=st.sampled_from(["plain", "markdown"]),
)
def test_any_text_is_measured_painted_and_searched(typesetter, text, language, width, lines, markup) -> None:
    paragraph = Paragraph(text, language, BODY, width, max_lines=lines, markup=markup)
    extent = typesetter.measure(paragraph)
    bitmap = typesetter.paint(paragraph)
    assert len(bitmap.rgba) == bitmap.width * bitmap.height * 4
    assert bitmap.height >= extent.height >= 1
    assert lines is None or extent.lines <= lines
    for word in typesetter.words(paragraph):
        assert 0 <= word.start < word.end <= len(text)
    typesetter.links(paragraph)


@pytest.mark.parametrize(
    "unprintable", ["\0", "\ud800", "\x07", "\x1b", "\x7f", "\u2066", "\u202e", "\ufeff", "\u200d"]
)
def test_what_cannot_be_printed_takes_no_room(typesetter: Typesetter, unprintable: str) -> None:
    assert (
        typesetter.measure(Paragraph(f"a{unprintable}", "en", BODY)).width
        == typesetter.measure(Paragraph("a", "en", BODY)).width
    )


@pytest.mark.parametrize("emoji", ["👨\u200d👩\u200d👧", "🇰🇭", "\U000f1234"])
def test_characters_that_no_font_has_are_left_out_and_named(typesetter: Typesetter, emoji: str) -> None:
    assert typesetter.measure(Paragraph(emoji, "en", BODY)).natural_width == 0
    assert typesetter.coverage(f"abc {emoji}", "en", BODY) == frozenset(emoji) - {"\u200d"}


@pytest.mark.parametrize(
    "text", ["Phnom Penh", "ភ្នំពេញ", "بنوم بنه", "ẤỆỘ", "“—…” • → ½ ©", "Пномпень", "\u200b\u200f\ufe0f"]
)
def test_what_the_fonts_have_is_not_named(typesetter: Typesetter, text: str) -> None:
    assert typesetter.coverage(text, "en", BODY) == frozenset()


def test_a_font_file_that_is_none_is_passed_over(tmp_path) -> None:
    for name in ("NotoSans-Regular.ttf", "NotoSerifDisplay-Bold.ttf"):
        (tmp_path / name).write_bytes(b"this is no font" * 100)
    (tmp_path / "NotoSansKhmer-Regular.ttf").write_bytes(b"\0\1\0\0\0\x10" + bytes(2000))
    extent = Typesetter(FontSet([tmp_path], tmp_path / "index")).measure(Paragraph("Home ភ្នំពេញ", "en", BODY))
    assert extent.natural_width > 0


def test_without_any_font_boxes_are_empty_and_every_font_is_reported(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("kiosk.engines.typeset.fonts.SYSTEM_FOLDERS", (tmp_path,))
    fonts = FontSet()
    typesetter = Typesetter(fonts)
    paragraph = Paragraph("Home", "en", BODY, 200)
    assert typesetter.measure(paragraph).height == 45
    assert not any(typesetter.paint(paragraph).rgba)
    assert typesetter.words(paragraph) == typesetter.links(paragraph) == ()
    assert "the font Noto Sans is not installed (mend: install fonts-noto-core)" in map(str, fonts.missing())
