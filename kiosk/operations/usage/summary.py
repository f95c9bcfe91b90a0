"""The report as a few lines for the terminal."""

from collections.abc import Sequence

from kiosk.operations.usage.formatting import REASONS, language_name, seconds, share
from kiosk.operations.usage.place_names import PlaceNames
from kiosk.operations.usage.statistics import HOME, Figures, PlaceFigures

_MOST = 5
_BAR = 30


def summary(found: Figures, names: PlaceNames) -> str:
    """Return the most important figures as text."""
    visits = found.visits
    a_day = visits / found.open_days
    busiest = max(range(24), key=lambda hour: found.hours[hour])
    lines = [
        f"{visits:,} visits from {found.first} to {found.last}, on {found.open_days} days ({a_day:.0f} a day)",
        f"Half of them are longer than {seconds(found.median_s)}, and see {found.median_places:g} panels or cards.",
        f"{share(found.plain, visits)} see only the home screen.",
        f"The busiest hour begins at {busiest:02}:00.",
        *_bars("Languages", [(language_name(tag, names.languages), count) for tag, count in found.languages], visits),
        *_bars("How they end", [(REASONS.get(reason, reason), count) for reason, count in found.reasons], visits),
        *_bars("Where they end", [(_name(one, names), one.ended) for one in found.endings[:_MOST]], visits),
    ]
    ends = found.dead_ends[:_MOST]
    if ends:
        lines += ["", "Dead ends (of those who came by, how many went no further)"]
        lines += [f"  {share(one.ended, one.visits):>5}  {_name(one, names)}" for one in ends]
    stays = [one for one in found.places if one.place != HOME and one.median_s is not None][:_MOST]
    if stays:
        lines += ["", "Time at the places that most have seen (half stayed longer)"]
        lines += [f"  {seconds(one.median_s):>11}  {_name(one, names)}" for one in stays]
    return "\n".join(lines)


def _bars(title: str, rows: Sequence[tuple[str, int]], whole: int) -> list[str]:
    if not rows:
        return []
    most = max(count for _, count in rows)
    return ["", title] + [
        f"  {share(count, whole):>5}  {'█' * max(1, round(_BAR * count / most)):<{_BAR}}  {name}"
        for name, count in rows
    ]


def _name(one: PlaceFigures, names: PlaceNames) -> str:
    return names.item(one.place) if one.place == HOME else f"{names.item(one.place)} ({names.exhibit(one.place)})"
