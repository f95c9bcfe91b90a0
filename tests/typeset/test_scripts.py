"""Languages and their scripts."""

import pytest

from kiosk.engines.typeset.scripts import SCRIPTS, habits, script_of
from kiosk.i18n.locale import Locale

LANGUAGES = [
    "en", "vi", "km", "fr", "ar", "zh", "zh-TW", "zh-Hant-HK", "ja", "ko", "th", "lo", "my", "hi", "mr", "bn", "ta",
    "te", "he", "fa", "ur", "ru", "uk", "el", "de", "es", "ka", "hy", "am",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_script_and_direction_are_those_of_the_locale(language: str) -> None:
    locale = Locale.of(language)
    assert (script_of(language), habits(language).direction) == (locale.script, locale.direction)


@pytest.mark.parametrize(
    ("language", "script"), [("uz-Arab", "Arab"), ("sr-Latn", "Latn"), ("x-y", "Latn"), ("", "Latn")]
)
def test_a_script_named_in_the_tag_holds_and_an_unknown_language_is_set_in_latin(language: str, script: str) -> None:
    assert script_of(language) == script


def test_no_script_is_set_tighter_than_it_needs_by_default() -> None:
    assert all(script.line_spacing >= script.least_spacing for script in SCRIPTS.values())
