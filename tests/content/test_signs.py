"""Signs that cannot be seen, or look like others: the message names the sign, its column and the mend."""

from pathlib import Path

import pytest

from kiosk.content import confusable_characters
from kiosk.content.yaml_source import SourceError, parse
from kiosk.errors import Problem

FILE = """\
kind: panels
title: X
summary: X
panels:
  - id: one
    layout: text
    title: An emptied city
    body: |
      Words.
"""
BAD = {
    "no-break space after a colon": ("title: An", "title:\xa0An", 7, 11, "no-break space (U+00A0)"),
    "no-break and plain space after a colon": ("title: An", "title:\xa0 An", 7, 11, "no-break space (U+00A0)"),
    "ideographic space after a colon": ("title: An", "title:\u3000An", 7, 11, "ideographic space (U+3000)"),
    "no-break space before a bar": ("body: |", "body:\xa0|", 8, 10, "no-break space (U+00A0)"),
    "no-break space between spaces before a bar": ("body: |", "body: \xa0|", 8, 11, "no-break space (U+00A0)"),
    "zero-width space before a bar": ("body: |", "body: \u200b|", 8, 11, "zero-width space (U+200B)"),
    "full-width bar": ("body: |", "body: \uff5c", 8, 11, "full-width bar (U+FF5C)"),
    "no-break space after a dash": ("- id", "-\xa0id", 5, 4, "no-break space (U+00A0)"),
    "thin space after a dash": ("- id", "-\u2009id", 5, 4, "thin space (U+2009)"),
    "zero-width space after a dash": ("- id", "-\u200b id", 5, 4, "zero-width space (U+200B)"),
    "no-break space after a dash and a space": ("- id", "- \xa0id", 5, 5, "no-break space (U+00A0)"),
    "no-break space before a key": ("    title", "   \xa0title", 7, 4, "no-break space (U+00A0)"),
    "zero-width space before a key": ("    title", "    \u200btitle", 7, 5, "zero-width space (U+200B)"),
    "zero-width joiner before the first key": ("kind", "\u200dkind", 1, 1, "zero-width joiner (U+200D)"),
    "byte order mark before a key": ("    title", "    \ufefftitle", 7, 5, "byte order mark (U+FEFF)"),
    "byte order mark before a top key": ("summary", "\ufeffsummary", 3, 1, "byte order mark (U+FEFF)"),
    "mark of direction before a key": ("    layout", "    \u200elayout", 6, 5, "left-to-right mark (U+200E)"),
    "soft hyphen within a key": ("layout", "lay\xadout", 6, 8, "soft hyphen (U+00AD)"),
    "word joiner behind a key": ("layout:", "layout\u2060:", 6, 11, "word joiner (U+2060)"),
    "no-break space behind a key": ("layout:", "layout\xa0:", 6, 11, "no-break space (U+00A0)"),
    "full-width colon": ("title: An", "title\uff1a An", 7, 10, "full-width colon (U+FF1A)"),
    "ratio for a colon": ("title: An", "title\u2236 An", 7, 10, "ratio (U+2236)"),
    "full-width colon at the top": ("title: X", "title\uff1aX", 2, 6, "full-width colon (U+FF1A)"),
    "en dash for a list": ("- id", "– id", 5, 3, "en dash (U+2013)"),
    "em dash for a list": ("- id", "— id", 5, 3, "em dash (U+2014)"),
    "bullet for a list": ("- id", "• id", 5, 3, "bullet (U+2022)"),
    "minus sign for a list": ("- id", "\u2212 id", 5, 3, "minus sign (U+2212)"),
    "non-breaking hyphen for a list": ("- id", "\u2011 id", 5, 3, "non-breaking hyphen (U+2011)"),
    "Word's bullet for a list": ("- id", "\uf0b7 id", 5, 3, "bullet of a symbol font (U+F0B7)"),
    "curly quotes around a key": ("layout:", "“layout”:", 6, 5, "left double quotation mark (U+201C)"),
    "guillemets around a key": ("layout:", "«layout»:", 6, 5, "left-pointing double angle quotation mark (U+00AB)"),
    "curly quotes around a text with a colon": ("An emptied city", "“Phnom Penh: a city”", 7, 12, "U+201C"),
    "low quotes around a text with a colon": ("An emptied city", "„Phnom Penh: a city“", 7, 12, "U+201E"),
    "line separator": ("Words.", "A line.\u2028Another.", 9, 14, "line separator (U+2028)"),
    "paragraph separator": ("Words.", "A line.\u2029Another.", 9, 14, "paragraph separator (U+2029)"),
    "vertical tab": ("Words.", "A line.\vAnother.", 9, 14, "vertical tab (U+000B)"),
    "form feed": ("An emptied", "An\femptied", 7, 14, "form feed (U+000C)"),
    "next line": ("An emptied", "An\x85emptied", 7, 14, "next-line character (U+0085)"),
    "no-break space before quotes": ("An emptied city", '\xa0"An emptied city"', 7, 12, "no-break space (U+00A0)"),
}
FINE = {
    "French": "«\xa0bonjour\xa0»\xa0!",
    "Khmer": "ភ្នំពេញ\u200bនៅ\u200bឆ្នាំ",
    "curly": "“An emptied city”",
    "dash": "– said nobody",
    "Persian": "می\u200cخواهم",
    "Chinese": "時間：朝",
    "soft": "soft\xadhyphen",
    "direction": "\u200fכן",
    "number": "12\xa0000",
}


def said(text: str) -> tuple[Problem, ...]:
    try:
        return parse(text.encode(), "x.yaml").problems
    except SourceError as error:
        return (error.problem,)


@pytest.mark.parametrize("case", BAD)
def test_a_sign_in_the_place_of_another_is_named_with_its_column_and_a_mend(case):
    before, after, line, column, name = BAD[case]
    assert before in FILE
    problems = said(FILE.replace(before, after, 1))
    assert [(one.line, one.column) for one in problems] == [(line, column)], problems
    assert name in problems[0].message
    assert problems[0].hint


@pytest.mark.parametrize("words", FINE)
@pytest.mark.parametrize("style", ["title: {}", "title: X\n    body: |\n      {}", "title: >-\n      {}"])
def test_in_the_words_of_a_text_such_signs_are_at_home(words, style):
    text = FILE.partition("    title: An")[0] + "    " + style.format(FINE[words]) + "\n"
    assert said(text) == ()
    assert FINE[words].encode() in text.encode()


def test_a_text_with_such_signs_beside_a_fault_is_not_taken_for_the_fault():
    text = FILE.replace("      Words.\n", "      Il dit:\xa0non.\n    title: a: b\n")
    (problem,) = said(text)
    assert (problem.code, problem.line) == ("yaml-colon", 10)


def test_a_key_with_what_cannot_be_seen_is_read_as_it_was_meant():
    document = parse(FILE.replace("    title", "    \u200btitle").encode(), "x.yaml")
    assert document.data["panels"][0]["title"] == "An emptied city"


@pytest.mark.parametrize("text", ["kind： panels\n", "kind： panels\ntitle： X\n"])
def test_a_file_with_full_width_colons_alone_says_so(text):
    (problem,) = said(text)
    assert (problem.column, "full-width colon" in problem.message) == (5, True)


@pytest.mark.parametrize(
    ("old", "new", "name", "place"),
    [
        ("  - id: second\n    layout: text", "  - id：second", "full-width colon", (12, 7)),
    ],
)
def test_what_should_be_a_list_or_keys_and_is_words_says_by_which_sign(museum, old, new, name, place):
    museum.change("exhibits/people.yaml", old, new)
    named = [one for one in museum.problems() if name in one.message]
    assert [(one.line, one.column) for one in named] == [place], museum.problems()


@pytest.mark.parametrize("home", ["home:\n  – people\n  – years", "home:\n  • people", "home: — people"])
def test_a_list_with_other_dashes_says_which_sign_made_words_of_it(museum, home):
    museum.change("exhibits/kiosk.yaml", "home: [people, years]", home)
    (found,) = [one for one in museum.problems() if one.file == "exhibits/kiosk.yaml" and one.code == "strange-sign"]
    assert (found.line, found.column) == ((4, 3) if "\n" in home else (3, 7))
    assert "begins with a hyphen" in found.message


@pytest.mark.parametrize("date", ["“1979”", "‘1979’", "»1979«", "1979”"])
def test_a_date_in_curly_quotes_is_told_how_to_stand(museum, date):
    museum.change("exhibits/people.yaml", "1975-04-17", date)
    assert museum.only("bad-date").hint == "did you mean 1979?"


@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0x85, 0xA0, 0x200B, 0xFEFF, 0xE000, 0x10FFFF])
def test_every_character_has_a_name_in_plain_words(code):
    assert confusable_characters.named(chr(code)).endswith(f"(U+{code:04X})")
    assert confusable_characters.named(chr(code)).startswith(("a ", "an "))


def test_a_museums_own_files_stay_as_they_are(museum):
    assert museum.problems() == []
    assert Path(museum.paths.exhibits / "people.yaml").is_file()
