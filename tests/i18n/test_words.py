import logging
import os

import pytest

from kiosk.i18n.catalogues import Catalogues, Missing
from kiosk.i18n.localised import Localised

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
ONE_FORM = "nplurals=1; plural=0;"
TWO_FORMS = "nplurals=2; plural=(n > 1);"

TITLE = Localised("An emptied city", (), "life", "panels/city/title")


@pytest.fixture
def write(tmp_path):
    def write(language, domain, body, plurals=ONE_FORM):
        path = tmp_path / language / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER.format(plurals) + body, encoding="utf-8")
        return path

    return write


@pytest.fixture
def titled(write):
    write("fr", "life", 'msgctxt "panels/city/title"\nmsgid "An emptied city"\nmsgstr "Une ville vidée"\n')
    return write


def test_a_text_is_found_under_its_address(tmp_path, titled):
    assert Catalogues(tmp_path).text(TITLE, "fr") == ("Une ville vidée", "fr")


def test_the_same_words_elsewhere_are_another_text(tmp_path, titled):
    elsewhere = Localised("An emptied city", (), "life", "cards/city/title")
    assert Catalogues(tmp_path).text(elsewhere, "fr") == ("An emptied city", "en")


def test_the_curators_own_words_win_over_the_catalogue(tmp_path, titled):
    own = Localised("An emptied city", (("en", "An emptied city"), ("fr", "Ville vide")), "life", "panels/city/title")
    assert Catalogues(tmp_path).text(own, "fr") == ("Ville vide", "fr")


def test_what_is_missing_is_shown_along_the_chain_in_its_own_language_and_reported(tmp_path, titled):
    catalogues = Catalogues(tmp_path, fallback={"km": ["fr", "en"]})
    assert catalogues.text(TITLE, "km") == ("Une ville vidée", "fr")
    assert catalogues.missing == {Missing("km", "life", "panels/city/title", "An emptied city")}


def test_without_a_chain_the_source_language_is_shown(tmp_path, titled):
    assert Catalogues(tmp_path).text(TITLE, "km") == ("An emptied city", "en")


def test_a_region_reads_its_language_and_misses_nothing(tmp_path, titled):
    catalogues = Catalogues(tmp_path)
    assert catalogues.text(TITLE, "fr-CA") == ("Une ville vidée", "fr")
    assert catalogues.missing == set()


def test_another_script_of_the_same_language_is_missing(tmp_path, write):
    write("zh", "life", 'msgctxt "panels/city/title"\nmsgid "An emptied city"\nmsgstr "空城"\n')
    catalogues = Catalogues(tmp_path)
    assert catalogues.text(TITLE, "zh-Hant") == ("空城", "zh")
    assert len(catalogues.missing) == 1


@pytest.mark.parametrize("mark", ["# unread\n", "#, fuzzy\n"])
def test_a_translation_that_nobody_vouches_for_is_shown_or_held_back_as_the_installation_says(tmp_path, write, mark):
    write("fr", "life", f'{mark}msgctxt "panels/city/title"\nmsgid "An emptied city"\nmsgstr "Une ville vidée"\n')
    assert Catalogues(tmp_path, unread="show").text(TITLE, "fr").language == "fr"
    assert Catalogues(tmp_path, unread="hold").text(TITLE, "fr").language == "en"


def test_no_catalogue_is_read_before_its_language_is_shown(tmp_path, write):
    write("fr", "life", "this is no catalogue")
    catalogues = Catalogues(tmp_path)
    assert catalogues.text(TITLE, "en") == ("An emptied city", "en")
    assert catalogues.interface("en")("Next") == "Next"


def test_a_broken_catalogue_is_said_once_and_the_source_is_shown(tmp_path, write, caplog):
    write("fr", "life", 'msgid "An emptied city\nmsgstr oops')
    catalogues = Catalogues(tmp_path)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert catalogues.text(TITLE, "fr").language == "en"
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_what_was_read_is_kept_until_the_file_changes(tmp_path, titled):
    cache = tmp_path / "state"
    assert Catalogues(tmp_path, cache=cache).text(TITLE, "fr").words == "Une ville vidée"
    kept = cache / "fr-life.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("vidée", "gardée"), encoding="utf-8")
    assert Catalogues(tmp_path, cache=cache).text(TITLE, "fr").words == "Une ville gardée"
    path = titled("fr", "life", 'msgctxt "panels/city/title"\nmsgid "An emptied city"\nmsgstr "Autre"\n')
    os.utime(path, ns=(1, 1))
    assert Catalogues(tmp_path, cache=cache).text(TITLE, "fr").words == "Autre"


def test_a_translation_of_the_same_length_is_seen_whatever_the_time_of_the_file(tmp_path, titled):
    for words in ("Une ville vaste", "Une ville libre"):
        path = titled("fr", "life", f'msgctxt "panels/city/title"\nmsgid "An emptied city"\nmsgstr "{words}"\n')
        os.utime(path, ns=(0, 0))
        assert Catalogues(tmp_path, cache=tmp_path / "state").text(TITLE, "fr").words == words


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"stamp": 1}'])
def test_a_damaged_cache_is_made_anew(tmp_path, titled, damage):
    cache = tmp_path / "state"
    cache.mkdir()
    (cache / "fr-life.json").write_text(damage, encoding="utf-8")
    assert Catalogues(tmp_path, cache=cache).text(TITLE, "fr").words == "Une ville vidée"


def test_a_state_folder_that_cannot_be_written_costs_no_words(tmp_path, titled):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    assert Catalogues(tmp_path, cache=in_the_way / "state").text(TITLE, "fr").words == "Une ville vidée"


def test_the_interface_fills_placeholders_in_the_digits_of_the_language(tmp_path, write):
    write("km", "kiosk", 'msgid "%(n)s of %(total)s"\nmsgstr "%(n)s នៃ %(total)s"\n')
    words = Catalogues(tmp_path).interface("km")
    assert words("%(n)s of %(total)s", n=3, total=6) == "៣ នៃ ៦"


def test_without_values_a_text_is_left_to_be_filled(tmp_path, write):
    write("km", "kiosk", 'msgid "%(n)s of %(total)s"\nmsgstr "%(n)s នៃ %(total)s"\n')
    assert Catalogues(tmp_path).interface("km")("%(n)s of %(total)s") == "%(n)s នៃ %(total)s"


def test_a_number_chooses_the_plural_of_the_language(tmp_path, write):
    body = 'msgid "%(n)s card"\nmsgid_plural "%(n)s cards"\nmsgstr[0] "%(n)s fiche"\nmsgstr[1] "%(n)s fiches"\n'
    write("fr", "kiosk", body, TWO_FORMS)
    catalogues = Catalogues(tmp_path)
    french, english = catalogues.interface("fr"), catalogues.interface("en")
    assert [french.plural("%(n)s card", "%(n)s cards", n) for n in (0, 1, 2)] == ["0 fiche", "1 fiche", "2 fiches"]
    assert [english.plural("%(n)s card", "%(n)s cards", n) for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_a_context_tells_two_meanings_apart(tmp_path, write):
    write("fr", "kiosk", 'msgctxt "sound"\nmsgid "Off"\nmsgstr "Coupé"\n\nmsgid "Off"\nmsgstr "Désactivé"\n')
    words = Catalogues(tmp_path).interface("fr")
    assert (words.context("sound", "Off"), words("Off")) == ("Coupé", "Désactivé")


def test_an_interface_word_falls_back_too_and_is_logged_once(tmp_path, write, caplog):
    write("oc", "kiosk", 'msgid "Next"\nmsgstr "Seguent"\n')
    words = Catalogues(tmp_path, fallback={"br": ["oc"]}).interface("br")
    with caplog.at_level(logging.INFO):
        assert [words("Next") for _ in range(3)] == ["Seguent"] * 3
        assert words("Home") == "Home"
    assert len(caplog.records) == 2


def test_a_museum_s_own_word_comes_before_the_program_s(tmp_path, write):
    write("fr", "kiosk", 'msgid "Next"\nmsgstr "En avant"\n')
    words = Catalogues(tmp_path, cache=tmp_path / "state").interface("fr")
    assert (words("Next"), words("Home")) == ("En avant", "Accueil")
    again = Catalogues(tmp_path, cache=tmp_path / "state").interface("fr")
    assert (again("Next"), again("Home")) == ("En avant", "Accueil")


@pytest.mark.parametrize("source", ["en", "de", "vi"])
def test_an_interface_that_nobody_has_translated_is_english_whatever_the_texts_are_in(tmp_path, source):
    assert Catalogues(tmp_path, source).interface("br")("Next") == "Next"


@pytest.mark.parametrize(
    ("tag", "home"), [("fr-CA", "Accueil"), ("zh-TW", "zh-Hant"), ("zh-SG", "zh"), ("nn", "nb"), ("no", "nb")]
)
def test_a_variety_has_the_interface_of_its_nearest_language(tmp_path, tag, home):
    catalogues = Catalogues(tmp_path)
    wanted = home if home == "Accueil" else catalogues.interface(home)("Home")
    assert catalogues.interface(tag)("Home") == wanted != "Home"


@pytest.mark.parametrize("wrong", ["%(m)s de %(total)s", "100 %", "%(n)d %(total)s"])
@pytest.mark.parametrize(("language", "shown"), [("fr", "1 sur 2"), ("br", "1 of 2")])
def test_a_translation_with_other_placeholders_gives_way_to_the_program_s(tmp_path, write, wrong, language, shown):
    write(language, "kiosk", f'msgid "%(n)s of %(total)s"\nmsgstr "{wrong}"\n')
    assert Catalogues(tmp_path).interface(language)("%(n)s of %(total)s", n=1, total=2) == shown


def test_the_pseudo_languages_need_no_catalogue(tmp_path):
    catalogues = Catalogues(tmp_path)
    assert catalogues.interface("en-XA")("%(n)s of %(total)s", n=1, total=2).startswith("⟦1 öƒ 2")
    assert catalogues.text(TITLE, "ar-XB").language == "ar-XB"
    assert catalogues.missing == set()
