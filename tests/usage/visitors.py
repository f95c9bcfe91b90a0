"""Makes visits by the thousand, as the visit machine would have them, and writes them into a record of visits."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from kiosk.operations.usage.database import VisitDatabase
from kiosk.operations.usage.observer import Observer
from kiosk.operations.usage.records import Record
from kiosk.visit import Outline, OutlineItem, Place, Rules, VisitMachine
from kiosk.visit import events as ev
from kiosk.visit.state import Phase

EXHIBITS = {
    "road-to-phnom-penh": ("the-offensive", "five-fronts", "seven-january", "the-city", "the-film"),
    "democratic-kampuchea": ("an-emptied-city", "the-camps", "s-21", "life-on-the-border", "numbers"),
    "fourteen-days": tuple(f"day-{number:02}" for number in range(1, 15)),
    "aid-and-rebuilding": ("hunger", "the-convoys", "schools", "a-tribunal"),
    "whose-history": ("names-of-a-day", "the-vote", "memory"),
}
HOURS = {9: 4, 10: 9, 11: 12, 12: 7, 13: 8, 14: 13, 15: 14, 16: 10, 17: 5}
LANGUAGES = {"en": 40, "vi": 25, "km": 20, "fr": 10, "ar": 5}
OUTLINE = Outline({name: tuple(OutlineItem(item) for item in items) for name, items in EXHIBITS.items()})
MACHINE = VisitMachine(Rules(tuple(LANGUAGES)), OUTLINE)
ZONE = timezone(timedelta(hours=7))
DWELL_S = {name: 8 + sum(map(ord, name)) % 50 for items in EXHIBITS.values() for name in items}
TIRING = {"numbers", "the-convoys", "day-09"}


class Visitor:
    """Somebody in front of a kiosk without a screen."""

    def __init__(self, chance: random.Random, began: datetime, now: float = 0.0) -> None:
        self.chance, self.began, self.now, self.start = chance, began, now, now
        self.observer = Observer()
        self.state = MACHINE.start(now)
        self.records: list[Record] = []

    def do(self, event: ev.Event, after_s: float = 0.0) -> None:
        self.now += after_s
        self.state, effects = MACHINE.handle(self.state, event, self.now)
        wall = self.began + timedelta(seconds=self.now - self.start)
        self.records += self.observer.step(self.state, effects, self.now, wall)

    def visit(self) -> list[Record]:
        chance = self.chance
        self.do(ev.Woken(weighted(chance, LANGUAGES)))
        if chance.random() < 0.15:
            self.do(ev.LanguageChosen(weighted(chance, LANGUAGES)), 6)
        for exhibit in chance.sample(list(EXHIBITS), chance.choice([0, 1, 1, 1, 2, 2, 3])):
            self.do(ev.PlaceOpened(Place(exhibit)), chance.uniform(2, 12))
            if self._through(exhibit):
                self._walk_away()
                return self.records
            self.do(ev.PlaceOpened(Place()), 3)
        if chance.random() < 0.3:
            self.do(ev.StartOverChosen(), 2)
        else:
            self._walk_away()
        return self.records

    def _through(self, exhibit: str) -> bool:
        """Look at some panels; tell whether the visitor has had enough."""
        for item in EXHIBITS[exhibit]:
            seconds = self.chance.expovariate(1 / DWELL_S[item])
            if self.chance.random() < 0.12:
                self.do(ev.PlaybackStarted("narration", f"audio/{item}"), 2)
                self.do(ev.PlaybackEnded("narration"), seconds)
            if self.chance.random() < (0.35 if item in TIRING else 0.06):
                return True
            if self.chance.random() < 0.1:
                return False
            self.do(ev.StepTaken(1), min(seconds, 55))
        return False

    def _walk_away(self) -> None:
        while self.state.phase is not Phase.ATTRACT:
            self.do(ev.Ticked(), 5)


def weighted(chance: random.Random, shares: dict) -> object:
    return chance.choices(list(shares), list(shares.values()))[0]


def visits(
    number: int, seed: int = 7, last: datetime = datetime(2026, 11, 20, 17, tzinfo=ZONE)
) -> Iterator[list[Record]]:
    """Yield the records of each visit, spread over the opening days of the 75 weeks before, Mondays closed."""
    chance = random.Random(seed)
    days = [last.date() - timedelta(days=back) for back in range(525, -1, -1)]
    days = [day for day in days if day.weekday() != 0]
    for day in sorted(chance.choices(days, [3 if day.weekday() > 4 else 1 for day in days], k=number)):
        began = datetime(day.year, day.month, day.day, weighted(chance, HOURS), chance.randrange(60), tzinfo=ZONE)
        yield Visitor(chance, began).visit()


def fill(file: Path, number: int) -> None:
    """Write a record with so many visits."""
    store = VisitDatabase(file)
    store.write(record for records in visits(number) for record in records)
    store.close()
