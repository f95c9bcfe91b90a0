"""The report as one HTML page that needs nothing else: each plot with its figures in a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from kiosk.operations.usage.formatting import DAYS, REASONS, language_name, seconds, share, span_label
from kiosk.operations.usage.place_names import PlaceNames
from kiosk.operations.usage.statistics import FEW_VISITS, HOME, Figures, PlaceFigures, PlaceId

MOST_ROWS = 12
_CSS = """
:root { color-scheme: light; --ink: #1b1a18; --dim: #5f5b55; --line: #d9d4cc; --red: #b3261e; --paper: #faf7f2; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 "Noto Sans", "Noto Sans Khmer", "Noto Sans Arabic", system-ui, sans-serif; }
main { max-width: 1280px; margin: 0 auto; padding: 40px 32px 64px; }
header p { color: var(--dim); margin: 4px 0 0; }
h1 { font: 600 40px/1.15 "Noto Serif", Georgia, serif; margin: 0; }
h2 { font: 600 24px/1.25 "Noto Serif", Georgia, serif; margin: 0 0 4px; }
section { border-top: 2px solid var(--ink); margin-top: 48px; padding-top: 16px; }
section > p { color: var(--dim); margin: 0 0 16px; max-width: 75ch; }
.both { display: grid; grid-template-columns: minmax(0, 1.7fr) minmax(320px, 1fr); gap: 40px; align-items: start; }
figure { margin: 0; position: sticky; top: 16px; }
figure svg .text-overlay text { text-anchor: start; }
figure svg { display: block; width: 100%; height: auto; }
dl.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 24px; margin: 32px 0 0; }
dl.sums div { border-top: 4px solid var(--red); padding-top: 8px; display: flex; flex-direction: column;
  justify-content: space-between; }
dt { color: var(--dim); } dd { margin: 0; font: 600 30px/1.2 "Noto Serif", Georgia, serif; }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
caption { text-align: left; color: var(--dim); padding-bottom: 6px; }
th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; } tbody th { font-weight: 400; }
th.n, td.n { text-align: right; padding-right: 0; padding-left: 18px; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.tall { max-height: 420px; overflow: auto; } .tall thead th { position: sticky; top: 0; background: var(--paper); }
small { color: var(--dim); display: block; font-size: 13px; }
details { margin-top: 20px; } summary { cursor: pointer; color: var(--red); font-weight: 600; }
ul { columns: 3 260px; padding-left: 20px; margin: 8px 0 0; }
@media (max-width: 900px) { .both { grid-template-columns: minmax(0, 1fr); } figure { position: static; } }
@media print { figure { position: static; } body { background: none; } section { break-inside: avoid; }
  .tall { max-height: none; } }
"""


@dataclass(frozen=True)
class Heading:
    """What the report is about."""

    title: str
    """Of the exhibition."""
    language: str
    """In which that title is."""
    made: date


def page(found: Figures | None, names: PlaceNames, heading: Heading) -> str:
    """Give the page; of no visits it says that there are none."""
    body = _body(found, names) if found else "<p>No visit is recorded in this time.</p>"
    days = f"{found.first:%-d %B %Y} to {found.last:%-d %B %Y}, " if found else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Visits: {escape(heading.title)}</title>
<style>{_CSS}</style>
</head>
<body>
<main>
<header>
<h1>Visits: <span lang="{escape(heading.language)}" dir="auto">{escape(heading.title)}</span></h1>
<p>{days}made on {heading.made:%-d %B %Y} by Vitrine</p>
</header>
{body}
</main>
</body>
</html>
"""


def _body(found: Figures, names: PlaceNames) -> str:
    sections = [_sums(found), _times(found), _weekdays(found), _hours(found), _languages(found, names), _reasons(found)]
    return "\n".join([*sections, _endings(found, names), _dead_ends(found, names), _dwell(found, names), _media(found)])


def _sums(found: Figures) -> str:
    sums = {
        "visits": f"{found.visits:,}",
        "visits on an open day": f"{found.visits / found.open_days:.0f}",
        "half are longer than": seconds(found.median_s),
        "panels or cards a visit": f"{found.median_places:g}",
        "left the home screen": share(found.visits - found.plain, found.visits),
        "changed the language": share(found.switched, found.visits),
    }
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in sums.items())
    return f'<dl class="sums">{items}</dl>'


def _times(found: Figures) -> str:
    from kiosk.operations.usage.plots import columns

    labels = [span_label(span.first, found.span_name) for span in found.spans]
    counts = [span.visits for span in found.spans]
    plot = columns(labels, counts)
    table = _table((found.span_name, "visits"), list(zip(labels, counts, strict=True)), tall=True)
    partial = f"The first and the last {found.span_name} may not be whole."
    about = {"day": "", "week": f"Weeks begin on Monday. {partial}", "month": partial}[found.span_name]
    return _section(f"Visits a {found.span_name}", about, plot, f"Visits in each {found.span_name}", table)


def _weekdays(found: Figures) -> str:
    from kiosk.operations.usage.plots import columns

    plot = columns(DAYS, [round(visits, 1) for visits in found.weekdays])
    rows = [(day, f"{visits:.1f}") for day, visits in zip(DAYS, found.weekdays, strict=True)]
    about = "How many visits an open Monday, Tuesday … has, on average."
    return _section("Days of the week", about, plot, "Visits on each day of the week", _table(("day", "visits"), rows))


def _hours(found: Figures) -> str:
    from kiosk.operations.usage.plots import columns

    busy = [hour for hour, visits in enumerate(found.hours) if visits]
    shown = range(busy[0], busy[-1] + 1)
    labels = [f"{hour:02}:00" for hour in shown]
    plot = columns(labels, [round(found.hours[hour], 2) for hour in shown])
    table = _table(("from", "visits"), [(f"{hour:02}:00", f"{found.hours[hour]:.1f}") for hour in shown])
    about = f"How many visits begin in each hour of an open day, on average over {found.open_days} days."
    return _section("Visits an hour", about, plot, "Visits in each hour of the day", table)


def _languages(found: Figures, names: PlaceNames) -> str:
    rows = [(language_name(tag, names.languages), count) for tag, count in found.languages]
    about = "Each visit counts for the language in which it spent the most time."
    return _counted("Languages", about, "language", rows, found.visits)


def _reasons(found: Figures) -> str:
    rows = [(REASONS.get(reason, reason), count) for reason, count in found.reasons]
    return _counted("How visits end", "", "end", rows, found.visits)


def _counted(title: str, about: str, what: str, rows: Sequence[tuple[str, int]], visits: int) -> str:
    from kiosk.operations.usage.plots import bars

    plot = bars([name for name, _ in rows], [count for _, count in rows])
    table = _table((what, "visits", "share"), [(name, count, share(count, visits)) for name, count in rows])
    return _section(title, about, plot, f"{title}: visits", table)


def _endings(found: Figures, names: PlaceNames) -> str:
    from kiosk.operations.usage.plots import bars

    shown = found.endings[:MOST_ROWS]
    plot = bars([names.item(one.place) for one in shown], [one.ended for one in shown])
    rows = [(one.place, f"{one.ended:,}", share(one.ended, found.visits)) for one in shown]
    table = _places_table(("where", "visits", "share"), rows, names)
    return _section("Where visits end", "The last place of a visit.", plot, "Visits that ended at each place", table)


def _dead_ends(found: Figures, names: PlaceNames) -> str:
    from kiosk.operations.usage.plots import bars

    shown = found.dead_ends[:MOST_ROWS]
    about = (
        "Of those who came by, how many went no further. The last panel of an exhibit is a natural end; one in the"
        f" middle is worth a look. Places that fewer than {FEW_VISITS} visits have seen are left out."
    )
    if not shown:
        return _section("Dead ends", about, "", "", "<p>There are none.</p>")
    plot = bars([names.item(one.place) for one in shown], [100 * one.ended_share for one in shown], " %")
    rows = [(one.place, share(one.ended, one.visits), f"{one.ended:,} of {one.visits:,}") for one in shown]
    unseen = names.unseen({one.place for one in found.places})
    table = _places_table(("where", "ended", "visits"), rows, names) + _unseen(unseen, names)
    return _section("Dead ends", about, plot, "Share of visits that went no further", table)


def _unseen(places: Sequence[PlaceId], names: PlaceNames) -> str:
    if not places:
        return ""
    items = "".join(f'<li dir="auto">{escape(names.item(place))}</li>' for place in places)
    return f"<details><summary>Never opened: {len(places)}</summary><ul>{items}</ul></details>"


def _dwell(found: Figures, names: PlaceNames) -> str:
    from kiosk.operations.usage.plots import bars

    places = [one for one in found.places if one.place != HOME]
    known = [one for one in places if one.median_s is not None][:MOST_ROWS]
    about = (
        "Half of the visits stayed longer. Visits that timed out at a place are left out of its time: nobody knows when"
        " the visitor walked away. The plot shows the places that were seen most; the table all of them."
    )
    plot = bars([names.item(one.place) for one in known], [one.median_s or 0 for one in known], " s")
    rows = [(one.place, seconds(one.median_s), f"{one.visits:,}") for one in places]
    table = _places_table(("where", "time", "visits"), rows, names, tall=True)
    return _section("Time at each place", about, plot, "Median time at the places that were seen most", table)


def _media(found: Figures) -> str:
    from kiosk.operations.usage.plots import bars

    if not found.media:
        return ""
    shown = found.media[:MOST_ROWS]
    plot = bars([one.medium for one in shown], [one.visits for one in shown])
    rows = [(f"{one.medium}, {one.channel}", f"{one.visits:,}", seconds(one.median_s)) for one in found.media]
    table = _table(("recording", "visits", "played"), rows, tall=True)
    return _section(
        "Films and narration", "Visits that played each, and for how long.", plot, "Visits that played each", table
    )


def _section(title: str, about: str, plot: str, label: str, table: str) -> str:
    said = f"<p>{about}</p>" if about else ""
    # The table says all that the plot shows: to a screen reader the plot is one picture with a name.
    figure = f'<figure role="img" aria-label="{escape(label)}; the table beside it has the figures">{plot}</figure>'
    return (
        f'<section><h2>{title}</h2>{said}<div class="both">{figure if plot else ""}<div>{table}</div></div></section>'
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]], *, tall: bool = False) -> str:
    return _wrapped(heads, ["".join(_cells(escape(str(row[0])), row[1:])) for row in rows], tall=tall)


def _places_table(
    heads: Sequence[str], rows: Sequence[tuple[PlaceId, str, str]], names: PlaceNames, *, tall: bool = False
) -> str:
    found = []
    for place, *values in rows:
        above = f"<small>{escape(names.exhibit(place))}</small>" if place != HOME else ""
        found.append(_cells(f"{escape(names.item(place))}{above}", values))
    return _wrapped(heads, found, tall=tall)


def _cells(first: str, values: Sequence[object]) -> str:
    numbers = [f"{value:,}" if isinstance(value, int) else str(value) for value in values]
    return f'<th scope="row" dir="auto">{first}</th>' + "".join(f'<td class="n">{number}</td>' for number in numbers)


def _wrapped(heads: Sequence[str], rows: Sequence[str], *, tall: bool) -> str:
    first, *others = heads
    head = f'<th scope="col">{first}</th>' + "".join(f'<th scope="col" class="n">{name}</th>' for name in others)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    if not tall or len(rows) <= MOST_ROWS:
        return table
    # What scrolls must be reached without a mouse, and have a name.
    return f'<div class="tall" tabindex="0" role="region" aria-label="{", ".join(heads)}">{table}</div>'


__all__ = ["Heading", "PlaceFigures", "page"]
