import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.yaml_source import parse
from kiosk.curator.writing import edits
from kiosk.curator.writing.edits import EditError

PANELS = """\
# A house
kind: panels   # of two
panels:
  # the first
  - id: one
    body: |
      Words.

      # no comment
  - {id: two,
     title: Two}
  # the end

# what follows
colour: red
"""


def added(text: str, key: str = "panels") -> str:
    return edits.with_entry(parse(text.encode(), "a.yaml"), key, {"id": "new", "title": "New: one"})


def test_every_line_that_was_there_stays():
    after = added(PANELS)
    lines = after.splitlines()
    assert [line for line in PANELS.splitlines() if line not in lines] == []
    assert '     title: Two}\n\n  - id: new\n    title: "New: one"\n  # the end\n\n# what follows\n' in after


@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_an_entry_stands_under_its_neighbours(indent):
    after = added(f"panels:\n{indent}- id: one\n{indent}  title: One\ntitle: End\n")
    assert f"\n{indent}- id: new\n{indent}  title: " in after


def test_windows_line_ends_stay():
    after = added(PANELS.replace("\n", "\r\n"))
    assert after.count("\n") == after.count("\r\n")
    assert parse(after.encode(), "a").data["panels"][-1]["id"] == "new"


@pytest.mark.parametrize(
    "text", ["panels: [{id: one}]\n", "panels: []\n", "panels:\n", "kind: panels\n", "- a\n", "panels: words\n"]
)
def test_what_cannot_be_added_to_says_what_to_write(text):
    with pytest.raises(EditError, match=r"one|new|brackets"):
        added(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("home: [a, b]  # so\n", "home: [a, b, new]  # so\n"),
        ("home: a # so\n", "home: [a, new] # so\n"),
        ("home:\n  - a\n  - b # so\nx: y\n", "home:\n  - a\n  - b # so\n  - new\nx: y\n"),
        ("home: [\n  a,\n  b\n]\n", "home: [\n  a,\n  b, new\n]\n"),
    ],
)
def test_a_name_is_added_where_names_stand(before, after):
    assert edits.with_name(parse(before.encode(), "kiosk.yaml"), "home", "new") == after


@pytest.mark.parametrize("text", ["title: x\n", "home: []\n", "home: {a: b}\n", 'home: ["a b"]\n'])
def test_a_name_that_has_no_place_is_said(text):
    with pytest.raises(EditError, match="new"):
        edits.with_name(parse(text.encode(), "kiosk.yaml"), "home", "new")


lines = st.lists(
    st.sampled_from(
        ["kind: panels", "panels:", "  - id: one", "    title: One", "    body: |", "      Words", "", "# note",
         "  # note", "  - id: two", "- id: three", "  - {id: four}", "    sources: [a]", "colour: red", "  - - a"]
    ),
    max_size=14,
)  # fmt: skip


entries = st.sampled_from(
    [
        "  - id: one\n    title: One",
        "  - id: two\n    body: |\n      Words\n\n      More",
        "  - {id: four}",
        "  - id: five # why\n    sources: [a]",
        "  - id: six\n    items:\n      - a\n      # note\n      - b",
        "  - 'seven'",
        "  # note",
        "",
    ]
)
well_formed = st.builds(
    lambda before, some, after: "\n".join([*before, "panels:", *some, *after]).split("\n"),
    st.lists(st.sampled_from(["kind: panels", "# note", "", "title: Words"]), unique=True),
    st.lists(entries, max_size=6),
    st.lists(st.sampled_from(["colour: red", "# the end", "", "more:\n  a: b"]), unique=True),
)


@given(lines | well_formed)
def test_whatever_a_file_looks_like_it_gains_one_entry_or_nothing(written):
    text = "\n".join(written)
    try:
        document = parse(text.encode(), "a.yaml")
    except edits.SourceError:
        return
    try:
        after = edits.with_entry(document, "panels", {"id": "new"})
    except EditError:
        return
    told = parse(after.encode(), "a.yaml").data
    assert told == {**document.data, "panels": [*document.data["panels"], {"id": "new"}]}
    comments = [line for line in written if line.strip().startswith("#")]
    assert [line for line in after.split("\n") if line.strip().startswith("#")] == comments


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_text("before")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        edits.save(file, "after")
    assert file.read_text() == "before"
