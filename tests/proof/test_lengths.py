"""The words of translations are counted too."""

from museum import BODY

from kiosk.curator.proof import translation_lengths
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.i18n.catalogues import Catalogues


def found(museum, words: int):
    entry = f'msgctxt "panels/first/body"\nmsgid "{BODY}"\nmsgstr "{" ".join(["chữ"] * words)}"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    museum.write("locales/vi/LC_MESSAGES/people.po", header + entry)
    exhibition = museum.load().exhibition
    catalogues = Catalogues(museum.paths.locales, "en")
    return list(translation_lengths.problems(exhibition, catalogues, TextLocations(museum.paths, "en")))


def test_a_translation_may_have_half_as_many_words_again(museum):
    assert found(museum, 225) == []


def test_a_longer_one_is_told_in_its_catalogue(museum):
    (problem,) = found(museum, 226)
    assert (problem.code, problem.file, problem.line) == ("long-translation", "locales/vi/LC_MESSAGES/people.po", 6)
    assert problem.message == "the text of a panel has 226 words in Vietnamese (vi)"
