"""The report as one HTML page that needs no other file: each plot with its figures in a table beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.html_page import rendered
from kiosk.operations.usage.formatting import DAYS, REASONS, language_name, seconds, share, span_label
from kiosk.operations.usage.place_names import PlaceNames
from kiosk.operations.usage.plots import bars, columns
from kiosk.operations.usage.statistics import FEW_VISITS, HOME, Figures, PlaceId

MOST_ROWS = 12
"""Of a plot, and of a table that does not scroll."""
_TEMPLATE = Path(__file__).parent / "templates" / "report.html.j2"


@dataclass(frozen=True)
class Heading:
    """What the report is about."""

    title: str
    """Of the exhibition."""
    language: str
    """Of that title."""
    made: date


@dataclass(frozen=True)
class _Row:
    name: str
    values: Sequence[str]
    exhibit: str = ""
    """To which the named place belongs."""


@dataclass(frozen=True)
class _Table:
    heads: Sequence[str]
    rows: Sequence[_Row]
    tall: bool = False
    """Whether it scrolls when it has many rows."""

    @property
    def scrolls(self) -> bool:
        return self.tall and len(self.rows) > MOST_ROWS


@dataclass(frozen=True)
class _Section:
    title: str
    about: str
    plot: str
    """An SVG picture."""
    label: str
    """Of the plot, for a screen reader."""
    table: _Table | None
    """None where there is nothing to show."""
    never_opened: Sequence[str] = ()


def page(found: Figures | None, names: PlaceNames, heading: Heading) -> str:
    """Return the page; when there are no visits it says so."""
    return rendered(
        _TEMPLATE,
        heading=heading,
        days=f"{found.first:%-d %B %Y} to {found.last:%-d %B %Y}, " if found else "",
        made=f"{heading.made:%-d %B %Y}",
        sums=_sums(found) if found else {},
        sections=[*_sections(found, names)] if found else [],
    )


def _sections(found: Figures, names: PlaceNames) -> Iterator[_Section]:
    yield from (_times(found), _weekdays(found), _hours(found), _languages(found, names), _reasons(found))
    yield from (_endings(found, names), _dead_ends(found, names), _dwell(found, names))
    if found.media:
        yield _media(found)


def _sums(found: Figures) -> dict[str, str]:
    return {
        "visits": f"{found.visits:,}",
        "visits on an open day": f"{found.visits / found.open_days:.0f}",
        "half are longer than": seconds(found.median_s),
        "panels or cards a visit": f"{found.median_places:g}",
        "left the home screen": share(found.visits - found.plain, found.visits),
        "changed the language": share(found.switched, found.visits),
    }


def _times(found: Figures) -> _Section:
    labels = [span_label(span.first, found.span_name) for span in found.spans]
    counts = [span.visits for span in found.spans]
    plot = columns(labels, counts)
    table = _table((found.span_name, "visits"), zip(labels, counts, strict=True), tall=True)
    partial = f"The first and the last {found.span_name} may not be whole."
    about = {"day": "", "week": f"Weeks begin on Monday. {partial}", "month": partial}[found.span_name]
    return _Section(f"Visits a {found.span_name}", about, plot, f"Visits in each {found.span_name}", table)


def _weekdays(found: Figures) -> _Section:
    plot = columns(DAYS, [round(visits, 1) for visits in found.weekdays])
    rows = [(day, f"{visits:.1f}") for day, visits in zip(DAYS, found.weekdays, strict=True)]
    about = "How many visits an open Monday, Tuesday … has, on average."
    return _Section("Days of the week", about, plot, "Visits on each day of the week", _table(("day", "visits"), rows))


def _hours(found: Figures) -> _Section:
    busy = [hour for hour, visits in enumerate(found.hours) if visits]
    shown = range(busy[0], busy[-1] + 1)
    labels = [f"{hour:02}:00" for hour in shown]
    plot = columns(labels, [round(found.hours[hour], 2) for hour in shown])
    table = _table(("from", "visits"), [(f"{hour:02}:00", f"{found.hours[hour]:.1f}") for hour in shown])
    about = f"How many visits begin in each hour of an open day, on average over {found.open_days} days."
    return _Section("Visits an hour", about, plot, "Visits in each hour of the day", table)


def _languages(found: Figures, names: PlaceNames) -> _Section:
    rows = [(language_name(tag, names.languages), count) for tag, count in found.languages]
    about = "Each visit counts for the language in which it spent the most time."
    return _counted("Languages", about, "language", rows, found.visits)


def _reasons(found: Figures) -> _Section:
    rows = [(REASONS.get(reason, reason), count) for reason, count in found.reasons]
    return _counted("How visits end", "", "end", rows, found.visits)


def _counted(title: str, about: str, what: str, rows: Sequence[tuple[str, int]], visits: int) -> _Section:
    plot = bars([name for name, _ in rows], [count for _, count in rows])
    table = _table((what, "visits", "share"), [(name, count, share(count, visits)) for name, count in rows])
    return _Section(title, about, plot, f"{title}: visits", table)


def _endings(found: Figures, names: PlaceNames) -> _Section:
    shown = found.endings[:MOST_ROWS]
    plot = bars([names.item(one.place) for one in shown], [one.ended for one in shown])
    rows = [(one.place, f"{one.ended:,}", share(one.ended, found.visits)) for one in shown]
    table = _places_table(("where", "visits", "share"), rows, names)
    return _Section("Where visits end", "The last place of a visit.", plot, "Visits that ended at each place", table)


def _dead_ends(found: Figures, names: PlaceNames) -> _Section:
    shown = found.dead_ends[:MOST_ROWS]
    about = (
        "Of those who came by, how many went no further. The last panel of an exhibit is a natural end; one in the"
        f" middle is worth a look. Places that fewer than {FEW_VISITS} visits have seen are left out."
    )
    if not shown:
        return _Section("Dead ends", about, "", "", None)
    plot = bars([names.item(one.place) for one in shown], [100 * one.ended_share for one in shown], " %")
    rows = [(one.place, share(one.ended, one.visits), f"{one.ended:,} of {one.visits:,}") for one in shown]
    table = _places_table(("where", "ended", "visits"), rows, names)
    never_opened = [names.item(place) for place in names.unseen({one.place for one in found.places})]
    return _Section("Dead ends", about, plot, "Share of visits that went no further", table, never_opened)


def _dwell(found: Figures, names: PlaceNames) -> _Section:
    places = [one for one in found.places if one.place != HOME]
    known = [one for one in places if one.median_s is not None][:MOST_ROWS]
    about = (
        "Half of the visits stayed longer. Visits that timed out at a place are left out of its time: nobody knows when"
        " the visitor walked away. The plot shows the places that were seen most; the table all of them."
    )
    plot = bars([names.item(one.place) for one in known], [one.median_s or 0 for one in known], " s")
    rows = [(one.place, seconds(one.median_s), f"{one.visits:,}") for one in places]
    table = _places_table(("where", "time", "visits"), rows, names, tall=True)
    return _Section("Time at each place", about, plot, "Median time at the places that were seen most", table)


def _media(found: Figures) -> _Section:
    shown = found.media[:MOST_ROWS]
    plot = bars([one.medium for one in shown], [one.visits for one in shown])
    rows = [(f"{one.medium}, {one.channel}", f"{one.visits:,}", seconds(one.median_s)) for one in found.media]
    table = _table(("recording", "visits", "played"), rows, tall=True)
    return _Section(
        "Films and narration", "Visits that played each, and for how long.", plot, "Visits that played each", table
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, tall: bool = False) -> _Table:
    return _Table(heads, [_Row(str(name), _cells(values)) for name, *values in rows], tall)


def _places_table(
    heads: Sequence[str], rows: Sequence[tuple[PlaceId, str, str]], names: PlaceNames, *, tall: bool = False
) -> _Table:
    found = [_Row(names.item(place), values, names.exhibit(place) if place != HOME else "") for place, *values in rows]
    return _Table(heads, found, tall)


def _cells(values: Sequence[object]) -> list[str]:
    return [f"{value:,}" if isinstance(value, int) else str(value) for value in values]
