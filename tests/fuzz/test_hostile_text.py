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
        ("<p>&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
)
def test_html_is_read_as_it_was_meant(text, words):
    assert markdown(text).text == words


def test_what_html_led_to_is_told():
    marked = plain("<p><a href=\"https://example.org/?a=1&amp;b\">x</a><img src=y.png><iframe src='z'></iframe>")
    assert (marked.links, marked.left_out) == (["https://example.org/?a=1&b"], ["img y.png", "iframe z"])
