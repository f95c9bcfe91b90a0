"""The importer for TimelineJS 3: its JSON, and the rows of its spreadsheets as `table` reads them.

The format: https://timeline.knightlab.com/docs/json-format.html. It has no year 0: -44 is 44 BCE, which EDTF writes as
-0043.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from kiosk.content.choices import MarkColour, MediumKind
from kiosk.curator.imports import spreadsheet_dates
from kiosk.curator.imports.bounded_reading import json_of
from kiosk.curator.imports.bundle import LONGEST_SUMMARY, Bundle, ImportFailedError, Setting, shortened
from kiosk.curator.imports.ids import Ids
from kiosk.curator.imports.imported_media import ImportedMedia
from kiosk.curator.imports.markup import Marked, is_markup, markdown, plain
from kiosk.curator.imports.omissions import OmissionKind, shown
from kiosk.curator.imports.topic_signs import topic_sign
from kiosk.curator.writing.yaml_layout import clean
from kiosk.i18n.dates import format_date
from kiosk.i18n.edtf import bounds, year_of
from kiosk.timeline.calendar import edtf_year

_NUMBER = re.compile(r"([+-]?\d{1,18})(?:\.0{1,18})?")
_QUOTED = re.compile(r"\s*<(?:blockquote|q|p)\b", re.IGNORECASE)
Step = Callable[[], None]


def read(path: Path) -> dict[str, Any]:
    """Return the data of a TimelineJS file. Raises ImportFailedError."""
    told = json_of(path)
    if isinstance(told, dict) and isinstance(told.get("timeline"), dict):
        raise ImportFailedError(f"{path.name} is of TimelineJS 2. Open it in TimelineJS 3 and save it again.")
    if not isinstance(told, dict) or not isinstance(told.get("events"), list):
        raise ImportFailedError(f'{path.name} is no timeline of TimelineJS 3: it has no list "events".')
    return told


def convert(told: Mapping[str, Any], setting: Setting, step: Step = lambda: None) -> Bundle:
    """Return a timeline exhibit made from the data; `step` is called after each event. Raises ImportFailedError."""
    return _Conversion(setting).bundle(told, step)


class _Conversion:
    """One import."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.made = Bundle(setting.exhibit, "timeline")
        self.omissions = self.made.omissions
        self.media = ImportedMedia(self.made, setting)
        self.ids = Ids()
        self.topics: dict[str, str] = {}
        self.topic_ids = Ids()

    def bundle(self, told: Mapping[str, Any], step: Step) -> Bundle:
        for number, event in enumerate(told["events"], 1):
            self._card(_map(event), number)
            step()
        if not self.made.entries:
            raise ImportFailedError("No event of this timeline has a date that can be read.")
        for number, era in enumerate(_list(told.get("eras")), 1):
            self._era(_map(era), number)
        self._head(_map(told.get("title")))
        return self.made

    def _head(self, slide: Mapping[str, Any]) -> None:
        text = _map(slide.get("text"))
        title = self._plain(text.get("headline"), "the title slide")
        if not title:
            title = self.setting.exhibit.replace("-", " ").capitalize()
            self.omissions.add(OmissionKind.UNTITLED, "the timeline", title)
        summary = self._plain(text.get("text"), "the title slide")
        if not summary:
            dates = [entry["date"] for entry in self.made.entries]
            summary = self._years(dates) or format_date(dates[0], self.setting.language)
        if len(summary) > LONGEST_SUMMARY:
            self.omissions.add(OmissionKind.SHORTENED, "summary", summary)
            summary = shortened(summary)
        self.made.head = {"title": title, "summary": summary}
        medium = self._medium(slide, "cover", "the title slide")
        if medium and self.media.kind_of(medium) is MediumKind.PICTURE:
            self.made.head["cover"] = medium
        self._left_out(slide, "the title slide")

    def _years(self, dates: Iterable[str]) -> str:
        """Return the span from the first to the last date in words, for use as a summary."""
        found = [bounds(date) for date in dates]
        starts = [one.start for one in found if one.start is not None]
        ends = [one.end for one in found if one.end is not None]
        if not starts or not ends:
            return ""
        text = spreadsheet_dates.span(edtf_year(year_of(min(starts))), edtf_year(year_of(max(ends) - 1)))
        return format_date(text, self.setting.language) if text else ""

    def _card(self, event: Mapping[str, Any], number: int) -> None:
        text = _map(event.get("text"))
        title = self._plain(text.get("headline"), f"event {number}")
        place = f"event {number}" + (f" ({title})" if title else "")
        date = self._date(event, place)
        if not date:
            self.omissions.add(OmissionKind.UNDATED, place, _said(event.get("start_date")))
            return
        body = self._marked(text.get("text"), place)
        if not title:
            title = _first_words(
                self._plain(text.get("text"), "") or self._plain(_map(event.get("media")).get("caption"), "")
            )
            title = title or f"{number}"
            self.omissions.add(OmissionKind.UNTITLED, place, title)
        own = self.ids.new(_string(event.get("unique_id")) or title, f"card-{number}")
        quoted = self._quotation(event, place)
        card = {"id": own, "date": date, "title": title, "body": "\n\n".join(part for part in (body, quoted) if part)}
        card["topic"] = self._topic(_string(event.get("group")))
        medium = "" if quoted else self._medium(event, own, place)
        card["narration" if medium and self.media.kind_of(medium) is MediumKind.SOUND else "media"] = medium
        self.made.entries.append(card)
        self._left_out(event, place)

    def _era(self, era: Mapping[str, Any], number: int) -> None:
        title = self._plain(_map(era.get("text")).get("headline"), f"era {number}")
        date = self._date(era, f"era {number}")
        if "/" not in date:
            self.omissions.add(OmissionKind.UNDATED, f"era {number}", title)
            return
        colours = [colour for colour in MarkColour if colour is not MarkColour.PAPER]
        name = title or format_date(date, self.setting.language)
        self.made.eras.append({"title": name, "date": date, "colour": colours[(number - 1) % len(colours)].value})

    def _date(self, event: Mapping[str, Any], place: str) -> str:
        start, end = _map(event.get("start_date")), _map(event.get("end_date"))
        first, last = self._moment(start, place), self._moment(end, place)
        date = spreadsheet_dates.span(first, last) if first else ""
        if first and last and "/" not in date and first != last:
            self.omissions.add(OmissionKind.DATE_COARSER, place, f"{first} to {last}: only the first is kept")
        for one in (event, start, end):
            if _string(one.get("display_date")):
                self.omissions.add(
                    OmissionKind.DATE_IN_WORDS, place, f"“{_string(one['display_date'])}”, kept as {date}"
                )
        return date

    def _moment(self, date: Mapping[str, Any], place: str) -> str:
        year, month, day = (_number(date.get(part)) for part in ("year", "month", "day"))
        if year is None:
            return ""
        text, coarser = spreadsheet_dates.of_parts(year, month or 0, day or 0, _time(date))
        if coarser and text:
            self.omissions.add(OmissionKind.DATE_COARSER, place, f"{_said(date)} became {text}")
        return text

    def _topic(self, group: str) -> str:
        if not group:
            return ""
        if group in self.topics:
            return self.topics[group]
        title = self._plain(group, "the groups")
        if title in self.topics:
            return self.topics[title]
        own = self.topics[title] = self.topic_ids.new(title, f"topic-{len(self.made.topics) + 1}")
        colour, shape = topic_sign(len(self.made.topics))
        self.made.topics[own] = {"title": title, "colour": colour.value, "shape": shape.value}
        self.topics[group] = own
        return own

    def _quotation(self, event: Mapping[str, Any], place: str) -> str:
        """Return the words of a medium that is HTML, such as a quotation."""
        url = _string(_map(event.get("media")).get("url"))
        return self._marked(url, place) if _QUOTED.match(url) else ""

    def _medium(self, event: Mapping[str, Any], name: str, place: str) -> str:
        medium = _map(event.get("media"))
        url = _string(medium.get("url"))
        if not url:
            return ""
        if is_markup(url):
            self.omissions.add(OmissionKind.MARKUP, place, " ".join(url.split())[:80])
            return ""
        about = {
            key: self._plain(medium.get(key), f"{place}, {key} of its medium") for key in ("alt", "caption", "credit")
        }
        about["rights"] = self._plain(medium.get("rights") or medium.get("license"), place)
        found = self.media.take(url, _with(place, about), name, about)
        if _string(medium.get("thumbnail")):
            self.omissions.add(OmissionKind.THUMBNAIL, place)
        return found

    def _left_out(self, event: Mapping[str, Any], place: str) -> None:
        background = _map(event.get("background"))
        if any(_string(background.get(key)) for key in ("url", "color", "colour")):
            self.omissions.add(OmissionKind.BACKGROUND, place, _string(background.get("url")))
        location = _map(event.get("location"))
        if location:
            self.omissions.add(OmissionKind.PLACE, place, _string(location.get("name")))

    def _plain(self, value: object, place: str) -> str:
        found = plain(_string(value))
        self._noted(found, place)
        return found.text

    def _marked(self, value: object, place: str) -> str:
        found = markdown(_string(value))
        self._noted(found, place)
        return found.text

    def _noted(self, found: Marked, place: str) -> None:
        if place:
            for link in found.links:
                self.omissions.add(OmissionKind.LINK, place, link)
            for piece in found.left_out:
                self.omissions.add(OmissionKind.MARKUP, place, piece)


def _with(place: str, about: Mapping[str, str]) -> str:
    """Return a place with the texts of its medium, which would be lost with it."""
    known = "; ".join(words for words in about.values() if words)
    return f"{place}, {known}" if known else place


def _time(date: Mapping[str, Any]) -> str:
    hour, minute, second = (_number(date.get(part)) for part in ("hour", "minute", "second"))
    return "" if hour is None else f"{hour:02d}:{minute or 0:02d}:{second or 0:02d}"


def _first_words(text: str) -> str:
    found = text.split()
    return " ".join(found[:6]) + (" …" if len(found) > 6 else "")


def _number(value: object) -> int | None:
    """Return a whole number; None for anything else, and for numbers of more than 18 digits."""
    found = _NUMBER.fullmatch(_string(value))
    return int(found[1]) if found else None


def _string(value: object) -> str:
    return clean(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _said(date: object) -> str:
    return shown(", ".join(f"{key} {value}" for key, value in _map(date).items() if _string(value)))
