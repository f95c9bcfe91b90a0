"""Broken content: each mistake is named at its place with its mend, and the rest stands."""

import pytest

from kiosk.content.codes import CODES
from kiosk.content.validation_messages import nearest
from kiosk.errors import Severity


def test_an_exhibition_in_order_has_no_problems(museum):
    assert museum.problems() == []


# Each line: the code; the file; the words that are put in the place of others; where; a piece of the mend.
MISTAKES = [
    ("unknown-key", "people", "    date: 1975", "    dat: 1975", 8, 5, "did you mean date?"),
    ("unknown-key", "people", "    media: maps", "    image: maps", 10, 5, "did you mean media?"),
    ("unknown-key", "people", "kind: panels", "kind: panels\nid: people", 2, 1, "take this line out"),
    ("missing-key", "people", "    title: A second panel\n", "", 12, 5, 'add "title: ..."'),
    ("missing-key", "years", "kind: timeline\n", "", 1, 1, "kind: timeline"),
    ("wrong-type", "people", "title: People", "title: [People]", 2, 8, "quotes"),
    ("wrong-type", "years", "  border: {", "  - border: {", 7, 3, "indent its keys"),
    ("wrong-type", "people", "title: People", "title: true", 2, 8, "quotes"),
    ("unknown-value", "people", "layout: text", "layout: txt", 13, 13, "did you mean text?"),
    ("unknown-value", "years", "colour: red", "colour: rd", 7, 35, "did you mean red?"),
    ("unknown-value", "people", "kind: panels", "kind: panel", 1, 7, "did you mean panels?"),
    ("empty-text", "people", "title: People", "title: #People", 2, 7, "in quotes"),
    ("too-few", "kiosk", "home: [people, years]", "home: []", 3, 7, "at least one"),
    ("bad-quantity", "kiosk", "home:", "idle: {after: 60}\nhome:", 3, 15, "60 s"),
    ("bad-quantity", "kiosk", "home:", "idle: {warning: 5 s}\nhome:", 3, 17, "from 20 s"),
    ("bad-quantity", "kiosk", "home:", "volume: 150 %\nhome:", 3, 9, "from 0 % to 100 %"),
    ("bad-colour", "kiosk", "home:", "theme: {ink: black}\nhome:", 3, 14, '"#d8432c"'),
    ("bad-language", "kiosk", "[en, vi]", "[en, Vietnamese]", 2, 17, "short tag"),
    ("bad-language", "people", "title: People", "title: {english: People}", 2, 9, "{en: ..."),
    ("bad-date", "people", "1975-04-17", "1975-04-31", 8, 11, "did you mean 1975-04?"),
    ("bad-date", "years", "1977-04-30", "30 April 1977", 10, 11, "did you mean 1977-04-30?"),
    ("bad-date", "years", "1975/1979", "1975", 5, 34, "1975/1979"),
    ("bad-id", "people", "id: second", "id: Second One", 12, 9, "write second-one"),
    ("duplicate-id", "people", "id: second", "id: first", 12, 9, "another id"),
    ("duplicate-id", "years", "id: two", "id: one", 15, 9, "another id"),
    ("duplicate-id", "kiosk", "[people, years]", "[people, years, people]", 3, 23, "one of the two"),
    ("duplicate-key", "people", "title: People", "title: People\ntitle: Others", 3, 1, "one of the two"),
    ("layout-needs", "people", "layout: text", "layout: compare", 13, 13, 'add "compare"'),
    ("layout-needs", "people", "layout: text", "layout: gallery", 13, 13, 'add "media"'),
    (
        "layout-ignores",
        "people",
        "layout: text",
        "layout: text\n    quote: {words: a, speaker: b}",
        14,
        5,
        "take it out, or choose the layout quote",
    ),
    (
        "wrong-medium",
        "people",
        "media: maps/delta",
        "media: maps/delta\n    sign language: {fsl: maps/delta}",
        11,
        26,
        "name a film",
    ),
    ("unknown-medium", "people", "maps/delta", "maps/delt", 10, 12, "did you mean maps/delta?"),
    ("unknown-medium", "people", "maps/delta", "maps/delta.jpg", 10, 12, "write maps/delta"),
    (
        "wrong-medium",
        "people",
        "media: maps/delta",
        "media: maps/delta\n    narration: maps/delta",
        11,
        16,
        "name a sound",
    ),
    ("unknown-source", "people", "[nguyen-2024]", "[nguyen-2042]", 11, 15, "did you mean nguyen-2024?"),
    ("unknown-topic", "years", "topic: border", "topic: bordr", 13, 12, "did you mean border?"),
    ("unknown-panel", "years", "people/first", "people/frist", 14, 12, "did you mean people/first?"),
    ("unknown-panel", "people", "panel:first", "panel:frist", 15, 416, "did you mean first?"),
    ("unknown-exhibit", "people", "panel:first", "exhibit:peple", 15, 416, "did you mean people?"),
    ("unknown-exhibit", "kiosk", "years]", "year]", 3, 16, "did you mean years?"),
    ("outside-link", "people", "panel:first", "https://example.org", 15, 416, "[words](panel:id)"),
    ("unlisted-language", "people", "title: People", "title: {en: People, fr: Gens}", 2, 21, "en, vi"),
    ("long-title", "people", "A second panel", "One two three four five six seven eight nine", 14, 12, "8"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake[0]}: {mistake[3]}".replace("\n", " "))
def test_a_mistake_is_named_at_its_place_with_its_mend(museum, mistake):
    code, file, old, new, line, column, mend = mistake
    museum.change(f"exhibits/{file}.yaml", old, new)
    (problem,) = [problem for problem in museum.problems() if problem.code == code]
    assert (problem.file, problem.line, problem.column) == (f"exhibits/{file}.yaml", line, column)
    assert mend in problem.hint
    assert problem.severity is CODES[code].severity


def test_one_mistake_is_one_problem(museum):
    consequences = {"unused-medium", "not-on-home"}
    for code, file, old, new, *_ in MISTAKES:
        before = museum.file(f"exhibits/{file}.yaml").read_text(encoding="utf-8")
        museum.change(f"exhibits/{file}.yaml", old, new)
        codes = [problem.code for problem in museum.problems() if problem.code not in consequences]
        museum.write(f"exhibits/{file}.yaml", before)
        assert codes == [code], (code, new, codes)


def test_a_picture_a_key_a_date_and_an_id_are_all_named_at_once(museum):
    museum.file("media/maps/delta.jpg").unlink()
    museum.change("exhibits/people.yaml", "title: A second", "titel: A second")
    museum.change("exhibits/years.yaml", "1977-04-30", "1977-04-31")
    museum.change("exhibits/years.yaml", "id: two", "id: one")
    named = {problem.code: problem for problem in museum.problems()}
    assert {"missing-file", "unknown-key", "bad-date", "duplicate-id"} <= named.keys()
    assert all(problem.hint for problem in named.values())


@pytest.mark.parametrize(
    ("key", "code"), [("alt", "missing-alt"), ("credit", "missing-credit"), ("rights", "missing-rights")]
)
def test_a_picture_must_say_what_it_shows_and_whose_it_is(museum, key, code):
    text = museum.file("media/maps/delta.yaml").read_text(encoding="utf-8")
    museum.write("media/maps/delta.yaml", "".join(line for line in text.splitlines(True) if not line.startswith(key)))
    problem = museum.only(code)
    assert problem.file == "media/maps/delta.yaml"
    assert f"{key}: ..." in problem.hint


def test_a_picture_without_a_description_is_told_where_to_write_it(museum):
    museum.file("media/maps/delta.yaml").unlink()
    problem = museum.only("missing-sidecar")
    assert problem.file == "media/maps/delta.jpg"
    assert "media/maps/delta.yaml" in problem.hint


def test_a_description_without_its_picture_is_named_where_the_picture_should_show(museum):
    museum.file("media/maps/delta.jpg").unlink()
    problem = museum.only("missing-file")
    assert (problem.file, problem.line) == ("exhibits/people.yaml", 10)


def test_a_film_lacks_captions_in_each_language_unless_it_is_silent(museum):
    museum.change("exhibits/people.yaml", "media-left", "film")
    museum.file("media/maps/delta.jpg").unlink()
    museum.write("media/maps/delta.mp4", "a film")
    museum.write("media/maps/delta.en.vtt", "WEBVTT")
    assert museum.only("missing-captions").hint.startswith("add delta.vi.vtt")
    museum.change("media/maps/delta.yaml", "alt:", "silent: true\nalt:")
    assert museum.problems() == []


def test_captions_that_are_listed_must_be_there(museum):
    museum.change("media/maps/delta.yaml", "alt:", "captions: {en: delta.txt}\nalt:")
    problem = museum.only("missing-file")
    assert (problem.file, problem.line, problem.column) == ("media/maps/delta.yaml", 1, 16)


def test_captions_under_a_name_of_their_own_are_a_part_of_the_film_that_names_them(museum):
    museum.change("media/maps/delta.yaml", "alt:", "captions: {ar: arabic.vtt}\nalt:")
    museum.write("media/maps/arabic.vtt", "WEBVTT")
    assert museum.problems("unused-medium") == []
    assert museum.load().exhibition.media["maps/delta"].captions["ar"].name == "arabic.vtt"


def test_captions_of_no_film_are_named_with_their_file(museum):
    museum.write("media/maps/arabic.vtt", "WEBVTT")
    problem = museum.only("unused-medium")
    assert (problem.file, problem.message) == ("media/maps/arabic.vtt", "nothing shows maps/arabic")


def test_a_medium_that_nothing_shows_is_advice(museum):
    museum.write("media/maps/other.png", "a picture")
    assert museum.only("unused-medium").severity is Severity.ADVICE


def test_two_files_cannot_be_the_same_medium(museum):
    museum.write("media/maps/delta.png", "a picture")
    assert "delta.jpg" in museum.only("duplicate-medium").message


def test_a_file_that_cannot_be_shown_is_told_what_to_become(museum):
    museum.write("media/maps/scan.tif", "a picture")
    assert museum.only("unsupported-file").hint.startswith("open it in a picture program and save it as jpg")


UNUSED = {
    "scan.jxl": "jpg", "IMG_1.HEIC": "jpg", "leaf.avif": "jpg", "plan.psd": "jpg", "map.svg": "png", "night.NEF": "jpg",
    "page.pdf": "png", "IMG_0001.MOV": "mp4", "clip.3gp": "mp4", "clip.mts": "mp4", "clip.m2ts": "mp4",
    "clip.mkv": "mp4", "clip.wmv": "mp4", "clip.mpg": "mp4", "memo.m4a": "mp3", "memo.wma": "mp3", "memo.aiff": "mp3",
    "tune.mid": "record", "film.en.ass": "WebVTT", "film.en.sbv": "WebVTT", "film.ttml": "SubRip",
    "text.docx": "words", "list.xlsx": "import csv", "all.zip": "unpack", "to.lnk": "itself", "a.jpg.part": "whole",
}  # fmt: skip


@pytest.mark.parametrize("name", UNUSED)
def test_what_lies_in_media_and_is_not_used_is_told_what_to_do_with_it(museum, name):
    museum.write(f"media/maps/{name}", "anything")
    found = museum.only("unsupported-file")
    assert (found.file, UNUSED[name] in found.hint) == (f"media/maps/{name}", True)


@pytest.mark.parametrize("name", ["photo.xyz", "photo", "photo.jpg2000x", "data.bin", "scan.jpg (2)"])
def test_a_file_of_a_kind_that_nobody_knows_is_named(museum, name):
    museum.write(f"media/maps/{name}", "anything")
    assert museum.only("file-ignored").file == f"media/maps/{name}"


def test_many_files_of_a_kind_that_nobody_knows_are_named_once(museum):
    for number in range(40):
        museum.write(f"media/maps/{number}.xyz", "anything")
    assert "39 more" in museum.only("file-ignored").message


@pytest.mark.parametrize(
    "name", ["README", "notes.txt", "LICENSE", "credits.md", "Thumbs.db", "desktop.ini", ".hidden"]
)
def test_what_people_and_systems_keep_for_themselves_has_nothing_said_of_it(museum, name):
    museum.write(f"media/maps/{name}", "anything")
    assert museum.problems() == []


@pytest.mark.parametrize("ending", ["jfif", "JPE", "pjpeg", "pjp"])
def test_a_jpeg_under_another_ending_is_a_picture(museum, ending):
    museum.file("media/maps/delta.jpg").rename(museum.file(f"media/maps/delta.{ending}"))
    assert museum.problems() == []
    assert museum.load().exhibition.media["maps/delta"].file("en").name == f"delta.{ending}"


@pytest.mark.parametrize("ending", ["jxl", "tiff", "heic", "mov", "xyz"])
@pytest.mark.parametrize("described", [True, False])
def test_a_medium_whose_file_is_there_under_another_ending_says_so(museum, ending, described):
    museum.file("media/maps/delta.jpg").rename(museum.file(f"media/maps/delta.{ending}"))
    if not described:
        museum.file("media/maps/delta.yaml").unlink()
    (found,) = museum.problems("missing-file" if described else "unknown-medium")
    assert f"delta.{ending}" in found.message
    assert "put the file" not in found.hint


def test_captions_that_are_listed_and_there_under_another_ending_say_so(museum):
    museum.write("media/maps/delta.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nA\n")
    museum.change("media/maps/delta.yaml", "alt:", "captions: {en: delta.en.vtt}\nalt:")
    assert "delta.en.srt" in museum.only("missing-file").hint


def test_subrip_beside_a_film_is_its_captions_and_gives_way_to_webvtt(museum):
    museum.write("media/maps/delta.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nA\n")
    assert museum.problems() == []
    assert museum.load().exhibition.media["maps/delta"].captions["en"].name == "delta.en.srt"
    museum.write("media/maps/delta.en.vtt", "WEBVTT\n")
    assert museum.only("file-ignored").file == "media/maps/delta.en.srt"
    assert museum.load().exhibition.media["maps/delta"].captions["en"].name == "delta.en.vtt"


def test_a_point_in_a_name_is_not_taken_for_a_language_without_a_word(museum):
    museum.write("media/maps/delta.xq.jpg", "a picture")
    assert museum.only("unlisted-language").file == "media/maps/delta.xq.jpg"


def test_a_variant_for_a_language_of_later_is_no_problem(museum):
    museum.write("media/maps/delta.km.jpg", "a picture")
    assert museum.problems() == []


def test_the_scripts_that_make_media_are_no_media(museum):
    museum.write("media/make/words.yaml", "anything: goes")
    museum.write("media/make/draft.tif", "a picture")
    assert museum.problems() == []


@pytest.mark.parametrize("raw", [b"\xff\xd8\xff\xe0 a photograph", b"", b"just words\n", b"- a\n- list\n"])
def test_a_file_that_is_no_exhibit_is_named_and_the_others_stand(museum, raw):
    museum.write("exhibits/people.yaml", raw)
    loaded = museum.load()
    assert [problem for problem in loaded.problems if problem.file == "exhibits/people.yaml"]
    assert list(loaded.exhibition.exhibits) == ["years"]


def test_a_file_with_another_ending_is_told_to_be_renamed(museum):
    museum.write("exhibits/more.yml", "kind: panels")
    assert museum.only("file-ignored").hint == "rename it to more.yaml"


def test_an_exhibits_file_name_must_be_an_id(museum):
    museum.write("exhibits/My Exhibit.yaml", "kind: panels")
    assert museum.only("bad-id").hint == "rename it to my-exhibit.yaml"


def test_an_exhibit_that_is_not_on_the_home_screen_is_advice_and_not_shown(museum):
    museum.change("exhibits/kiosk.yaml", "[people, years]", "people")
    loaded = museum.load()
    assert [problem.code for problem in loaded.problems] == ["not-on-home"]
    assert list(loaded.exhibition.exhibits) == ["people"]


def test_a_link_to_a_panel_that_is_broken_itself_is_not_named_too(museum):
    museum.change("exhibits/people.yaml", "layout: media-left", "layout: midleft")
    assert {problem.code for problem in museum.problems()} == {"unknown-value"}


def test_text_lengths_are_those_of_the_museum(museum):
    museum.change("exhibits/people.yaml", "word word", "word " * 90)
    assert museum.only("too-long").severity is Severity.WARNING


def test_a_short_text_is_advice_where_reading_is_the_point(museum):
    museum.change("exhibits/people.yaml", "word " * 40, "")
    assert museum.only("too-short").severity is Severity.ADVICE


def test_a_language_without_spaces_is_not_counted(museum):
    museum.change("exhibits/kiosk.yaml", "[en, vi]", "[km, vi]")
    museum.change("exhibits/people.yaml", "word " * 40, "")
    assert museum.problems() == []


def test_every_code_that_a_test_names_is_registered():
    assert {mistake[0] for mistake in MISTAKES} <= CODES.keys()


def test_a_number_that_no_screen_has_room_for_is_refused(museum):
    museum.change(
        "exhibits/people.yaml", "layout: text", f"layout: figures\n    figures: [{{number: {'4' * 19}, label: People}}]"
    )
    assert "more than 18 digits" in museum.only("bad-number").message


FILMED = "alt: A\ncaption: D\ncredit: B\nrights: C\nsilent: true\n"


def test_a_signed_film_must_be_there_be_a_film_and_have_the_tag_of_a_sign_language(museum):
    museum.change("exhibits/people.yaml", "layout: text", "layout: film\n    media: maps/way")
    museum.write("media/maps/way.mp4", "")
    museum.write("media/maps/way.yaml", FILMED + "sign language: {fsl: lost.mp4, ase: delta.jpg, en: signed.mp4}\n")
    museum.write("media/maps/signed.mp4", "")
    assert [(problem.code, problem.line, problem.column) for problem in museum.problems()] == [
        ("missing-file", 6, 22),
        ("wrong-medium", 6, 37),
        ("not-sign-language", 6, 48),
    ]
    way = museum.load().exhibition.media["maps/way"]
    assert {tag: path.name for tag, path in way.sign_language.items()} == {"en": "signed.mp4"}
    assert museum.problems("unused-medium") == []


def test_a_panels_own_signed_film_counts_as_used(museum):
    museum.change("exhibits/people.yaml", "layout: text", "layout: text\n    sign language: {fsl: maps/signed}")
    museum.write("media/maps/signed.mp4", "")
    museum.write("media/maps/signed.yaml", FILMED)
    assert museum.problems() == []
    assert dict(museum.load().exhibition.exhibits["people"].panel("second").sign_language) == {"fsl": "maps/signed"}
    museum.change("exhibits/people.yaml", "{fsl: maps", "{fr: maps")
    assert museum.only("not-sign-language").hint == "for a language that is spoken as fr, it may be fsl"
    assert str(museum.only("not-sign-language")).startswith("exhibits/people.yaml:14:21: ")


def test_among_thousands_of_choices_the_nearest_is_named_and_soon():
    choices = [f"exhibit-{number:05}" for number in range(20_000)]
    assert nearest("exhibt-04210", choices) == "did you mean exhibit-04210?"
    assert nearest("exhibti-17000", choices) == "did you mean exhibit-17000?"
