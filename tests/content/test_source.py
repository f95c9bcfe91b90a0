"""The YAML reader: what it reads, what it refuses, and in which words."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import fast_yaml, yaml_source
from kiosk.content.yaml_source import Document, SourceError, SourceMark, parse

LOADERS = [loader for loader in (getattr(yaml, "CSafeLoader", None), yaml.SafeLoader) if loader]


def fault(text: str | bytes) -> yaml_source.Problem:
    with pytest.raises(SourceError) as caught:
        parse(text.encode() if isinstance(text, str) else text, "x.yaml")
    return caught.value.problem


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def any_parser(request, monkeypatch):
    monkeypatch.setattr(fast_yaml, "LOADER", request.param)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"), ("yes", "yes"), ("off", "off"), ("true", True), ("false", False),
        ("null", None), ("~", None), ("", None),
        ("1975-04-17", "1975-04-17"), ("12:30", "12:30"), ("-0500", "-0500"), ("0o17", "0o17"), ("1_000", "1_000"),
        ('"true"', "true"), ("'no'", "no"), ("1e3", "1e3"), ("<<", "<<"), ("=", "="),
    ],
)  # fmt: skip
def test_only_true_false_and_null_are_more_than_words(any_parser, written, read):
    assert parse(f"a: {written}\n".encode(), "x").data == {"a": read}


def test_every_piece_of_data_knows_its_key_and_its_value():
    document = parse(b"panels:\n  - id: x\n    title: A title\n", "x")
    place = document.places["panels", 0, "title"]
    assert (place.key, place.value) == (SourceMark(3, 5), SourceMark(3, 12))


def test_a_place_counts_characters_not_bytes():
    assert parse("é: {ខ្មែរ: x}".encode(), "x").places["é", "ខ្មែរ"].value == SourceMark(1, 12)


def test_a_location_that_is_not_in_the_file_is_that_of_what_is_around_it():
    document = parse(b"a:\n  b: c\n", "x")
    assert document.mark(("a", "missing", 3)) == SourceMark(2, 3)
    assert document.mark(("a", "missing"), of_key=True) == SourceMark(1, 1)


def test_words_within_a_text_are_found_on_their_line():
    document = parse(b"body: |\n  first\n  then [this](panel:x)\n", "x")
    assert document.mark(("body",), find="](panel:x)") == SourceMark(3, 13)


@pytest.mark.parametrize(
    ("code", "line", "column", "text"),
    [
        ("yaml-tab", 2, 1, "a:\n\tb: c\n"),
        ("yaml-tab", 3, 1, "a: |\n  x\n\ty\nb: 1\n"),
        ("yaml-indentation", 3, 4, "panels:\n  - id: x\n   title: y\n"),
        ("yaml-indentation", 3, 3, "panels:\n  - id: x\n  title: y\n"),
        ("yaml-indentation", 2, 3, "a: 1\n  b: 2\n"),
        ("yaml-indentation", 3, 2, "a: |\n  x\n y\n"),
        ("yaml-colon", 1, 18, "title: Phnom Penh: a city\n"),
        ("yaml-no-colon", 2, 1, "b: 3\ntitle\nc: 4\n"),
        ("yaml-no-colon", 2, 1, "b: 3\ntitle\n"),
        ("yaml-quote", 1, 4, "a: 'x\nb: y\n"),
        ("yaml-quote", 1, 12, 'title: "A" city\n'),
        ("yaml-quote", 1, 8, "a: 'it's'\n"),
        ("yaml-bracket", 1, 4, "a: [1, 2\nb: 3\n"),
        ("yaml-bracket", 1, 4, "a: {x: 1\nb: 3\n"),
        ("yaml-bracket", 1, 4, "a: ]\n"),
        ("yaml-bracket", 1, 1, "[a]: b\n"),
        ("yaml-special", 1, 4, "a: @x\n"),
        ("yaml-special", 1, 4, "a: `x`\n"),
        ("yaml-special", 1, 4, "a: *Emphasis* first\n"),
        ("yaml-special", 1, 5, "a: >x\n"),
        ("yaml-special", 1, 4, "a: - b\n"),
        ("yaml-anchor", 1, 4, "a: *Emphasis\n"),
        ("yaml-anchor", 1, 4, "a: &Sons\n"),
        ("yaml-anchor", 1, 4, "a: !loud x\n"),
        ("yaml-documents", 2, 1, "a: 1\n---\nb: 2\n"),
        ("yaml-depth", 1, 33, "[" * 100_000),
        ("file-empty", 1, 1, "# nothing\n"),
        ("strange-character", 2, 4, "a: b\nc: \x01\n"),
        ("strange-character", 1, 5, "a: b\u2028\n"),
    ],
)
def test_each_trap_of_yaml_is_named_at_its_place(any_parser, code, line, column, text):
    problem = fault(text)
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.hint


def test_a_text_with_a_colon_is_shown_in_quotes():
    assert fault('a: He said "x": now\n').hint == """write a: 'He said "x": now'"""


def test_a_key_given_twice_shows_both_lines_and_the_first_counts():
    document = parse(b"title: one\nsummary: x\ntitle: two\n", "x")
    (problem,) = document.problems
    assert document.data["title"] == "one"
    assert (problem.code, problem.line) == ("duplicate-key", 3)
    assert "line 1" in problem.message
    assert "line 3" in problem.message


def test_a_file_in_another_encoding_is_refused_where_it_goes_wrong():
    problem = fault("a: b\nc: café\n".encode("latin-1"))
    assert (problem.code, problem.line, problem.column) == ("not-utf-8", 2, 7)


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert parse(b"\xef\xbb\xbfa: b", "x").data == {"a": "b"}


def test_a_yaml_bomb_is_refused_at_its_first_alias():
    doubled = (f"{key}: &{key} [*{last}, *{last}]\n" for last, key in zip("abcdefgh", "bcdefghi", strict=True))
    assert fault("a: &a [x, x]\n" + "".join(doubled)).code == "yaml-anchor"


def test_a_file_over_the_limit_is_refused_without_being_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 10)
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a: " + b"x" * 10_000)
    with pytest.raises(SourceError) as caught:
        yaml_source.read(file, "large.yaml")
    assert caught.value.problem.code == "file-too-large"


def test_a_file_that_cannot_be_opened_says_why(tmp_path):
    with pytest.raises(SourceError) as caught:
        yaml_source.read(tmp_path / "none.yaml", "none.yaml")
    assert "no such file" in str(caught.value)


def reads_or_refuses(raw: bytes) -> None:
    with suppress(SourceError):
        assert isinstance(parse(raw, "x.yaml"), Document)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_the_readers_own_error(raw):
    reads_or_refuses(raw)


@given(st.text(max_size=200))
def test_no_text_raises_anything_but_the_readers_own_error(text):
    reads_or_refuses(text.encode("utf-8", "surrogatepass"))


SNIPPETS = [
    "a: ",
    "- ",
    "  ",
    "\t",
    "\n",
    "|",
    ">",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "*x",
    "&x",
    "!",
    "%",
    "@",
    "#",
    "? ",
]
SNIPPETS += [": ", "---", "...", "\\", "<<: ", "true", "~", "\r", "é", "\U0001f600", "0x1F", "text"]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join))
def test_nothing_that_looks_like_yaml_raises_anything_but_the_readers_own_error(text):
    reads_or_refuses(text.encode())


LETTERS = st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"])
DATA = st.recursive(
    st.text(LETTERS, max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc ", max_size=5), inner, max_size=4),
)


@given(DATA)
def test_what_a_program_writes_in_quotes_is_read_back(data):
    written = yaml.safe_dump(data, default_style='"', allow_unicode=True)
    assert parse(written.encode(), "x").data == data


@given(st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join) | DATA.map(yaml.safe_dump))
def test_read_quickly_or_with_care_the_data_are_the_same(text):
    with suppress(SourceError):
        document = parse(text.encode(), "x")
        assert yaml_source._with_care(document.text, "x").data == document.data
        assert document.places.keys() >= {()}


def test_a_device_or_a_pipe_is_not_opened(tmp_path):
    pipe = tmp_path / "x.yaml"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(SourceError) as caught:
            yaml_source.read(path, "x.yaml")
        assert caught.value.problem.code == "file-unreadable"
