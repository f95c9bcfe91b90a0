from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.yaml_source import parse
from kiosk.curator.writing.yaml_layout import clean, entries, written

texts = st.text(max_size=60) | st.text("ab:-#'\"[]{}|>&*!%@` \n,?~0123", max_size=40)
keys = st.sampled_from(["title", "body", "en", "vi", "sign language"])
data = st.recursive(
    texts | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def as_read(value):
    """What the kiosk has of a value: long texts end in a line end, which it takes off."""
    if isinstance(value, dict):
        return {key: as_read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_read(one) for one in value]
    return value.rstrip("\n") if isinstance(value, str) else value


def as_meant(value):
    if isinstance(value, dict):
        kept = {key: as_meant(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in ("", {}, [])}
    if isinstance(value, list):
        return [as_meant(one) for one in value]
    return clean(value) if isinstance(value, str) else value


@settings(max_examples=300)
@given(st.dictionaries(keys, data, min_size=1, max_size=5))
def test_what_is_written_is_read_back(told):
    meant = as_meant(told)
    if meant:
        assert as_read(parse(written(told).encode(), "x").data) == meant


def test_yaml_is_written_as_a_person_would():
    told = {
        "title": {"en": "Phnom Penh: a city", "vi": "Thành phố"},
        "summary": "Nothing, really",
        "date": -499,
        "at": [0.5, 1.0],
        "sources": ["a", "b"],
        "body": "One.\n\nTwo.",
        "country": "no",
        "about": True,
        "empty": "",
    }
    assert written(told) == (
        'title: {en: "Phnom Penh: a city", vi: Thành phố}\nsummary: Nothing, really\ndate: -499\nat: [0.5, 1]\n'
        'sources: [a, b]\nbody: |\n  One.\n\n  Two.\ncountry: "no"\nabout: true\n'
    )
    assert (
        entries("cards", [{"id": "a"}, {"id": "b", "title": "B"}]) == "cards:\n  - id: a\n\n  - id: b\n    title: B\n"
    )
