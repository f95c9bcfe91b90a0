import pytest
from click.testing import CliRunner

from kiosk.cli.main import main

INSTALLATION = "title: Seven January\nlanguages: [en, fr]\nhome: [life]\n"
EXHIBIT = """kind: panels
title: Life
summary: {en: What it was like, fr: Comme c’était}
panels:
  - id: city
    layout: text
    title: An emptied city
    body: Two words.
"""


@pytest.fixture
def museum(tmp_path):
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "media").mkdir()
    (tmp_path / "exhibits/kiosk.yaml").write_text(INSTALLATION, encoding="utf-8")
    (tmp_path / "exhibits/life.yaml").write_text(EXHIBIT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def translate(museum):
    def translate(*arguments):
        return CliRunner().invoke(main, ["translate", "-C", str(museum), *arguments])

    return translate


def counts(output, domain):
    """The figures of a catalogue's row in the table of standings: texts, read, unread, fuzzy, missing."""
    return next(tuple(map(int, row.split()[2:])) for row in output.splitlines() if row.startswith(domain))


def translate_all(path):
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    path.write_text(head + "\n\n" + body.replace('msgstr ""', 'msgstr "Traduit"'), encoding="utf-8")


def test_extract_writes_a_template_that_says_where_each_text_stands(museum, translate):
    assert translate("extract").exit_code == 0
    written = (museum / "locales/templates/life.pot").read_text(encoding="utf-8")
    assert 'msgctxt "panels/city/title"\nmsgid "An emptied city"' in written
    assert "#: exhibits/life.yaml:7" in written
    assert "#. panel “city”, title; about 56 characters fit" in written
    assert (museum / "locales/templates/kiosk.pot").is_file()


def test_updating_twice_changes_nothing(museum, translate):
    assert "life.po" in translate("update").output
    assert translate("update").output == "All files are up to date.\n"


def test_a_changed_sentence_makes_exactly_its_translation_fuzzy(museum, translate):
    translate("update")
    translate_all(museum / "locales/fr/LC_MESSAGES/life.po")
    assert counts(translate("status").output, "life") == (4, 4, 0, 0, 0)
    changed = EXHIBIT.replace("Two words.", "Two other words.")
    (museum / "exhibits/life.yaml").write_text(changed, encoding="utf-8")
    assert counts(translate("status").output, "life") == (4, 3, 0, 1, 0)
    translate("update")
    written = (museum / "locales/fr/LC_MESSAGES/life.po").read_text(encoding="utf-8")
    assert written.count("#, fuzzy") == 1
    assert '#| msgid "Two words."' in written
    assert counts(translate("status").output, "life") == (4, 3, 0, 1, 0)


def test_a_text_in_the_file_itself_needs_no_catalogue(translate):
    assert counts(translate("status").output, "life") == (4, 1, 0, 0, 3)


def test_strict_fails_while_something_is_missing(translate):
    assert translate("status").exit_code == 0
    strict = translate("status", "--strict")
    assert strict.exit_code == 1
    assert "missing or fuzzy" in strict.output


def test_compile_writes_what_is_right_and_names_what_is_not(museum, translate):
    folder = museum / "locales/fr/LC_MESSAGES"
    translate("update")
    wrong = '\n#, python-format\nmsgid "%(n)s more"\nmsgstr "%(m)s de plus"\n'
    with (folder / "kiosk.po").open("a", encoding="utf-8") as file:
        file.write(wrong)
    done = translate("compile")
    assert done.exit_code == 1
    assert "fr: kiosk.po:" in done.output
    assert (folder / "life.mo").is_file()
    assert not (folder / "kiosk.mo").exists()


def test_a_folder_without_an_installation_is_said(tmp_path):
    done = CliRunner().invoke(main, ["translate", "-C", str(tmp_path), "status"])
    assert done.exit_code == 1
    assert "languages must be known" in done.output


def test_a_broken_catalogue_is_named(museum, translate):
    translate("update")
    (museum / "locales/fr/LC_MESSAGES/life.po").write_text('msgid "a\nmsgstr', encoding="utf-8")
    done = translate("update")
    assert done.exit_code == 1
    assert "life.po:1 in fr" in done.output


@pytest.mark.parametrize(
    ("words", "in_the_way", "folder"),
    [
        ("update", "locales", False),
        ("update", "locales/fr", False),
        ("update", "locales/fr/LC_MESSAGES", False),
        ("update", "locales/templates", False),
        ("update", "locales/fr/LC_MESSAGES/life.po", True),
        ("extract", "locales/templates/life.pot", True),
        ("compile", "locales/fr/LC_MESSAGES/life.mo", True),
    ],
)
def test_what_stands_where_a_catalogue_must_be_written_is_named(museum, translate, words, in_the_way, folder):
    if words == "compile":
        translate("update")
    path = museum / in_the_way
    path.parent.mkdir(parents=True, exist_ok=True)
    if folder:
        path.mkdir()
    else:
        path.write_text("a file", encoding="utf-8")
    result = translate(words)
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert f"{path} is a folder" in result.output if folder else f"{path} is no folder" in result.output
    assert not list(museum.rglob(".*.part"))
