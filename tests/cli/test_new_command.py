"""What `kiosk new` writes passes the check as it is, and keeps what was there."""

import re

import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk.cli import _asking
from kiosk.cli.main import main
from kiosk.content.model import Layout
from kiosk.content.yaml_source import parse
from kiosk.curator.reference import schema


@pytest.fixture
def new(museum):
    museum.change("exhibits/kiosk.yaml", "[en, vi]", "[en]")

    def run(*words, answers=None):
        result = CliRunner().invoke(main, ["new", "-C", str(museum.paths.root), *map(str, words)], input=answers)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.output

    return run


@pytest.fixture
def somebody(monkeypatch):
    """There is somebody at the terminal."""
    monkeypatch.setattr(_asking, "terminal", lambda: True)
    monkeypatch.setattr("kiosk.cli.new.terminal", lambda: True)


@pytest.mark.parametrize("kind", ["panels", "timeline"])
def test_a_new_exhibit_passes_the_check_and_is_on_the_home_screen(museum, new, kind):
    assert new("exhibit", "harbour", "--kind", kind)[0] == 0
    assert museum.problems() == []
    loaded = museum.load().exhibition
    assert list(loaded.exhibits) == ["people", "years", "harbour"]
    first = museum.file("exhibits/harbour.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=.schema/{kind}.json"
    assert (museum.paths.exhibits / ".schema" / f"{kind}.json").is_file()


@pytest.mark.parametrize("layout", [layout for layout in Layout if layout is not Layout.FILM])
def test_a_new_panel_of_every_layout_passes_the_check(museum, new, layout):
    museum.write("media/maps/coast.jpg", "a picture")
    museum.write("media/maps/coast.yaml", "alt: A coast\ncaption: A coast\ncredit: The team\nrights: CC0\n")
    before = museum.problems()
    media = {Layout.COMPARE: 2, Layout.GALLERY: 2, Layout.TEXT: 0, Layout.QUOTE: 0, Layout.FIGURES: 0}.get(layout, 1)
    given = [word for medium in ("maps/delta", "maps/coast")[:media] for word in ("--media", medium)]
    assert new("panel", "people", "the-crane", "--layout", layout.value, *given)[0] == 0
    panels = museum.load().exhibition.exhibits["people"].panels
    assert (panels[-1].id, panels[-1].layout, panels[-1].title.source) == ("the-crane", layout, "The crane")
    assert [one for one in museum.problems() if one not in before] == []


def test_a_new_film_panel_passes_the_check(museum, new):
    museum.write("media/films/crane.mp4", "a film")
    museum.write("media/films/crane.yaml", "alt: A\ncaption: A crane\ncredit: B\nrights: CC0\nsilent: true\n")
    assert new("panel", "people", "the-film", "--layout", "film", "--media", "films/crane")[0] == 0
    assert museum.problems() == []


def test_a_new_card_passes_the_check(museum, new):
    assert new("card", "years", "three", "--date", "-0499", "--title", "Long ago")[0] == 0
    assert museum.problems() == []
    assert museum.load().exhibition.exhibits["years"].card("three").date == "-0499"


def test_each_offered_line_can_be_used_when_its_sign_is_taken_away(museum, new):
    for kind in ("panels", "timeline"):
        new("exhibit", f"a-{kind}", "--kind", kind)
        text = museum.file(f"exhibits/a-{kind}.yaml").read_text(encoding="utf-8")
        offered = re.sub(r"^( *)# (?=[a-z ]+: .*  # )", r"\1", text, flags=re.MULTILINE)
        assert offered != text
        more = parse(offered.encode(), "x").data
        known = schema.schema(kind)
        assert set(more) <= set(known["properties"])
        (item,) = more["panels" if kind == "panels" else "cards"]
        assert set(item) <= set(known["$defs"]["Panel text" if kind == "panels" else "Card"]["properties"])
        assert "#" not in str(item)


def test_what_stands_in_a_file_stays(museum, new):
    before = museum.file("exhibits/people.yaml").read_text(encoding="utf-8")
    museum.write("exhibits/people.yaml", f"# the house\n{before}  # the end\n")
    new("panel", "people", "third")
    after = museum.file("exhibits/people.yaml").read_text(encoding="utf-8")
    assert after.startswith(f"# the house\n{before.rstrip()}\n\n  - id: third\n")
    assert after.endswith("  # the end\n")


def test_a_picture_is_taken_along_with_what_is_said_of_it(museum, new, tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "Old Crane.JPG")
    words = ["--alt", "A crane", "--caption", "The crane", "--credit", "Archive", "--rights", "CC0"]
    assert new("panel", "people", "the-crane", "--media", tmp_path / "Old Crane.JPG", *words)[0] == 0
    medium = museum.load().exhibition.media["people/old-crane"]
    assert (medium.alt.source, medium.credit.source, medium.rights) == ("A crane", "Archive", "CC0")
    assert museum.problems() == []


def test_a_picture_that_nobody_describes_is_not_taken(museum, new, tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "crane.jpg")
    before = museum.file("exhibits/people.yaml").read_bytes()
    code, output = new("panel", "people", "the-crane", "--media", tmp_path / "crane.jpg")
    assert (code, "--alt, --credit, --rights" in output) == (1, True)
    assert museum.file("exhibits/people.yaml").read_bytes() == before
    assert not (museum.paths.media / "people").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("exhibit", "people"), "--overwrite"),
        (("exhibit", "My House"), "my-house"),
        (("exhibit",), "Missing ID"),
        (("panel", "nowhere", "a"), "people, years"),
        (("panel", "years", "a"), "it is a timeline"),
        (("card", "people", "a", "--date", "1979"), "it is a set of panels"),
        (("panel", "people", "first"), "already"),
        (("panel", "people", "a", "--layout", "film"), "needs --media"),
        (("panel", "people", "a", "--layout", "compare", "--media", "maps/delta"), "2 times"),
        (("panel", "people", "a", "--media", "maps/delta.jpg"), "neither a file"),
        (("card", "years", "a", "--date", "7 January 1979"), "did you mean 1979-01-07?"),
        (("card", "years", "a", "--date", "4/5/1945"), "the day and the month could be exchanged"),
        (("card", "years", "a", "--date", "8-May-45"), "two digits"),
        (("card", "years", "a"), "Missing --date"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(museum, new, words, why):
    before = {file: file.read_bytes() for file in museum.paths.root.rglob("*.*") if file.is_file()}
    code, output = new(*words)
    assert code != 0
    assert why in output
    assert {file: file.read_bytes() for file in museum.paths.root.rglob("*.*") if file.is_file()} == before


def test_a_terminal_is_asked_for_what_is_left_out(museum, new, somebody, tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "crane.png")
    assert new("exhibit", answers="harbour\npanels\nThe old harbour\nShips\n")[0] == 0
    answers = f"the-crane\nmedia-left\nThe crane\n{tmp_path / 'crane.png'}\nA crane\nA caption\nArchive\nCC0\n"
    assert new("panel", "harbour", answers=answers)[0] == 0
    assert new("card", "years", answers="three\n1980\nThree\n")[0] == 0
    assert museum.problems() == []
    harbour = museum.load().exhibition.exhibits["harbour"]
    assert (harbour.title.source, harbour.panels[-1].media) == ("The old harbour", ("harbour/crane",))


def test_a_terminal_is_asked_about_each_picture_by_its_name(museum, new, somebody, tmp_path):
    for name in ("crane.png", "quay.png"):
        Image.new("RGB", (40, 30)).save(tmp_path / name)
    words = ["panel", "people", "a", "--layout", "compare", "--title", "A"]
    files = [word for name in ("crane.png", "quay.png") for word in ("--media", tmp_path / name)]
    code, output = new(*words, *files, answers="A crane\nOld\nArchive\nCC0\nA quay\nNew\nMuseum\nCC0\n")
    assert code == 0
    for name in ("crane.png", "quay.png"):
        assert f"What does {name} show" in output
        assert f"A line under {name}" in output
        assert f"Whom to credit for {name}?" in output
        assert f"The rights of {name}:" in output


@pytest.fixture
def unusable(museum, tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "crane.png")
    Image.new("RGB", (40, 30)).save(tmp_path / "quay.png")
    museum.write("media/people/quay.png", "there")
    museum.write("media/years/quay.png", "there")
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "scan.tif").write_bytes(b"II")
    (tmp_path / "bell.ogg").write_bytes(b"OggS")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("panel", "nowhere"), "people, years"),
        (("panel", "years"), "it is a timeline"),
        (("panel", "people", "first"), "already"),
        (("panel", "people", "a", "--media", "scan.tif"), "scan.tif is of a kind that the kiosk cannot show"),
        (("panel", "people", "a", "--media", "broken.jpg"), "broken.jpg cannot be shown"),
        (("panel", "people", "a", "--media", "quay.png"), "is there already"),
        (("panel", "people", "a", "--media", "crane.png", "--media", "broken.jpg"), "broken.jpg cannot be shown"),
        (("panel", "people", "a", "--media", "bell.ogg"), "is a sound"),
        (("panel", "people", "a", "--media", "none.png"), "neither a file"),
        (("card", "people"), "it is a set of panels"),
        (("card", "years", "a", "--media", "broken.jpg"), "broken.jpg cannot be shown"),
        (("card", "years", "a", "--media", "quay.png"), "is there already"),
    ],
)
def test_nothing_is_asked_for_what_cannot_be_done(museum, new, somebody, unusable, monkeypatch, words, why):
    monkeypatch.chdir(unusable)
    asked = []
    monkeypatch.setattr("click.prompt", lambda question, **_: asked.append(question) or "an-id")
    before = {file: file.read_bytes() for file in museum.paths.root.rglob("*.*") if file.is_file()}
    code, output = new(*words)
    assert (code, asked) == (1, [])
    assert why in output
    assert {file: file.read_bytes() for file in museum.paths.root.rglob("*.*") if file.is_file()} == before


@pytest.mark.parametrize(
    "home",
    [
        "home: []  # none yet", "home:", "home: # - a\n  # - b", "home: people", "home: 'people' # so",
        "home: [\n  people, # one\n  'years',\n]", 'home:\n- people\n- "years" # two', "home:\n  -",
    ],
)  # fmt: skip
def test_a_new_exhibit_is_put_into_any_form_of_the_list(museum, new, home):
    museum.change("exhibits/kiosk.yaml", "home: [people, years]", home)
    assert new("exhibit", "harbour")[0] == 0
    assert [*museum.load().exhibition.exhibits][-1] == "harbour"
    text = museum.file("exhibits/kiosk.yaml").read_text(encoding="utf-8")
    assert all(line.partition("#")[2] in text for line in home.splitlines())


def test_nothing_is_asked_or_written_while_the_list_of_the_home_screen_cannot_be_added_to(museum, new, somebody):
    museum.change("exhibits/kiosk.yaml", "home: [people, years]", "home: {people: years}")
    code, output = new("exhibit", "harbour", answers="panels\n")
    assert (code, "home: [harbour]" in output, "Panels to read" in output) == (1, True, False)
    assert not museum.file("exhibits/harbour.yaml").exists()


@pytest.mark.parametrize(("exhibit", "key", "more"), [("people", "panels", ()), ("years", "cards", ("--date", "1980"))])
@pytest.mark.parametrize("empty", ["", " []", " [  # none\n]", " ~", "\n  # write here", "\n  -"])
def test_a_first_entry_comes_into_an_empty_list(museum, new, exhibit, key, more, empty):
    text = museum.file(f"exhibits/{exhibit}.yaml").read_text(encoding="utf-8")
    museum.write(f"exhibits/{exhibit}.yaml", text[: text.index(f"{key}:")] + f"{key}:{empty}\n")
    code, output = new(key.removesuffix("s"), exhibit, "a", *more)
    assert code == 0, output
    document = parse(museum.file(f"exhibits/{exhibit}.yaml").read_bytes(), "x")
    assert [one["id"] for one in document.data[key]] == ["a"]


def test_a_terminal_is_asked_before_an_exhibit_is_written_over(museum, new, somebody):
    before = museum.file("exhibits/people.yaml").read_bytes()
    assert new("exhibit", "people", "--kind", "panels", answers="n\n")[0] == 1
    assert museum.file("exhibits/people.yaml").read_bytes() == before
    assert new("exhibit", "people", "--kind", "panels", answers="y\nPeople\nOne line\n")[0] == 0
    assert museum.file("exhibits/people.yaml").read_bytes() != before


@pytest.mark.parametrize(
    ("written", "edtf"), [("8. Mai 1945", "1945-05-08"), ("7 tháng 1, 1979", "1979-01-07"), ("um 1900", "1900~")]
)
def test_a_date_is_read_in_the_languages_of_the_exhibition(museum, written, edtf):
    museum.change("exhibits/kiosk.yaml", "[en, vi]", "[en, vi, de]")
    words = ["new", "-C", str(museum.paths.root), "card", "years", "a", "--date", written]
    assert f"did you mean {edtf}?" in CliRunner().invoke(main, words).output
