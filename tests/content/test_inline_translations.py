"""A translation in the exhibit's own file is known to be older than its source text, as one in a catalogue is."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from museum import Museum

from kiosk.content import translation
from kiosk.content.extraction import SourceText
from kiosk.content.inline_translations import FILE, InlineTranslations, Pair, fingerprint, parsed
from kiosk.content.translation import Translation
from kiosk.content.yaml_source import parse
from kiosk.curator.proof import translation_status
from kiosk.errors import KioskError
from kiosk.paths import Paths

LIFE = """\
kind: panels
title: {en: Life, vi: Cuộc sống}
summary: One line
panels:
  - id: first
    layout: text
    title: {en: A first panel, vi: Bảng thứ nhất}
    body:
      en: |
        The crane came from Glasgow
        in 1871.
      vi: |
        Cần cẩu đến từ Glasgow.
  - id: second
    layout: text
    title: A second panel
    body: {en: A short text, vi: Một bài ngắn}
"""
NAME = "exhibits/life.yaml"


_interface_read_once = cache(translation.interface_template)


@pytest.fixture(autouse=True)
def the_program_is_read_once(monkeypatch):
    monkeypatch.setattr(translation, "interface_template", _interface_read_once)


@pytest.fixture
def life(museum: Museum) -> Museum:
    museum.write(NAME, LIFE)
    museum.change("exhibits/kiosk.yaml", "people, years", "people, years, life")
    update(museum)
    return museum


def update(museum: Museum) -> list[str]:
    return [museum.paths.name(path) for path in Translation(museum.paths).update()]


def stale(museum: Museum) -> list[tuple[str, int, int]]:
    """Where a translation is named that is older than its source text."""
    found = translation_status.problems(museum.paths)
    return [(one.file, one.line, one.column) for one in found if one.code == "stale-translation"]


def fuzzy(museum: Museum) -> int:
    return sum(one.fuzzy for one in Translation(museum.paths).status())


def recorded(museum: Museum):
    return json.loads(museum.file(FILE).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("en: Life", "en: How they lived", (2, 33)),
        ("en: A first panel", "en: A panel", (7, 30)),
        ("in 1871", "in 1872", (12, 11)),
        ("en: A short text", "en: A longer text", (17, 35)),
    ],
)
def test_a_translation_is_named_where_it_stands_once_its_source_text_has_changed(life, old, new, place):
    assert stale(life) == []
    life.change(NAME, old, new)
    (found,) = [one for one in translation_status.problems(life.paths) if one.code == "stale-translation"]
    assert (found.file, found.line, found.column) == (NAME, *place)
    assert "English (en)" in found.message
    assert "Vietnamese (vi)" in found.message
    assert f"kiosk translate accept {NAME}" in found.hint
    assert fuzzy(life) == 1
    update(life)
    assert [one[1:] for one in stale(life)] == [place], "an update does not make it right"


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("exhibits/kiosk.yaml", "title: {en: The exhibition, vi: Triển lãm}", "The exhibition", "Another one"),
        ("exhibits/sources.yaml", "title: {en: An article, vi: Một bài báo}", "An article", "A book"),
        ("media/maps/delta.yaml", "alt: {en: A map, vi: Bản đồ}", "A map", "A plan"),
        ("exhibits/years.yaml", "title: {en: A first card, vi: Thẻ thứ nhất}", "A first card", "The first card"),
    ],
)
def test_every_file_with_texts_is_watched(museum, name, text, old, new):
    museum.change(name, text.replace(text[text.index("{") :], old), text)
    assert FILE in update(museum)
    assert stale(museum) == []
    museum.change(name, f"en: {old}", f"en: {new}")
    assert [one[0] for one in stale(museum)] == [name]


def test_a_new_translation_of_the_changed_text_is_right(life):
    life.change(NAME, "A first panel", "A panel")
    life.change(NAME, "Bảng thứ nhất", "Một bảng")
    assert stale(life) == []
    assert FILE in update(life)
    life.change(NAME, "A panel", "The panel")
    assert len(stale(life)) == 1


def test_a_text_that_changed_back_is_right(life):
    life.change(NAME, "A first panel", "A panel")
    update(life)
    life.change(NAME, "A panel", "A first panel")
    assert stale(life) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Glasgow\n        in 1871", "Glasgow in 1871"),
        ("{en: A first panel, vi", '{en: "A  first panel ", vi'),
        ("title: {en: Life, vi: Cuộc sống}", "title:\n  vi: Cuộc sống\n  en: Life"),
        ("Cuộc sống", "Cuo\u0323\u0302c so\u0302\u0301ng"),
    ],
)
def test_how_a_text_is_written_does_not_make_its_translation_old(life, old, new):
    life.change(NAME, old, new)
    assert stale(life) == []
    assert FILE not in update(life)


def test_nothing_is_named_where_nothing_has_been_recorded(life):
    life.file(FILE).unlink()
    life.change(NAME, "A first panel", "A panel")
    assert stale(life) == []


def test_an_exhibition_without_such_texts_gets_no_file(museum):
    assert FILE not in update(museum)
    assert not museum.file(FILE).exists()


def test_a_language_that_is_not_offered_is_not_named(life):
    life.change("exhibits/kiosk.yaml", "[en, vi]", "[en]")
    life.change(NAME, "A first panel", "A panel")
    assert stale(life) == []


def test_a_text_that_moved_stays_what_it_was(life):
    """Eras have no id: one that is put before them moves all addresses."""
    years = "eras:\n  - {title: {en: Before, vi: Trước}, date: 1970/1974}\n  - {title: {en: After, vi: Sau}"
    life.change("exhibits/years.yaml", "eras:\n  - {title: The first era", years)
    update(life)
    life.change("exhibits/years.yaml", "en: After", "en: Later")
    assert len(stale(life)) == 1
    life.change("exhibits/years.yaml", "eras:\n", "eras:\n  - {title: {en: New, vi: Mới}, date: 1960/1969}\n")
    (place,) = stale(life)
    assert place[:2] == ("exhibits/years.yaml", 7)
    update(life)
    assert stale(life) == [place]


def test_the_same_translation_elsewhere_says_nothing_of_a_new_text(life):
    life.change(NAME, "title: A second panel", "title: {en: Opening, vi: Bảng thứ nhất}")
    assert stale(life) == []


def test_what_is_removed_is_dropped(life):
    life.change(NAME, "{en: A short text, vi: Một bài ngắn}", "A short text")
    assert "panels/second/body" in recorded(life)["life"]
    assert update(life) == [FILE]
    assert "panels/second/body" not in recorded(life)["life"]
    life.file(NAME).unlink()
    update(life)
    assert recorded(life) == {}


@pytest.mark.parametrize("broken", ["kind: panels\n  title: [", "", "- a list", "\x00"])
def test_a_file_that_cannot_be_read_for_a_while_loses_nothing(life, broken):
    life.change(NAME, "A first panel", "A panel")
    before, whole = recorded(life), life.file(NAME).read_bytes()
    life.write(NAME, broken)
    update(life)
    assert recorded(life) == before
    life.write(NAME, whole)
    assert len(stale(life)) == 1


def test_the_file_is_sorted_and_has_one_line_for_each_translation(life):
    text = life.file(FILE).read_text(encoding="utf-8")
    assert json.dumps(recorded(life), ensure_ascii=False, indent=1, sort_keys=True) + "\n" == text
    assert sum('"vi": ' in line for line in text.splitlines()) == 4
    assert update(life) == []


def test_an_update_keeps_the_lines_of_all_other_texts(life):
    before = life.file(FILE).read_text(encoding="utf-8").splitlines()
    life.change(NAME, "A first panel", "A panel")
    life.change(NAME, "Bảng thứ nhất", "Một bảng")
    update(life)
    after = life.file(FILE).read_text(encoding="utf-8").splitlines()
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"\xff\xfe", 1),
        (b"[]", 1),
        (b"null", 1),
        (b'{"life": 3}', 1),
        (b'{"life": {"title": {"vi": 17}}}', 1),
        (b'{"life": {"title": {"vi": "not a hash"}}}', 1),
        (b'{"life": {"title": {"vi": "' + b"0" * 17 + b" " + b"0" * 16 + b'"}}}', 1),
        (b'{\n"life": {\n<<<<<<< HEAD\n', 3),
        (b"[" * 100_000, 1),
        (b'{"a":' * 100_000, 1),
        (b"9" * 10_000, 1),
        (b'{"\\ud800": {"\\ud800": {"vi": "\\ud800"}}}', 1),
    ],
)
def test_a_damaged_file_is_named_and_written_anew(life, content, line):
    life.write(FILE, content)
    (found,) = [one for one in translation_status.problems(life.paths) if one.file == FILE]
    assert (found.code, found.line) == ("bad-catalogue", line)
    assert "kiosk translate update" in found.hint
    assert any(FILE in fault for fault in Translation(life.paths).faults())
    assert FILE in update(life)
    assert [one for one in translation_status.problems(life.paths) if one.file == FILE] == []
    assert len(recorded(life)["life"]) == 4


def test_what_is_whole_in_a_damaged_file_is_used(life):
    life.change(FILE, '"title": {', '"title": 3, "other": {')
    life.change(NAME, "A first panel", "A panel")
    assert len(stale(life)) == 1
    update(life)
    assert len(stale(life)) == 1


def test_a_folder_in_its_place_is_named(life):
    life.file(FILE).unlink()
    life.file(FILE).mkdir()
    (found,) = [one for one in translation_status.problems(life.paths) if one.file == FILE]
    assert found.code == "bad-catalogue"
    with pytest.raises(KioskError, match="is a folder"):
        update(life)


def test_a_file_that_may_not_be_read_is_not_written_over(life, monkeypatch):
    before = life.file(FILE).read_bytes()

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kiosk.content.inline_translations.read_bytes", refused)
    with pytest.raises(KioskError, match="permission denied"):
        update(life)
    assert life.file(FILE).read_bytes() == before


def test_a_broken_catalogue_does_not_hide_what_has_changed_in_a_file(life):
    life.change(NAME, "A first panel", "A panel")
    life.write("locales/vi/LC_MESSAGES/people.po", 'msgid "a\nmsgstr')
    assert len(stale(life)) == 1


HASH = st.text("0123456789abcdef", min_size=16, max_size=16)
PAIR = st.builds("{} {}".format, HASH, HASH)
WHOLE = st.dictionaries(
    st.sampled_from(["life", "media"]),
    st.dictionaries(st.sampled_from(["title", "a/alt"]), st.dictionaries(st.sampled_from(["vi", "fr"]), PAIR)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | PAIR,
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(st.text(), deeper, max_size=3),
)


@given(WHOLE, st.dictionaries(st.text(), JSON, max_size=3))
def test_what_is_whole_is_read_whatever_stands_beside_it(whole, other):
    expected = {
        (domain, context, language): Pair(*pair.split())
        for domain, contexts in whole.items()
        for context, languages in contexts.items()
        for language, pair in languages.items()
    }
    found = parsed(json.dumps({**other, **whole}).encode())
    assert {key: found.texts.get(key) for key in expected} == expected
    assert parsed(json.dumps(whole).encode()) == (expected, None)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_the_file_holds_only_fingerprints_are_taken_from_it(content):
    for pair in parsed(content).texts.values():
        assert set(pair.source + pair.translation) <= set("0123456789abcdef")


@given(st.text(), st.text())
def test_texts_have_the_same_fingerprint_when_they_have_the_same_words(one, two):
    same = unicodedata.normalize("NFC", " ".join(one.split())) == unicodedata.normalize("NFC", " ".join(two.split()))
    assert (fingerprint(one) == fingerprint(two)) == same
    assert fingerprint(f" {one}\n") == fingerprint(one)


class Edited:
    """One text of a museum in two languages, which is edited and updated in any order."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root)
        self.paths.locales.mkdir()
        self.source = self.translation = 0

    def now(self) -> InlineTranslations:
        document = parse(f"title: {{en: source {self.source}, vi: translation {self.translation}}}".encode(), "a.yaml")
        inline = {"vi": document.data["title"]["vi"]}
        text = SourceText(
            "life", "title", document.data["title"]["en"], 1, "a.yaml", "en", inline, document, ("title",), "en"
        )
        return InlineTranslations(self.paths, [text])

    def update(self, *, accept: bool) -> None:
        now = self.now()
        content = now.written(now.stale if accept else ())
        if content is not None:
            (self.paths.root / FILE).write_text(content, encoding="utf-8")


STEPS = st.tuples(st.sampled_from(["source", "translation", "update", "accept"]), st.integers(0, 2))


@given(st.lists(STEPS, max_size=12))
def test_a_translation_is_old_when_its_source_text_is_not_the_one_it_was_seen_with(steps):
    with TemporaryDirectory() as folder:
        edited = Edited(Path(folder))
        seen = None  # the source text and the translation, as they were last taken to belong together
        for step, number in steps:
            if step in ("source", "translation"):
                setattr(edited, step, number)
            else:
                edited.update(accept=step == "accept")
                if step == "accept" or seen is None or seen[1] != edited.translation:
                    seen = edited.source, edited.translation
            is_old = seen is not None and seen[1] == edited.translation and seen[0] != edited.source
            assert bool(edited.now().stale) == is_old
