"""Links in the words of the content lead to places of the exhibition, and never out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.widgets.link_targets import place_of
from kiosk.visit import Place


def test_a_link_leads_to_a_panel_a_card_or_an_exhibit():
    assert place_of("panel:first", "people") == Place("people", "first")
    assert place_of("panel:years/one", "people") == Place("years", "one")
    assert place_of("card:one", "years") == Place("years", "one")
    assert place_of("exhibit:years", None) == Place("years")


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org",
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "mailto:a@b.c",
        "tel:1",
        "javascript:1",
        "//a.b",
        "",
        ":",
    ],
)
def test_whatever_leads_out_leads_nowhere(target: str):
    assert place_of(target, "people") is None


@given(st.text())
def test_a_link_of_any_other_kind_leads_nowhere(target: str):
    if target.partition(":")[0] not in ("panel", "card", "exhibit"):
        assert place_of(target, "people") is None
