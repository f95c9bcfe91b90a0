"""A spreadsheet as a timeline or a set of panels: a row is a card or a panel, a column a key, perhaps in a language."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.content.choices import Advisory, MediumKind
from kiosk.content.layouts.registry import LAYOUTS, SPECS, TEXT_KEYS
from kiosk.content.layouts.text import TEXT
from kiosk.curator.imports import spreadsheet_dates, timelinejs
from kiosk.curator.imports.bundle import Bundle, ImportFailedError, Setting, Texts, words
from kiosk.curator.imports.columns import KEYS, known
from kiosk.curator.imports.ids import Ids
from kiosk.curator.imports.imported_media import ImportedMedia
from kiosk.curator.imports.markup import is_markup, markdown, plain, without_links_out
from kiosk.curator.imports.omissions import OmissionKind, shown
from kiosk.curator.imports.table import Row, SheetTable
from kiosk.curator.imports.topic_signs import topic_sign
from kiosk.curator.writing.yaml_layout import clean
from kiosk.i18n.date_reading import Order, is_open, settled

_OF_TIMELINEJS = {"year", "headline", "text", "media"}
_DATES = ("date", "end date")
_PARTS = ("year", "month", "day", "time", "display date")
_MARKED = ("body", "plain language", *TEXT_KEYS)
"""What may hold Markdown."""
_COLUMNS = "Rename them as in the file that `kiosk import template` writes."
Step = Callable[[], None]


def convert(table: SheetTable, setting: Setting, step: Step = lambda: None) -> Bundle:
    """Return an exhibit of ours; `step` is called after each row. Raises ImportFailedError."""
    names = {name.lower() for name in table.columns}
    if names >= _OF_TIMELINEJS:
        told: dict[str, Any] = {"events": [], "eras": [], "title": {}}
        for _, row in table.rows:
            _put(told, row)
        return timelinejs.convert(told, setting, step)
    return _Conversion(table, setting).bundle(table, step)


def _put(told: dict[str, Any], row: Row) -> None:
    """A row of a spreadsheet of TimelineJS, as its JSON has it."""
    start = {part: row.get(part, "") for part in _PARTS}
    start["hour"], _, rest = start.pop("time").partition(":")
    start["minute"], _, start["second"] = rest.partition(":")
    event = {
        "start_date": {**start, "display_date": start.pop("display date")},
        "end_date": {part: row.get(f"end {part}", "") for part in ("year", "month", "day")},
        "text": {"headline": row.get("headline", ""), "text": row.get("text", "")},
        "media": {
            "url": row.get("media", ""),
            **{key: row.get(f"media {key}", "") for key in ("credit", "caption", "thumbnail", "alt")},
        },
        "group": row.get("group", ""),
        "background": {"url": row.get("background", "")},
    }
    kind = row.get("type", "").lower()
    if kind == "title":
        told["title"] = event
    else:
        told["eras" if kind == "era" else "events"].append(event)


class _Conversion:
    """One import of a spreadsheet of ours."""

    def __init__(self, table: SheetTable, setting: Setting) -> None:
        self.columns, strange = known(table.columns)
        self.setting = setting
        self.made = Bundle(setting.exhibit, "panels" if self._has("layout") else "timeline")
        self.omissions = self.made.omissions
        self.media = ImportedMedia(self.made, setting)
        self.ids = Ids()
        self.topics: dict[str, str] = {}
        self.topic_ids = Ids()
        self.sources: dict[str, str] = {}
        self.source_ids = Ids(setting.sources)
        self.orders = self._settle_dates(table)
        for heading in strange:
            self.omissions.add(OmissionKind.COLUMN, heading)
        if not self._has("title"):
            heads = ", ".join(table.columns[:8])
            raise ImportFailedError(f'There is no column "title". The columns are: {heads}. {_COLUMNS}')
        if self.made.kind == "timeline" and not self._has("date"):
            raise ImportFailedError(
                'There is no column "date", which a timeline needs, and none "layout", which panels need.'
            )

    def bundle(self, table: SheetTable, step: Step) -> Bundle:
        for number, row in table.rows:
            cells = self._cells(row)
            if self.made.kind == "panels":
                self._panel(cells, f"row {number}")
            else:
                self._card(cells, f"row {number}")
            step()
        if not self.made.entries:
            raise ImportFailedError("No row of this spreadsheet could be used.\n" + self.omissions.said())
        title = self.setting.exhibit.replace("-", " ").capitalize()
        self.omissions.add(OmissionKind.UNTITLED, "the exhibit: its title and summary", title)
        self.made.head = {"title": title, "summary": f"{title}: {len(self.made.entries)} {self._what()}"}
        return self.made

    def _what(self) -> str:
        return "panels" if self.made.kind == "panels" else "dates"

    def _has(self, key: str) -> bool:
        return any(column.key == key for column in self.columns)

    def _cells(self, row: Row) -> dict[str, dict[str, str]]:
        """Return what a row says, by key and language."""
        found: dict[str, dict[str, str]] = {}
        for column in self.columns:
            cell = clean(row.get(column.name, ""))
            if cell:
                found.setdefault(column.key, {})[column.language] = cell
        return found

    def _card(self, cells: Mapping[str, Texts], place: str) -> None:
        date = self._date(cells, place)
        if not date:
            self.omissions.add(OmissionKind.UNDATED, place, shown(_first(cells, "date")) or "there is no date")
            return
        entry = self._begun(cells, place)
        if entry:
            topic = self._topic(plain(_first(cells, "topic")).text)
            body = self._texts(cells, "body", place)
            self._finish(entry | {"date": date, "body": body, "topic": topic}, cells, place)

    def _panel(self, cells: Mapping[str, Texts], place: str) -> None:
        entry = self._begun(cells, place)
        if not entry:
            return
        layout = _first(cells, "layout").lower().replace(" ", "-") or ("media-left" if "media" in cells else "text")
        if layout not in _LAYOUTS:
            self.omissions.add(OmissionKind.VALUE, place, f"layout {layout}")
            layout = "media-left" if "media" in cells else "text"
        keys = ("eyebrow", "body", *LAYOUTS[layout].text_keys, "plain language")
        texts = {key: self._texts(cells, key, place) for key in keys}
        entry = {"id": entry["id"], "layout": layout, **entry, "date": self._date(cells, place), **texts}
        self._finish(entry, cells, place)

    def _begun(self, cells: Mapping[str, Texts], place: str) -> dict[str, Any]:
        title = self._texts(cells, "title", place)
        if not title:
            self.omissions.add(OmissionKind.ROW, place, "it has no title")
            return {}
        named = _first(cells, "id") or cells["title"].get("", "") or next(iter(cells["title"].values()))
        own = self.ids.new(named, f"{self._what()[:-1]}-{len(self.ids) + 1}")
        return {"id": own, "title": title}

    def _finish(self, entry: dict[str, Any], cells: Mapping[str, Texts], place: str) -> None:
        entry["media"] = self._media(cells, entry["id"], place, entry.get("layout", ""))
        entry["narration"] = self._narration(cells, entry["id"], place)
        entry["sources"] = [self._source(named) for named in _several(_first(cells, "sources"))]
        entry["advisory"] = _first(cells, "advisory")
        if entry["advisory"] and entry["advisory"] not in list(Advisory):
            self.omissions.add(OmissionKind.VALUE, place, f"advisory {entry['advisory']}; the row was left out")
            return
        if self.made.kind == "timeline":
            entry["panel"] = _first(cells, "panel")
        elif not self._shows(entry, place):
            return
        self.made.entries.append(entry)

    def _shows(self, entry: dict[str, Any], place: str) -> bool:
        """Return whether a panel has what its layout shows; one without a picture becomes text."""
        media = entry["media"]
        count = len(media) if isinstance(media, list) else bool(media)
        spec = LAYOUTS[entry["layout"]]
        if spec is not TEXT and (count < spec.least_media or not all(entry.get(key) for key in spec.needs)):
            entry["layout"] = "media-left" if count else "text"
            for key in spec.text_keys:
                if entry.pop(key):
                    self.omissions.add(OmissionKind.VALUE, place, f"{key}, without what the layout {spec.name} needs")
        if entry["layout"] == "text" and not entry.get("body"):
            self.omissions.add(OmissionKind.ROW, place, "it has neither a text nor a picture")
            return False
        return True

    def _settle_dates(self, table: SheetTable) -> dict[str, Order | None]:
        """Return whether day or month comes first in each column of dates, which is said once where it matters."""
        orders: dict[str, Order | None] = {}
        for column in self.columns:
            if column.key in _DATES:
                cells = [cell for _, row in table.rows if (cell := row.get(column.name, ""))]
                order, shown_by = settled(cells)
                orders[column.key] = order
                if order and any(is_open(cell) for cell in cells):
                    detail = f"{order.value}, as {shown_by} shows"
                    self.omissions.add(OmissionKind.DATE_ORDER, f'column "{column.name}"', detail)
        return orders

    def _date(self, cells: Mapping[str, Texts], place: str) -> str:
        first, last = (self._moment(cells, key, place) for key in _DATES)
        date = spreadsheet_dates.span(first, last) if first else ""
        if first and last not in ("", first) and date == first:
            self.omissions.add(OmissionKind.VALUE, place, f"end date {last}, which makes no span with {first}")
        return date

    def _moment(self, cells: Mapping[str, Texts], key: str, place: str) -> str:
        text = _first(cells, key)
        found, why = spreadsheet_dates.of_words(text, self.setting.languages, self.orders.get(key))
        if found and found != " ".join(text.split()):
            self.omissions.add(OmissionKind.DATE_READ, place, f"{text} as {found}")
        elif text and not found:
            self.omissions.add(OmissionKind.VALUE, place, f"{key} {shown(text)}" + (f": {why}" if why else ""))
        return found

    def _texts(self, cells: Mapping[str, Texts], key: str, place: str) -> str | dict[str, str] | None:
        given = {language: self._text(text, key, place) for language, text in cells.get(key, {}).items()}
        return words(given, self.setting, self.omissions, f"{place}, {key}")

    def _text(self, text: str, key: str, place: str) -> str:
        reader = (markdown if is_markup(text) else without_links_out) if key in _MARKED else plain
        found = reader(text)
        for link in found.links:
            self.omissions.add(OmissionKind.LINK, place, link)
        for piece in found.left_out:
            self.omissions.add(OmissionKind.MARKUP, place, piece)
        return found.text

    def _topic(self, title: str) -> str:
        if not title or title in self.topics:
            return self.topics.get(title, "")
        own = self.topics[title] = self.topic_ids.new(title, f"topic-{len(self.topics) + 1}")
        colour, shape = topic_sign(len(self.made.topics))
        self.made.topics[own] = {"title": title, "colour": colour.value, "shape": shape.value}
        return own

    def _media(self, cells: Mapping[str, Texts], name: str, place: str, layout: str) -> str | list[str]:
        about: dict[str, Any] = {key: self._texts(cells, key, place) for key in ("alt", "caption", "credit")}
        about["rights"] = _first(cells, "rights")
        named = _several(_first(cells, "media"))
        kept = [self.media.take(one, place, name, dict(about)) for one in named]
        found = [medium for medium in kept if medium and self.media.kind_of(medium) is not MediumKind.SOUND]
        if layout and LAYOUTS[layout].most_media is None:
            return found
        for medium in found[1:]:
            self.omissions.add(OmissionKind.ALSO, place, f"{medium}: only a gallery shows several")
        return found[0] if found else ""

    def _narration(self, cells: Mapping[str, Texts], name: str, place: str) -> str:
        address = _first(cells, "narration")
        about = {key: self._texts(cells, key, place) for key in ("credit",)} | {"rights": _first(cells, "rights")}
        return self.media.take(address, place, f"{name}-spoken", about, MediumKind.SOUND) if address else ""

    def _source(self, named: str) -> str:
        """Return the id of a source; one that is not listed yet gets an entry with what the cell says for its title."""
        if named in self.setting.sources:
            return named
        if named not in self.sources:
            own = self.sources[named] = self.source_ids.new(named, "source")
            self.made.sources[own] = {"title": named}
        return self.sources[named]


_LAYOUTS = {spec.name for spec in SPECS if set(spec.needs).issubset(KEYS)}
"""Layouts that need nothing for which a spreadsheet has no column."""


def _first(cells: Mapping[str, Texts], key: str) -> str:
    given = cells.get(key, {})
    return given.get("", "") or next(iter(given.values()), "")


def _several(cell: str) -> list[str]:
    return [part for part in (piece.strip() for piece in re.split(r"[;\n|]", cell)) if part]
