"""Whatever words are imported, the check reports nothing that the import did not report."""

from pathlib import Path
from tempfile import TemporaryDirectory

from gallery import Gallery
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.curator.imports import iiif, timelinejs
from kiosk.curator.imports.bundle import Bundle
from kiosk.curator.imports.iiif_manifest import manifest
from kiosk.curator.imports.spreadsheet import convert
from kiosk.curator.imports.table import SheetTable

words = (
    st.text(max_size=30)
    | st.text("ab *_[]()<>&;:#!|-+1.\\`'\"{}\n~@%?/", max_size=30)
    | st.sampled_from(
        [
            "[a](https://example.org)",
            "[a](panel:nowhere)",
            "<a href='x'>b</a>",
            "- a\n- b",
            "1. a",
            "no",
            "~",
            "[",
            "a\x00b",
        ]
    )
)


def says_all(make) -> None:
    with TemporaryDirectory() as folder:
        gallery = Gallery(Path(folder))
        bundle: Bundle = make(gallery.setting("words"))
        exhibition = gallery.take(bundle)
        assert gallery.unannounced(bundle) == []
        shown = exhibition.exhibits["words"]
        assert len(getattr(shown, "panels", None) or shown.cards) == len(bundle.entries)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, words)
def test_of_a_timeline(title, text, credit):
    media = {"url": "https://example.org/a.png", "caption": text, "credit": credit, "alt": title}
    event = {"start_date": {"year": "1979"}, "text": {"headline": title, "text": text}, "media": media, "group": credit}
    told = {"events": [event], "eras": [], "title": {"text": {"headline": text, "text": title}}}
    says_all(lambda setting: timelinejs.convert(told, setting))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, words)
def test_of_a_manifest(title, text, credit):
    body = {"id": "https://example.org/a.png", "type": "Image"}
    told = {
        "type": "Manifest",
        "label": {"en": [title], "fr": [text]},
        "summary": {"none": [text]},
        "metadata": [{"label": {"en": [credit]}, "value": {"en": [text], "vi": [title]}}],
        "requiredStatement": {"label": {"en": [title]}, "value": {"en": [credit]}},
        "rights": credit,
        "items": [{"id": "p1", "label": title, "items": [{"items": [{"body": body}]}]}],
    }
    says_all(lambda setting: iiif.convert(manifest(told, "x"), setting))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, words)
def test_of_a_spreadsheet(title, text, source):
    text = text.replace("panel:nowhere", "exhibit:people")
    row = {"date": "1979", "title": f"A {title}", "title (vi)": text, "body": text, "topic": source, "sources": source}
    says_all(lambda setting: convert(SheetTable(tuple(row), ((2, row),)), setting))
