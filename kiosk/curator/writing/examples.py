"""Filled-in examples of an exhibit, a panel and a card, with the model's words as comments; each passes the check."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.content.layouts.registry import LAYOUTS, SPECS
from kiosk.content.layouts.spec import LayoutSpec
from kiosk.content.layouts.text import TEXT
from kiosk.content.model import Card, PanelSet, Timeline
from kiosk.content.model_fields import keys, leaves
from kiosk.content.panels import Panel
from kiosk.curator.reference.model_keys import said
from kiosk.curator.writing.yaml_layout import WIDTH, written
from kiosk.settings import Settings
from kiosk.settings.fields import Entry

_PANEL_TEXT = """\
This is the text of a panel. Write here what a visitor should know, in two or three short paragraphs: 75 to 150 words \
read well for somebody who stands. Say what happened, where and to whom, and then why it matters today.

Words can be *emphasised* or **strong**, and an empty line begins a paragraph. A list has a dash before each entry:

- name a person or a thing,
- say where it can be seen.

When your own text stands here, save the file and run kiosk check: it names every mistake, and how to mend it."""
_CARD_TEXT = """\
This is the text of a card. Say in one short paragraph what happened on this day, to whom and why it is remembered: \
30 to 75 words read well. A panel has room for more."""
_TITLES = ("The first panel", "The first card", "A panel with a picture")


def words() -> Iterator[str]:
    """Yield all texts of the examples that are there to be written over."""
    yield from (_CARD_TEXT, *_TITLES)
    for spec in SPECS:
        data = _panel_data("an-id", spec, _TITLES[0], ("a/picture",) * spec.example_media)
        shown = Panel.model_validate(data, by_alias=True, by_name=False, context={"language": "en"})
        yield from (leaf.value.source for leaf in leaves(shown) if leaf.names is None)


def summary(title: str) -> str:
    """Return the summary of an exhibit for which nobody has given one."""
    return f"What there is to see in {title}"


def panel(panel_id: str, spec: LayoutSpec, title: str, media: Sequence[str]) -> str:
    """Return a panel as an entry of a list. `media` are as many as the example of its layout shows."""
    data = _panel_data(panel_id, spec, title, media)
    shown = ("body", "media") if spec.example_media else ()
    return _entry(Panel, data, ("eyebrow", "date", *shown, "sources", "narration", "plain language"))


def _panel_data(panel_id: str, spec: LayoutSpec, title: str, media: Sequence[str]) -> dict[str, Any]:
    body = {"body": _PANEL_TEXT} if spec.is_read else {}
    return {"id": panel_id, "layout": spec.name, "title": title, **body, **spec.example(media)}


def card(card_id: str, date: str, title: str, media: Sequence[str] = ()) -> str:
    """Return a card as an entry of a list."""
    data = {"id": card_id, "date": date, "title": title, "body": _CARD_TEXT, "media": next(iter(media), "")}
    return _entry(Card, data, ("topic", "media", "sources", "panel", "narration"))


def panel_set(title: str, summary: str, colour: str, cover: str = "") -> str:
    """Return the text of an exhibit's file, with one panel; `cover` is the picture of its tile."""
    first = panel("first-panel", TEXT, _TITLES[0], ())
    head = {"kind": "panels", "title": title, "summary": summary, "colour": colour, "cover": cover}
    return f"{_commented(PanelSet, head, ('cover', 'advisory', 'ambient'))}\npanels:\n{first}"


def timeline(title: str, summary: str, colour: str) -> str:
    """Return the text of a timeline's file, with one card."""
    first = card("first-card", "1979-01-07", _TITLES[1])
    head = {"kind": "timeline", "title": title, "summary": summary, "colour": colour}
    return f"{_commented(Timeline, head, ('eras', 'topics', 'cover', 'advisory', 'ambient'))}\ncards:\n{first}"


def installation(title: str, language: str, home: Sequence[str], picture: str) -> str:
    """Return the text of exhibits/kiosk.yaml, with examples of the other settings as comments."""
    data = {
        "title": title,
        "languages": [language],
        "home": list(home),
        "idle": {"after": "60 s", "warning": "20 s"},
        "attract": {"media": picture},
    }
    also = ("summary", "eyebrow", "fallback", "screen", "volume", "ambient", "timeline", "deep time", "theme", "staff")
    return _commented(Settings, data, also)


def _entry(model: type[Entry], data: Mapping[str, Any], also: Sequence[str]) -> str:
    lines = textwrap.indent(_commented(model, data, also), "    ")
    return f"  - {lines[4:]}"


def _commented(model: type[Entry], data: Mapping[str, Any], also: Sequence[str]) -> str:
    """Return keys with their values, the words of each key above it, and those that may be added as comments below."""
    parts = []
    for number, (key, value) in enumerate((key, value) for key, value in data.items() if value):
        comment = f"{_comment(model, key)}\n" if number else ""
        parts.append(f"{comment}{written({key: value})}")
    more = [_offered(model, key) for key in also if not data.get(key)]
    return "".join([*parts, "# What else there can be; take away the # to use it:\n", *more] if more else parts)


def _comment(model: type[Entry], key: str) -> str:
    words = said(model)[_attribute(model, key)].words
    if key == "layout":
        words = f"{words.rstrip('.')}: {', '.join(LAYOUTS)}."
    return "\n".join(f"# {line}" for line in textwrap.wrap(re.sub(r"[*`]", "", words), WIDTH))


def _offered(model: type[Entry], key: str) -> str:
    told = said(model)[_attribute(model, key)]
    words = re.sub(r"[*`]", "", told.words)
    return f"# {key}: {told.examples[0]}    # {words}\n"


def _attribute(model: type[Entry], key: str) -> str:
    info = keys(model)[key]
    return next(name for name, own in model.model_fields.items() if own is info)
