"""Sign languages have names in every language of the kiosk, from CLDR or by their country."""

import pytest

from kiosk.i18n.catalogues import Catalogues
from kiosk.i18n.sign_languages import is_sign_language, sign_language_name, suggested
from kiosk.paths import Paths


@pytest.fixture(scope="module")
def catalogues() -> Catalogues:
    return Catalogues(Paths.find().locales, "en")


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("ase", "en", "American Sign Language"),
        ("ase", "fr", "Langue des signes américaine"),
        ("fsl", "en", "Sign language (France)"),
        ("csx", "en", "Sign language (Cambodia)"),
        ("ils", "en", "Sign language"),
    ],
)
def test_each_has_a_name(catalogues: Catalogues, tag: str, language: str, name: str):
    assert sign_language_name(tag, catalogues.interface(language)) == name


@pytest.mark.parametrize("language", ["vi", "km", "fr", "ar", "zh", "th", "hi"])
def test_no_name_is_left_in_english(catalogues: Catalogues, language: str):
    words = catalogues.interface(language)
    for tag in ("fsl", "csx", "hab", "esl"):
        name = sign_language_name(tag, words)
        assert "Sign language" not in name
        assert words.locale.babel.territories[{"fsl": "FR", "csx": "KH", "hab": "VN", "esl": "EG"}[tag]] in name


def test_spoken_languages_are_none_and_lead_to_those_of_their_country():
    assert not any(is_sign_language(tag) for tag in ("fr", "en", "km", "xyz", ""))
    assert is_sign_language("ase")
    assert is_sign_language("ase-CA")
    assert suggested("fr") == ("fsl",)
    assert suggested("en-GB") == ("bfi",)
    assert suggested("km") == ("csx",)
    assert set(suggested("vi")) == {"hab", "haf", "hos"}
    assert suggested("not a tag") == ()
