"""The languages of an installation: slips are named with the language that was meant, real ones are taken."""

import pytest
from click.testing import CliRunner
from museum import KIOSK, PEOPLE, Museum

from kiosk.cli.main import main
from kiosk.curator.proof import all_checks
from kiosk.errors import Severity
from kiosk.i18n.dates import format_date
from kiosk.i18n.locale import Locale, declare
from kiosk.paths import Paths
from kiosk.rehearsal.doctor.examination import check
from kiosk.rehearsal.doctor.results import Machine
from kiosk.settings.translations import catalogues_of


@pytest.fixture(autouse=True)
def nothing_declared():
    declare((), {})
    yield
    declare((), {})


def offer(museum: Museum, languages: str, more: str = "") -> None:
    museum.write("exhibits/kiosk.yaml", KIOSK.replace("[en, vi]", languages) + more)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("jp", "ja"), ("cn", "zh"), ("vn", "vi"), ("kh", "km"), ("gr", "el"), ("cz", "cs"), ("dk", "da"), ("ua", "uk"),
     ("sp", "es"), ("ger", "de"), ("deu", "de"), ("german", "de"), ("en-UK", "en-GB"), ("pt_br", "pt-BR")],
)  # fmt: skip
def test_a_slip_is_an_error_with_its_line_and_the_language_that_was_meant(museum, slip, meant):
    offer(museum, f"[en, {slip}]")
    loaded = museum.load()
    (error,) = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    assert (error.code, error.file, error.line, error.column) == ("bad-language", "exhibits/kiosk.yaml", 2, 17)
    assert f"{meant}?" in error.hint or f"{meant} or " in error.hint
    assert loaded.exhibition is not None
    assert loaded.exhibition.settings.languages == ("en",)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exhibits/people.yaml", "title: A first panel", "title: {en: A first panel, jp: One}"),
        ("exhibits/kiosk.yaml", "home:", "fallback: {jp: [en]}\nhome:"),
        ("media/maps/delta.yaml", "rights: CC0", "rights: CC0\ncaptions: {jp: delta.jp.vtt}"),
        ("exhibits/people.yaml", "summary: One line", "summary: {en: One line, ger: Eine Zeile}"),
    ],
)
def test_a_slip_is_named_wherever_a_language_stands(museum, file, old, new):
    museum.change(file, old, new)
    (found,) = museum.problems("bad-language")
    assert found.file == file
    assert "did you mean" in found.hint


def test_a_calendar_that_is_none_is_named_with_those_there_are(museum):
    offer(museum, "[en, th-u-ca-budhist]")
    (found,) = museum.problems("bad-language")
    assert "budhist" in found.message
    assert "buddhist" in found.hint


def test_where_no_language_is_left_the_installation_cannot_be_used_and_nothing_fails(museum):
    offer(museum, "[jp, kh]")
    loaded = museum.load()
    assert loaded.exhibition is None
    assert sum(problem.code == "bad-language" for problem in loaded.problems) == 2


@pytest.mark.parametrize("tag", ["rom", "lad", "cr", "sco", "mvi", "rmy", "qaa"])
def test_a_real_language_is_taken_and_a_name_asked_for(museum, tag):
    offer(museum, f"[en, vi, {tag}]")
    (found,) = museum.problems("unnamed-language")
    assert (found.line, found.column, found.severity) == (2, 21, Severity.WARNING)
    assert f"language names: {{{tag}:" in found.hint
    exhibition = museum.load().exhibition
    assert exhibition is not None
    assert exhibition.settings.languages == ("en", "vi", tag)


def test_the_museum_gives_the_name_and_nothing_more_is_said(museum):
    offer(museum, "[en, vi, rom]", "language names: {rom: Romani ćhib, vi: Việt}\n")
    assert museum.problems() == []
    assert museum.load().exhibition.endonyms == {"en": "English", "vi": "Việt", "rom": "Romani ćhib"}


def test_a_name_for_a_language_that_is_not_offered_is_named(museum):
    offer(museum, "[en, vi]", "language names: {rom: Romani ćhib}\n")
    (found,) = museum.problems("unknown-language")
    assert found.line == 4


def test_the_code_of_a_country_that_is_a_language_too_is_doubted(museum):
    offer(museum, "[en, vi, kr]")
    assert "ko?" in museum.only("unnamed-language").hint


def test_case_16_is_taken_with_a_text_and_dates_in_the_words_of_the_fallback(museum):
    offer(museum, "[en, rom, lad, cr, moh]", "fallback: {lad: [en]}\n")
    museum.change("exhibits/people.yaml", "title: People", "title: {en: Life, rom: Dživipe, moh: Life}")
    loaded = museum.load()
    assert [problem.code for problem in loaded.problems] == ["unnamed-language"] * 3
    catalogues = catalogues_of(museum.paths, loaded.exhibition.settings)
    for tag in loaded.exhibition.settings.languages:
        assert format_date("1979-01-07", tag, "long", catalogues.interface(tag)) == "7 January 1979"
    assert [*all_checks.problems(museum.paths, loaded.exhibition)]


@pytest.mark.parametrize("listed", ["km-u-nu-latn", "km-u-ca-buddhist-nu-latn", "km-u-nu-khmr"])
def test_a_tag_with_digits_or_a_calendar_is_the_plain_language_everywhere(museum, listed):
    offer(museum, f"[en, {listed}]", "fallback: {km: [en]}\n")
    museum.change("exhibits/people.yaml", "title: People", "title: {en: People, km: មនុស្ស}")
    museum.change("exhibits/people.yaml", "summary: One line", f"summary: {{en: One line, {listed}: មួយ}}")
    museum.write("media/maps/delta.km.jpg", museum.file("media/maps/delta.jpg").read_bytes())
    loaded = museum.load()
    assert loaded.problems == ()
    exhibition = loaded.exhibition
    assert exhibition.settings.languages == ("en", "km")
    people = exhibition.exhibits["people"]
    catalogues = catalogues_of(museum.paths, exhibition.settings)
    assert [catalogues.text(text, "km").words for text in (people.title, people.summary)] == ["មនុស្ស", "មួយ"]
    assert exhibition.media["maps/delta"].file("km").name == "delta.km.jpg"


def test_a_file_may_be_named_by_the_long_tag(museum):
    offer(museum, "[en, km-u-nu-latn]")
    museum.write("media/maps/delta.km-u-nu-latn.jpg", museum.file("media/maps/delta.jpg").read_bytes())
    assert museum.load().exhibition.media["maps/delta"].file("km") is not None
    assert museum.problems() == []


def test_the_same_language_twice_is_named(museum):
    offer(museum, "[en, km, km-u-nu-latn]")
    assert museum.only("duplicate-id").line == 2


def test_digits_and_calendar_hold_for_what_visitors_see(museum):
    offer(museum, "[en, km-u-nu-latn, th-u-ca-buddhist]")
    catalogues = catalogues_of(museum.paths, museum.load().exhibition.settings)
    assert format_date("1979", "km", "long", catalogues.interface("km")) == "1979"
    assert format_date("1979", "th", "long", catalogues.interface("th")) == "พ.ศ. 2522"
    assert catalogues.interface("km")("%(n)s of %(total)s", n=3, total=6)
    offer(museum, "[en, km, th]")
    other = catalogues_of(museum.paths, museum.load().exhibition.settings)
    assert not catalogues.stands_for(other)
    assert format_date("1979", "km", "long", other.interface("km")) == "១៩៧៩"


@pytest.mark.parametrize("languages", ["[en, jp]", "[jp]", "[en, rom, lad, cr, moh]", "[en, kh, xx, german]"])
def test_no_command_and_no_check_of_the_machine_fails_over_a_language(museum, monkeypatch, languages):
    offer(museum, languages)
    monkeypatch.setenv("VITRINE_STATE", str(museum.paths.state))
    root = str(museum.paths.root)
    for command in (
        ["check", root],
        ["check", "--quick", "--format", "json", root],
        ["media", "-C", root, "list"],
        ["translate", "-C", root, "status"],
        ["translate", "-C", root, "update"],
    ):
        ended = CliRunner().invoke(main, command)
        assert ended.exit_code in (0, 1), ended.output
    machine = Machine(museum.paths)
    for name in ("fonts", "content"):
        assert not any("could not be checked" in finding.says for finding in check(name, machine))


def test_a_cached_start_knows_names_and_calendars(museum):
    offer(museum, "[en, rom, th-u-ca-buddhist]", "language names: {rom: Romani ćhib}\n")
    from kiosk.content.library import load

    first = load(Paths(museum.paths.root, museum.paths.state))
    again = load(Paths(museum.paths.root, museum.paths.state))
    assert again.exhibition.endonyms == first.exhibition.endonyms
    assert again.exhibition.settings.listed == ("en", "rom", "th-u-ca-buddhist")
    assert Locale.of("rom")
    assert PEOPLE
