"""Statistics of the visits for the report; pure functions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean, median

from kiosk.operations.usage.reading import RecordedVisit
from kiosk.visit.effects import EndReason

MOST_DAYS_SHOWN, MOST_WEEKS_SHOWN = 62, 104
"""Beyond these numbers, days are shown as weeks, and weeks as months."""
FEW_VISITS = 10
"""For places with fewer visits a share means little."""
PlaceId = tuple[str, str]
HOME: PlaceId = ("", "")


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What visitors did at a place."""

    place: PlaceId
    visits: int
    """Visits that saw it, each counted once."""
    median_s: float | None
    """Of the total time of a visit at this place, where it is known: visits that timed out here are left out."""
    ended: int
    """Visits whose last place it was."""

    @property
    def ended_share(self) -> float:
        """Share of the visits to this place that ended there; 0 to 1."""
        return self.ended / self.visits if self.visits else 0.0


@dataclass(frozen=True, slots=True)
class MediumFigures:
    """How a recording or a film was played."""

    medium: str
    channel: str
    visits: int
    median_s: float


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week or a month, and how many visits began in it."""

    first: date
    visits: int


@dataclass(frozen=True)
class Figures:
    """Everything that the report shows."""

    visits: int
    first: date
    last: date
    open_days: int
    """Days with at least one visit."""
    median_s: float
    median_places: float
    """Panels and cards of a visit; the home screen does not count."""
    plain: int
    """Visits that saw nothing but the home screen."""
    spans: tuple[Period, ...]
    span_name: str
    """day | week | month"""
    weekdays: tuple[float, ...]
    """Visits on an open Monday, Tuesday ..., on average; 7."""
    hours: tuple[float, ...]
    """Visits that began in each hour of an open day, on average; 24."""
    languages: tuple[tuple[str, int], ...]
    """The language in which each visit spent the most time, the most frequent first."""
    switched: int
    """Visits in which the language was changed."""
    reasons: tuple[tuple[str, int], ...]
    places: tuple[PlaceFigures, ...]
    """All places that were visited, the most visited first."""
    media: tuple[MediumFigures, ...]

    @property
    def dead_ends(self) -> tuple[PlaceFigures, ...]:
        """Places other than the home screen, by the share of visits that ended there."""
        seen = [one for one in self.places if one.place != HOME and one.visits >= FEW_VISITS and one.ended]
        return tuple(sorted(seen, key=lambda one: (-one.ended_share, -one.visits)))

    @property
    def endings(self) -> tuple[PlaceFigures, ...]:
        """Places by the number of visits that ended there."""
        return tuple(sorted((one for one in self.places if one.ended), key=lambda one: -one.ended))


def figures(visits: Sequence[RecordedVisit]) -> Figures | None:
    """Return the figures of all visits; None when there are none."""
    if not visits:
        return None
    days = Counter(visit.began.date() for visit in visits)
    hours = Counter(visit.began.hour for visit in visits)
    name, spans = _spans(days)
    seen = [sum(stay.place != HOME for stay in visit.stays) for visit in visits]
    return Figures(
        visits=len(visits),
        first=min(days),
        last=max(days),
        open_days=len(days),
        median_s=median(visit.duration_s for visit in visits),
        median_places=median(seen),
        plain=seen.count(0),
        spans=spans,
        span_name=name,
        weekdays=_weekdays(days),
        hours=tuple(hours[hour] / len(days) for hour in range(24)),
        languages=tuple(Counter(_language(visit) for visit in visits).most_common()),
        switched=sum(len(visit.languages) > 1 for visit in visits),
        reasons=tuple(Counter(visit.reason for visit in visits).most_common()),
        places=_places(visits),
        media=_media(visits),
    )


def _spans(days: Counter[date]) -> tuple[str, tuple[Period, ...]]:
    """Return the visits of each day between the first and the last, or of each week or month for long periods."""
    first, last = min(days), max(days)
    length = (last - first).days + 1
    if length <= MOST_DAYS_SHOWN:
        every = [first + timedelta(days=number) for number in range(length)]
        return "day", tuple(Period(day, days[day]) for day in every)
    if length <= 7 * MOST_WEEKS_SHOWN:
        monday = first - timedelta(days=first.weekday())
        weeks = [monday + timedelta(days=number) for number in range(0, (last - monday).days + 1, 7)]
        counted = Counter[date]()
        for day, number in days.items():
            counted[day - timedelta(days=day.weekday())] += number
        return "week", tuple(Period(week, counted[week]) for week in weeks)
    counted = Counter[date]()
    for day, number in days.items():
        counted[day.replace(day=1)] += number
    return "month", tuple(Period(month, counted[month]) for month in _months(first, last))


def _weekdays(days: Counter[date]) -> tuple[float, ...]:
    of_each: list[list[int]] = [[] for _ in range(7)]
    for day, visits in days.items():
        of_each[day.weekday()].append(visits)
    return tuple(mean(visits) if visits else 0.0 for visits in of_each)


def _months(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _language(visit: RecordedVisit) -> str:
    """Return the language in which a visit spent the most time."""
    spent: defaultdict[str, float] = defaultdict(float)
    ends = [*(taken.at_s for taken in visit.languages[1:]), visit.duration_s]
    for taken, end in zip(visit.languages, ends, strict=False):
        spent[taken.language] += max(0.0, end - taken.at_s)
    return max(spent, key=lambda language: spent[language], default="")


def _places(visits: Iterable[RecordedVisit]) -> tuple[PlaceFigures, ...]:
    spent: defaultdict[PlaceId, list[float]] = defaultdict(list)
    known: defaultdict[PlaceId, list[float]] = defaultdict(list)
    ended = Counter[PlaceId]()
    for visit in visits:
        here: defaultdict[PlaceId, float] = defaultdict(float)
        for stay in visit.stays:
            here[stay.place] += stay.dwell_s
        last = visit.stays[-1].place if visit.stays else None
        for place, seconds in here.items():
            spent[place].append(seconds)
            # The time at which a visitor walked away is unknown.
            if visit.reason != EndReason.TIMED_OUT or place != last:
                known[place].append(seconds)
        if last is not None:
            ended[last] += 1
    found = [
        PlaceFigures(place, len(each), median(known[place]) if known[place] else None, ended[place])
        for place, each in spent.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.visits, one.place)))


def _media(visits: Iterable[RecordedVisit]) -> tuple[MediumFigures, ...]:
    played: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for visit in visits:
        here: defaultdict[tuple[str, str], float] = defaultdict(float)
        for play in visit.plays:
            here[play.medium, play.channel] += play.played_s
        for key, seconds in here.items():
            played[key].append(seconds)
    found = [MediumFigures(medium, channel, len(each), median(each)) for (medium, channel), each in played.items()]
    return tuple(sorted(found, key=lambda one: (-one.visits, one.medium)))
