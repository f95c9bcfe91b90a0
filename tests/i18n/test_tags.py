"""Which tags are those of languages, and which language is meant by one that is none."""

import pytest
from babel.localedata import locale_identifiers

from kiosk.i18n.locale import Locale, declare
from kiosk.i18n.tags import bare, is_language, meant


@pytest.fixture(autouse=True)
def nothing_declared():
    declare((), {})
    yield
    declare((), {})


@pytest.mark.parametrize(
    ("slip", "language"),
    [
        # The codes of countries.
        ("jp", "ja"), ("cn", "zh"), ("vn", "vi"), ("kh", "km"), ("gr", "el"), ("cz", "cs"), ("dk", "da"), ("ua", "uk"),
        ("gb", "en"), ("il", "he"), ("by", "be"), ("us", "en"),
        # Names cut short, and in full, in English and in the language itself.
        ("sp", "es"), ("jap", "ja"), ("german", "de"), ("Deutsch", "de"), ("日本語", "ja"), ("frnch", "fr"),
        # The longer codes of ISO 639, and withdrawn ones.
        ("ger", "de"), ("deu", "de"), ("jpn", "ja"), ("chi", "zh"), ("fre", "fr"), ("iw", "he"), ("in", "id"),
        # Written otherwise.
        ("EN", "en"), ("pt_BR", "pt-BR"), ("zh-hant", "zh-Hant"), ("en-UK", "en-GB"),
    ],
)  # fmt: skip
def test_a_slip_is_no_language_and_says_which_was_meant(slip, language):
    assert not is_language(slip)
    assert meant(slip)[0] == language


@pytest.mark.parametrize(
    "tag", ["rom", "lad", "cr", "sco", "moh", "rmy", "prs", "mvi", "abq", "jct", "arc", "qaa", "kr"]
)
def test_a_real_language_that_cldr_hardly_knows_is_one(tag):
    assert is_language(tag)
    assert Locale.of(tag).endonym


@pytest.mark.parametrize(
    "tag", ["km-u-nu-latn", "th-u-ca-buddhist", "ar-SA-u-ca-islamic-umalqura-nu-latn", "sr-Latn-RS"]
)
def test_digits_and_a_calendar_make_no_other_language(tag):
    assert is_language(tag)
    assert is_language(bare(tag))


@pytest.mark.parametrize("tag", ["", "-", "xx", "xyz", "../en", "und", "mul", "root", "th-u-ca-budhist", "a" * 5000])
def test_what_is_none_is_none(tag):
    assert not is_language(tag)
    assert len(meant(tag)) <= 2


def test_every_language_of_cldr_has_its_direction_and_a_name():
    for name in locale_identifiers():
        if name != "root":
            locale = Locale.of(name.replace("_", "-"))
            assert locale.endonym
            assert locale.direction in ("ltr", "rtl")


@pytest.mark.parametrize(
    ("tag", "direction", "script"),
    [("lad", "rtl", "Hebr"), ("cr", "ltr", "Cans"), ("aii", "rtl", "Syrc"), ("az-Arab", "rtl", "Arab")],
)
def test_a_language_without_formats_has_the_direction_of_its_script(tag, direction, script):
    declare(["ar", tag], {tag: ["fr"]})
    assert (Locale.of(tag).direction, Locale.of(tag).script) == (direction, script)


def test_a_language_without_formats_takes_those_of_its_fallback_and_else_of_the_first_language():
    declare(["de", "rom", "moh", "sco"], {"rom": ["ro", "de"], "sco": ["lad", "en"]})
    assert [str(Locale.of(tag).babel) for tag in ("rom", "moh", "sco")] == ["ro", "de", "en_001"]


def test_the_digits_that_a_list_asks_for_are_those_of_the_plain_tag():
    assert Locale.of("km").numbering == "khmr"
    declare(["en", "km-u-nu-latn"], {})
    assert Locale.of("km").numbering == "latn"
    assert Locale.of("km").tag == "km"
