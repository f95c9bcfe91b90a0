"""Capitals."""

import pytest

from kiosk.engines.typeset import upper


@pytest.mark.parametrize(("text", "language", "capitals"), [
    ("Lịch sử", "vi", "LỊCH SỬ"),
    ("Große Straße", "de", "GROSSE STRASSE"),
    ("istanbul ısısı", "tr", "İSTANBUL ISISI"),
    ("Ιστορία, ήλιος", "el", "ΙΣΤΟΡΙΑ, ΗΛΙΟΣ"),
    ("Μάιος, φαΐ", "el", "ΜΑΪΟΣ, ΦΑΪ"),
    ("café", "el", "CAFÉ"),
    ("ისტორია", "ka", "ისტორია"),
    ("ប្រវត្តិ", "km", "ប្រវត្តិ"),
])  # fmt: skip
def test_capitals_are_those_of_the_language(text: str, language: str, capitals: str) -> None:
    assert upper(text, language) == capitals
