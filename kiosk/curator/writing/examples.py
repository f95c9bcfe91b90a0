"""Filled-in examples of an exhibit, a panel and a card, with the model's words as comments; each passes the check."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.content.choices import Layout
from kiosk.content.model import Card, PanelSet, Timeline
from kiosk.content.model_fields import keys
from kiosk.content.panels import Panel
from kiosk.curator.reference.model_keys import said
from kiosk.curator.writing.yaml_layout import WIDTH, written
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
_SHOWN: dict[Layout, Mapping[str, Any]] = {
    Layout.QUOTE: {
        "quote": {
            "words": "Write here what the person said, without quotation marks.",
            "speaker": "The name of the person",
            "occasion": "When and where it was said",
        }
    },
    Layout.FIGURES: {
        "figures": [
            {"number": "120000", "style": "compact", "about": True, "label": "what the number counts"},
            {"number": "40", "unit": "year", "label": "what lasted so long"},
        ]
    },
}
_LABELS = ("What the first picture shows", "What the second picture shows")
_POINT = {"title": "A point", "body": "What there is to read of it."}
_TITLES = ("The first panel", "The first card")
_ALONE = (Layout.TEXT, Layout.QUOTE, Layout.FIGURES)
"""Layouts that need no picture."""
_READ = (Layout.TEXT, Layout.MEDIA_LEFT, Layout.MEDIA_RIGHT)


def words() -> Iterator[str]:
    """All texts of the examples that are there to be written over."""
    yield from (_PANEL_TEXT, _CARD_TEXT, *_LABELS, *_POINT.values(), *_TITLES)
    yield from _SHOWN[Layout.QUOTE]["quote"].values()
    yield from (figure["label"] for figure in _SHOWN[Layout.FIGURES]["figures"])


def summary(title: str) -> str:
    """The summary of an exhibit for which nobody has given one."""
    return f"What there is to see in {title}"


def panel(panel_id: str, layout: Layout, title: str, media: Sequence[str]) -> str:
    """A panel as an entry of a list. `media` are as many as the layout shows."""
    data: dict[str, Any] = {"id": panel_id, "layout": layout.value, "title": title}
    if layout in _READ:
        data["body"] = _PANEL_TEXT
    data |= _SHOWN.get(layout, {})
    if layout is Layout.COMPARE:
        sides = [{"media": medium, "label": label} for medium, label in zip(media, _LABELS, strict=True)]
        data["compare"] = dict(zip(("before", "after"), sides, strict=True))
    elif media:
        data["media"] = list(media) if layout is Layout.GALLERY else media[0]
    if layout is Layout.HOTSPOTS:
        data["hotspots"] = [{"id": "first-point", "at": [0.5, 0.5], **_POINT}]
    shown = ("body", "media") if layout not in _ALONE else ()
    return _entry(Panel, data, ("eyebrow", "date", *shown, "sources", "narration", "plain language"))


def card(card_id: str, date: str, title: str, media: Sequence[str] = ()) -> str:
    """A card as an entry of a list."""
    data = {"id": card_id, "date": date, "title": title, "body": _CARD_TEXT, "media": next(iter(media), "")}
    return _entry(Card, data, ("topic", "media", "sources", "panel", "narration"))


def panel_set(title: str, summary: str, colour: str) -> str:
    """The text of an exhibit's file, with one panel."""
    first = panel("first-panel", Layout.TEXT, _TITLES[0], ())
    head = {"kind": "panels", "title": title, "summary": summary, "colour": colour}
    return f"{_commented(PanelSet, head, ('cover', 'advisory', 'ambient'))}\npanels:\n{first}"


def timeline(title: str, summary: str, colour: str) -> str:
    """The text of a timeline's file, with one card."""
    first = card("first-card", "1979-01-07", _TITLES[1])
    head = {"kind": "timeline", "title": title, "summary": summary, "colour": colour}
    return f"{_commented(Timeline, head, ('eras', 'topics', 'cover', 'advisory', 'ambient'))}\ncards:\n{first}"


def _entry(model: type[Entry], data: Mapping[str, Any], also: Sequence[str]) -> str:
    lines = textwrap.indent(_commented(model, data, also), "    ")
    return f"  - {lines[4:]}"


def _commented(model: type[Entry], data: Mapping[str, Any], also: Sequence[str]) -> str:
    """Keys with their values, the words of each key above it, and those that may be added as comments below."""
    parts = []
    for number, (key, value) in enumerate((key, value) for key, value in data.items() if value):
        comment = f"{_comment(model, key)}\n" if number else ""
        parts.append(f"{comment}{written({key: value})}")
    more = [_offered(model, key) for key in also if not data.get(key)]
    return "".join([*parts, "# What else there can be; take away the # to use it:\n", *more] if more else parts)


def _comment(model: type[Entry], key: str) -> str:
    words = said(model)[_attribute(model, key)].words
    if key == "layout":
        words = f"{words.rstrip('.')}: {', '.join(Layout)}."
    return "\n".join(f"# {line}" for line in textwrap.wrap(re.sub(r"[*`]", "", words), WIDTH))


def _offered(model: type[Entry], key: str) -> str:
    told = said(model)[_attribute(model, key)]
    words = re.sub(r"[*`]", "", told.words)
    return f"# {key}: {told.examples[0]}    # {words}\n"


def _attribute(model: type[Entry], key: str) -> str:
    info = keys(model)[key]
    return next(name for name, own in model.model_fields.items() if own is info)
