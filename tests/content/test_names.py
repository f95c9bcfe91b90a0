"""Names of files: é as one character or as two is the same, and a name that cannot be written down is named."""

import json
import os
import unicodedata

import pytest
from click.testing import CliRunner
from museum import PEOPLE, SIDECAR, Museum, picture

from kiosk.cli.main import main
from kiosk.content.media_status import holdings
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.errors import Problem, Severity, plain
from kiosk.i18n.catalogues import Catalogues

FORMS = ("NFC", "NFD")
NAMES = ("Müller", "Bảo tàng", "Ång–ström", "がぎぐ", "é")
BAD = {
    "no UTF-8": b"M\xfcller.jpg",
    "a colour": b"\x1b[31mred.jpg",
    "the title of a terminal": b"\x1b]0;owned\x07.png",
    "a line end": b"two\nlines.mp3",
    "another line end": "two\u2028lines.yaml".encode(),
    "turned round": "a\u202egpj.exe.jpg".encode(),
    "a control character of one byte": "a\x9b31m.vtt".encode(),
}


@pytest.mark.parametrize("typed", FORMS)
@pytest.mark.parametrize("on_disk", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_however_its_accents_are_spelt(museum: Museum, name, on_disk, typed):
    disk, yaml = unicodedata.normalize(on_disk, name), unicodedata.normalize(typed, name)
    museum.write(f"media/{disk}/{disk}.jpg", picture())
    museum.write(f"media/{disk}/{disk}.vi.jpg", picture())
    museum.write(f"media/{disk}/{disk}.yaml", SIDECAR)
    museum.change("exhibits/people.yaml", "media: maps/delta", f"media: {yaml}/{yaml}")
    loaded = museum.load()
    assert [problem for problem in loaded.problems if problem.code != "unused-medium"] == []
    exhibition = loaded.exhibition
    medium = exhibition.media[exhibition.exhibits["people"].panels[0].media[0]]
    assert medium.file("vi").is_file()
    assert medium.alt.source == "A map"
    assert next(one for one in holdings(exhibition, museum.paths) if one.id == medium.id).used_in


@pytest.mark.parametrize(("on_disk", "typed"), [FORMS, FORMS[::-1]])
def test_captions_and_films_that_a_sidecar_names_are_found(museum: Museum, on_disk, typed):
    disk, yaml = (unicodedata.normalize(form, "Müller") for form in (on_disk, typed))
    museum.write("media/maps/film.mp4", b"film")
    museum.write(f"media/maps/{disk}-en.vtt", "WEBVTT\n")
    museum.write(f"media/maps/{disk}-sign.mp4", b"film")
    named = f"captions: {{en: {yaml}-en.vtt}}\nsign language: {{ase: {yaml}-sign.mp4}}\n"
    museum.write("media/maps/film.yaml", SIDECAR + named)
    assert museum.problems("missing-file") == []
    medium = museum.load().exhibition.media["maps/film"]
    assert medium.captions["en"].is_file()
    assert medium.sign_language["ase"].is_file()


@pytest.mark.parametrize("in_catalogue", FORMS)
@pytest.mark.parametrize("on_disk", FORMS)
def test_the_translation_of_a_description_is_found_and_so_is_its_place(museum: Museum, on_disk, in_catalogue):
    disk, context = (unicodedata.normalize(form, "Müller") for form in (on_disk, in_catalogue))
    museum.write(f"media/{disk}.jpg", picture())
    museum.write(f"media/{disk}.yaml", SIDECAR)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    museum.write(
        "locales/vi/LC_MESSAGES/media.po", f'{head}\nmsgctxt "{context}/alt"\nmsgid "A map"\nmsgstr "Bản đồ"\n'
    )
    medium = museum.load().exhibition.media["Müller"]
    assert Catalogues(museum.paths.locales).text(medium.alt, "vi").words == "Bản đồ"
    spot = TextLocations(museum.paths, "en").of(medium.alt, "en")
    assert (spot.file, spot.mark.line) == (f"media/{disk}.yaml", 1)


def test_two_files_whose_names_look_the_same_are_named(museum: Museum):
    for form in FORMS:
        museum.write(f"media/{unicodedata.normalize(form, 'Müller')}.jpg", picture())
    assert len(museum.problems("duplicate-medium")) == 1


@pytest.mark.parametrize("name", BAD.values(), ids=BAD)
@pytest.mark.parametrize("folder", ["media", "media/maps", "exhibits"])
def test_a_name_that_cannot_be_written_down_is_named_and_the_file_left_alone(museum: Museum, folder, name):
    path = os.path.join(os.fsencode(museum.file(folder)), name)  # noqa: PTH118  bytes have no Path
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(picture())
    found = museum.only("strange-name")
    assert found.severity is Severity.WARNING
    assert found.file == f"{folder}/{plain(os.fsdecode(name))}"
    assert plain(str(found)) == str(found)
    assert str(found).encode()


@pytest.mark.parametrize("name", BAD.values(), ids=BAD)
def test_no_command_fails_over_such_a_name_or_writes_it_raw(museum: Museum, monkeypatch, name):
    monkeypatch.setenv("VITRINE_STATE", str(museum.paths.state))
    for folder in ("media", "exhibits", "locales/vi/LC_MESSAGES"):
        museum.file(folder).mkdir(parents=True, exist_ok=True)
        with open(os.path.join(os.fsencode(museum.file(folder)), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(b"nothing that can be read")
    root = str(museum.paths.root)
    commands = [
        ["check", root],
        ["check", "--format", "json", root],
        ["check", "--format", "github", root],
        ["media", "-C", root, "list"],
        ["media", "-C", root, "list", "--format", "json"],
        ["media", "-C", root, "prepare", "--dry-run"],
        ["media", "-C", root, "prepare"],
        ["translate", "-C", root, "status"],
        ["translate", "-C", root, "update"],
        ["translate", "-C", root, "compile"],
    ]
    for command in commands:
        ended = CliRunner().invoke(main, command, color=True)
        assert ended.exit_code in (0, 1), (command, ended.output, ended.exception)
        assert ended.exception is None or isinstance(ended.exception, SystemExit)
        text = ended.stdout_bytes.decode("utf-8")
        assert not {"\x1b]", "\x07", "\x9b", "\u2028", "\u202e"} & {*text, *(text[n : n + 2] for n in range(len(text)))}
        assert "\x1b[31mred" not in text
        if "json" in command:
            json.loads(text)


@pytest.mark.parametrize(
    "text", ["a\nb", "a\r\nb", "\x1b[31m", "a\x00b", "\x9b1m", "x\u2028y", "\u202eabc", os.fsdecode(b"\xff\xfe")]
)
def test_a_problem_is_one_line_without_anything_that_moves_a_terminal(text):
    found = str(Problem(f"media/{text}", 1, 1, Severity.ERROR, "bad-id", f'"{text}" is wrong', f"write {text}"))
    assert plain(found) == found
    assert found.splitlines() == [found]
    assert found.encode()


def test_words_in_any_script_stay_as_they_are():
    words = "Đặng “Müller” ភាសាខ្មែរ العربية 日本語 👩\u200d👩 a\u00a0b \u200fRTL"
    assert plain(words) == words
    assert PEOPLE
