"""An advisory says what its kind says, and promises nothing else."""

import pytest

from kiosk.content.model import Advisory
from kiosk.design.advisories import Whole, explanation, heading, notice
from kiosk.i18n.catalogues import Catalogues
from kiosk.paths import Paths

LANGUAGES = ("en", "ar", "fr", "hi", "km", "th", "vi", "zh")
HUNGER = ("hunger", "جوع", "faim", "भूख", "អត់ឃ្លាន", "อดอยาก", "nạn đói", "饥饿")
PICTURES = ("picture", "صور", "image", "चित्र", "រូបភាព", "ภาพ", "hình ảnh", "图片")


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Catalogues:
    return Catalogues(Paths.find().locales, "en", {}, cache=tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("kind", Advisory)
@pytest.mark.parametrize("whole", Whole)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_promises_neither_hunger_nor_what_pictures_show(catalogues, kind: Advisory, whole: Whole, language: str):
    words = catalogues.interface(language)
    said = [heading(kind, whole, words), explanation(kind, whole, words), notice(kind, words)]
    assert all(said)
    assert [(word, text) for word in (*HUNGER, *PICTURES) for text in said if word in text.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_it_is_translated(catalogues, language: str):
    english, words = catalogues.interface("en"), catalogues.interface(language)
    for whole in Whole:
        assert explanation(Advisory.MASS_VIOLENCE, whole, words) != explanation(Advisory.MASS_VIOLENCE, whole, english)
