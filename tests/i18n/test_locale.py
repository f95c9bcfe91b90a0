import pytest

from kiosk.i18n.locale import Locale, fallback_chain


@pytest.mark.parametrize(
    ("tag", "direction", "script", "endonym", "numbering"),
    [
        ("en", "ltr", "Latn", "English", "latn"),
        ("vi", "ltr", "Latn", "Tiếng Việt", "latn"),
        ("km", "ltr", "Khmr", "ខ្មែរ", "khmr"),
        ("fr", "ltr", "Latn", "Français", "latn"),
        ("ar", "rtl", "Arab", "العربية", "arab"),
        ("zh", "ltr", "Hans", "中文", "latn"),
        ("zh-Hant", "ltr", "Hant", "繁體中文", "latn"),
        ("he", "rtl", "Hebr", "עברית", "latn"),
        ("ar-MA", "rtl", "Arab", "العربية", "latn"),
        ("km-u-nu-latn", "ltr", "Khmr", "ខ្មែរ", "latn"),
    ],
)
def test_a_language_is_known_by_its_tag(tag, direction, script, endonym, numbering):
    locale = Locale.of(tag)
    assert (locale.direction, locale.script, locale.endonym, locale.numbering) == (
        direction,
        script,
        endonym,
        numbering,
    )


def test_the_pseudo_locales_take_their_formats_from_the_languages_they_imitate():
    assert Locale.of("en-XA").direction == "ltr"
    assert Locale.of("ar-XB").direction == "rtl"


@pytest.mark.parametrize("tag", ["", "xx", "english", "../en", "-"])
def test_a_tag_of_no_language_is_refused(tag):
    with pytest.raises(ValueError, match="not a language"):
        Locale.of(tag)


def test_a_locale_is_made_once():
    assert Locale.of("km") is Locale.of("km")


def test_a_text_is_looked_for_along_the_declared_chain_and_then_in_the_source_language():
    assert fallback_chain("km", {"km": ["fr", "en"]}, "en") == ("km", "fr", "en")
    assert fallback_chain("km", {}, "en") == ("km", "en")
    assert fallback_chain("fr-CA", {}, "en") == ("fr-CA", "fr", "en")
    assert fallback_chain("en", {"en": ["fr"]}, "en") == ("en", "fr")
