"""No text, however hostile, takes a parser or a regular expression more than linear time."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.links import Link, links
from kiosk.curator.imports.markup import markdown, plain

FOLDER = Path(__file__).parent


def test_no_regular_expression_and_no_parser_is_slow_for_any_text():
    command = [sys.executable, str(FOLDER / "pumped.py")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    assert (run.returncode, run.stderr[-3000:]) == (0, "")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](panel:b) and [c]( exhibit:d )", ["panel:b", "exhibit:d"]),
        ("[a]()", [""]),
        ("[a](b [c](d)", ["b"]),
        ("](x) [a](y)", ["y"]),
        ("[a]](x) [b](y", []),
        ("[[a](x)", ["x"]),
        ("[a](one two) three)", ["one"]),
    ],
)
def test_links_are_found_as_before(text, targets):
    assert [link.target for link in links(text)] == targets
    assert all(isinstance(link, Link) for link in links(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("a < b &amp; c > d <b>e</b>", "a < b & c > d **e**"),
        ('<a href="x>y">words</a>', "words"),
        ("<!-- note --><p>One", "One"),
        ("<p>One <!-- not closed", "One <!-- not closed"),
        ("<script>if (a < b) {'<p>'}</script><p>One", "One"),
        ("<SCRIPT src=x>a</SCRIPT >One", "One"),
        ("<p>One<br/>Two", "One\n\nTwo"),
        ("<b><i>One</i></b>", "***One***"),
        ('<p title="it\'s">One', "One"),
        ("<?xml version='1.0'?><!DOCTYPE html><p>One", "One"),
        ("<p>&amp;#0;", "&#0;"),
        ("<p>a &lt b &#38;lt; c", "a < b &lt; c"),
        ("<p>&#; &#x; &#zz", "&#; &#x; &#zz"),
    ],
)
def test_html_is_read_as_it_was_meant(text, words):
    assert markdown(text).text == words


@pytest.mark.parametrize(
    ("reference", "character"),
    [
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#x" + "F" * 5000 + ";", "\ufffd"),
        ("&#" + "0" * 5000 + "65;", "A"),
        ("&#0;", "\ufffd"),
        ("&#x0;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#57343;", "\ufffd"),
        ("&#x1;", "\ufffd"),
        ("&#27;", "\ufffd"),
        ("&#127;", "\ufffd"),
        ("&#x81;", "\ufffd"),
        ("&#xFFFE;", "\ufffd"),
        ("&#x80;", "€"),
        ("&#x85;", "…"),
        ("&#x1F600;", "\U0001f600"),
        ("&#10;", " "),
    ],
)
def test_a_number_that_no_character_has_becomes_the_replacement_character(reference, character):
    assert markdown(f"a{reference}b").text == markdown(f"<p>a{reference}b").text == f"a{character}b"
    assert plain(f"a{reference}b").text == f"a{character}b"
    assert plain(f'<a href="x{reference}">a</a>').links == [f"x{character}".replace(" ", "\n")]


def test_what_html_led_to_is_told():
    marked = plain("<p><a href=\"https://example.org/?a=1&amp;b\">x</a><img src=y.png><iframe src='z'></iframe>")
    assert (marked.links, marked.left_out) == (["https://example.org/?a=1&b"], ["img y.png", "iframe z"])
