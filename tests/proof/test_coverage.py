"""Characters that no font has are named where they stand, in every language of the installation."""

import shutil

import pytest
from museum import Museum

from kiosk.curator.proof import all_checks
from kiosk.engines.typeset import FontSet, fonts
from kiosk.errors import Problem

GLYPH = "\U00013000"
NO_LETTER = "\U000e0fff"


def found(museum: Museum, code: str = "no-glyph") -> list[Problem]:
    exhibition = museum.load().exhibition
    assert exhibition
    return [problem for problem in all_checks.of_type(museum.paths, exhibition) if problem.code == code]


def catalogue(museum: Museum, language: str, domain: str, entries: str) -> None:
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    museum.write(f"locales/{language}/LC_MESSAGES/{domain}.po", header + entries)


def test_a_character_is_named_with_its_place_in_the_yaml_file(museum):
    museum.change("exhibits/years.yaml", "title: A first card", f"title: A first {GLYPH} card")
    (problem,) = found(museum)
    assert (problem.file, problem.line, problem.column) == ("exhibits/years.yaml", 11, 20)
    assert f"“{GLYPH}” (U+13000 EGYPTIAN HIEROGLYPH A001)" in problem.message
    assert "another way" in problem.hint


def test_a_translation_is_pointed_at_in_its_catalogue(museum):
    entry = f'msgctxt "cards/one/title"\nmsgid "A first card"\nmsgstr ""\n"Một "\n"tấm {GLYPH} thẻ"\n'
    catalogue(museum, "vi", "years", entry)
    (problem,) = found(museum)
    assert (problem.file, problem.line, problem.column) == ("locales/vi/LC_MESSAGES/years.po", 10, 6)


def test_a_translation_in_the_yaml_file_is_pointed_at_there(museum):
    museum.change("exhibits/people.yaml", "summary: One line", f"summary: {{en: One line, vi: Một {GLYPH} dòng}}")
    (problem,) = found(museum)
    assert (problem.file, problem.line, problem.column) == ("exhibits/people.yaml", 3, 33)


def test_the_words_of_the_interface_and_captions_are_looked_at(museum):
    catalogue(museum, "vi", "kiosk", f'msgid "Next"\nmsgstr "Tiếp {GLYPH}"\n')
    museum.write("media/films/boat.mp4", "a film")
    museum.write("media/films/boat.yaml", "alt: A boat\ncredit: The team\nrights: CC0\n")
    museum.write("media/films/boat.en.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\nA {GLYPH} boat\n")
    assert [(one.file, one.line, one.column) for one in found(museum)] == [
        ("locales/vi/LC_MESSAGES/kiosk.po", 7, 14),
        ("media/films/boat.en.vtt", 4, 3),
    ]


def test_what_a_file_has_often_is_named_once(museum):
    text = museum.file("exhibits/people.yaml").read_text(encoding="utf-8")
    museum.write("exhibits/people.yaml", text.replace("panel\n", f"panel {GLYPH}\n"))
    (problem,) = found(museum)
    assert "here and 1 more times in this file" in problem.message


def test_a_character_without_a_name_has_its_code(museum):
    museum.change("exhibits/years.yaml", "title: A first card", f"title: A first {NO_LETTER} card")
    (problem,) = found(museum)
    assert "(U+E0FFF a character without a name)" in problem.message


@pytest.fixture
def latin_alone(tmp_path, monkeypatch):
    """A machine that has one font."""
    source = next(folder / "NotoSans-Regular.ttf" for folder in fonts.SYSTEM_FOLDERS)
    if not source.is_file():
        pytest.skip("fonts-noto-core is not installed")
    (tmp_path / "fonts").mkdir()
    shutil.copy(source, tmp_path / "fonts")
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", (tmp_path / "fonts",))


@pytest.mark.usefixtures("latin_alone")
def test_where_a_font_is_missing_its_package_is_the_mend(museum):
    museum.change("exhibits/kiosk.yaml", "languages: [en, vi]", "languages: [en, km, zh]")
    museum.change("exhibits/people.yaml", "summary: One line", "summary: {en: One line, km: កម្ពុជា, zh: 越南}")
    khmer, chinese = found(museum)
    assert "“ក” (U+1780 KHMER LETTER KA)" in khmer.message
    assert khmer.hint == "install fonts-noto-core, which contains Noto Sans Khmer"
    assert "U+8D8A CJK UNIFIED IDEOGRAPH-8D8A" in chinese.message
    assert chinese.hint.startswith("install fonts-noto-cjk")


def test_without_fonts_the_check_says_once_that_nobody_looked(museum, monkeypatch):
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", ())
    (problem,) = found(museum, "type-unchecked")
    assert "fonts-noto-core" in problem.message


def test_without_pango_too(museum, monkeypatch):
    def broken(_: FontSet) -> frozenset[str]:
        raise OSError("the text library libpango-1.0.so.0 is not installed")

    monkeypatch.setattr(FontSet, "families", property(broken))
    (problem,) = found(museum, "type-unchecked")
    assert "libpango" in problem.message
    assert "make setup" in problem.hint
