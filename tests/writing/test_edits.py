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
    "text", ["kind: panels\n", "- a\n", "panels: words\n", "panels: {id: one}\n", "{panels: [], kind: panels}\n"]
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
        ("home: []\n", "home: [new]\n"),
        ("home: [ ]  # so\n", "home: [new]  # so\n"),
        ("home: [  # none yet\n  # write here\n]\nx: y\n", "home: [new  # none yet\n  # write here\n]\nx: y\n"),
        ("home: [# none yet\n]\n", "home: [new # none yet\n]\n"),
        ("home: [\n]\n", "home: [new\n]\n"),
        ("home:\n", "home: [new]\n"),
        ("home:", "home: [new]"),
        ("home:  # so\n  # - a\nx: y\n", "home: [new]  # so\n  # - a\nx: y\n"),
        ("home: ~ # so\n", "home: [new] # so\n"),
        ("home: null\n", "home: [new]\n"),
        ('home: "a" # so\n', 'home: ["a", new] # so\n'),
        ("home: 'a'\n", "home: ['a', new]\n"),
        ("home:\n  a # so\n", "home:\n  [a, new] # so\n"),
        ('home: ["a b"]\n', 'home: ["a b", new]\n'),
        ("home: ['a', \"b\",] # so\n", "home: ['a', \"b\", new,] # so\n"),
        ("home: [a, # one\n  'b', # two\n  # end\n ]\n", "home: [a, # one\n  'b', new, # two\n  # end\n ]\n"),
        ("home:\n- a\n- 'b' # so\n# end\nx: y\n", "home:\n- a\n- 'b' # so\n- new\n# end\nx: y\n"),
        ('home:\n  - "a\n    b"\n\nx: y\n', 'home:\n  - "a\n    b"\n  - new\n\nx: y\n'),
        ("home:\n  -\n    a\n", "home:\n  -\n    a\n  - new\n"),
        ("home:\n  - # so\nx: y\n", "home:\n  - new # so\nx: y\n"),
        ("home:\n  - a\n  -\nx: y\n", "home:\n  - a\n  - new\nx: y\n"),
        ('title: Größe 🎉\n"home" : [ä🎉, b]\n', 'title: Größe 🎉\n"home" : [ä🎉, b, new]\n'),
        ("{title: x, home: [a]}\n", "{title: x, home: [a, new]}\n"),
    ],
)
def test_a_name_is_added_where_names_stand(before, after):
    assert edits.with_name(parse(before.encode(), "kiosk.yaml"), "home", "new") == after


@pytest.mark.parametrize("text", ["title: x\n", "home: {a: b}\n", "home: [{a: b}]\n", "home: a, b\n"])
def test_a_name_that_has_no_place_is_said(text):
    with pytest.raises(EditError, match="new"):
        edits.with_name(parse(text.encode(), "kiosk.yaml"), "home", "new")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("panels: []\n", "panels:\n  - ID\n"),
        ("panels: [ ]  # none yet\ncolour: red\n", "panels: # none yet\n  - ID\ncolour: red\n"),
        ("panels: [\n  # write here\n]  # end\n", "panels:\n  # write here\n  # end\n  - ID\n"),
        ("panels:\n  # write here\n\ncolour: red\n", "panels:\n  # write here\n  - ID\n\ncolour: red\n"),
        ("panels:", "panels:\n  - ID"),
        ("panels: null # none\nx: y\n", "panels: # none\n  - ID\nx: y\n"),
        ("panels:\n  - # write here\nx: y\n", "panels:\n  - ID # write here\nx: y\n"),
        ("panels:\n  []\nx: y\n", "panels:\n  - ID\nx: y\n"),
        ("panels: [{id: one}] # so\n", "panels: [{id: one}, {SHORT}] # so\n"),
        (
            "panels: [{id: one}, # so\n  {id: two} # too\n]\n",
            "panels: [{id: one}, # so\n  {id: two}, # too\n  {SHORT}\n]\n",
        ),
        ("panels: [{id: one},\n]\n", "panels: [{id: one},\n  {SHORT},\n]\n"),
        ("panels: [\n    {id: one}\n]\n", "panels: [\n    {id: one},\n    {SHORT}\n]\n"),
    ],
)
def test_an_entry_is_added_to_a_list_in_brackets_or_to_nothing(before, after):
    lines = 'id: new\n    title: "New: one"'
    wanted = after.replace("ID # write here", f'{lines.partition(chr(10))[0]} # write here\n    title: "New: one"')
    wanted = wanted.replace("ID", lines).replace("SHORT", "id: new, title: 'New: one'")
    assert added(before) == wanted


def test_a_text_of_several_lines_stands_in_brackets_too():
    data = {"id": "new", "body": "One: a, b.\n\n- {two}", "date": "1979-01-07", "silent": True}
    document = parse(b"cards: [{id: one}]  # so\n", "a.yaml")
    after = edits.with_entry(document, "cards", data)
    assert parse(after.encode(), "a.yaml").data["cards"][1] == {**data, "body": "One: a, b.\n\n- {two}\n"}
    assert after.count("\n") == 1
    assert after.endswith("  # so\n")


lines = st.lists(
    st.sampled_from(
        ["kind: panels", "panels:", "  - id: one", "    title: One", "    body: |", "      Words", "", "# note",
         "  # note", "  - id: two", "- id: three", "  - {id: four}", "    sources: [a]", "colour: red", "  - - a",
         "panels: [] # none",
         "panels: [", "{id: five},", "]", "  -", "panels: ~"]
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
    filled = [one for one in document.data["panels"] or [] if one is not None]
    assert told == {**document.data, "panels": [*filled, {"id": "new"}]}
    comments = [line for line in written if line.strip().startswith("#")]
    assert [line for line in after.split("\n") if line.strip().startswith("#")] == comments


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_text("before")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        edits.save(file, "after")
    assert file.read_text() == "before"
