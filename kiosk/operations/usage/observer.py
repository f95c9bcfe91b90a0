"""Conversion of the steps of the visit machine into records; pure, since time is an argument."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.operations.usage.records import (
    INTERRUPTED,
    LanguageTaken,
    PlayClosed,
    PlayOpened,
    Record,
    StayClosed,
    StayOpened,
    VisitClosed,
    VisitOpened,
)
from kiosk.visit import Phase, Place, VisitState
from kiosk.visit.effects import Effect, EndReason, MediumStarted, VisitBegan, VisitEnded


@dataclass
class _Play:
    """A recording that was played at the present place."""

    number: int
    medium: str
    channel: str
    since_s: float | None
    """None while it is paused or over."""
    played_s: float = 0.0


class Observer:
    """Observes one visit after the other; `now` is in seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._visit: _Notes | None = None
        self._now = 0.0

    def step(self, state: VisitState, effects: tuple[Effect, ...], now: float, wall: datetime) -> tuple[Record, ...]:
        """Return the records of a step that has led to `state`; `wall` is the local time."""
        self._now = now = max(now, self._now)
        found: list[Record] = []
        for effect in effects:
            if isinstance(effect, VisitBegan):
                self._visit = _Notes(now)
                found += [VisitOpened(wall), *self._visit.begin()]
            elif isinstance(effect, VisitEnded):
                found += self._close(effect.reason, now)
        if self._visit is not None and state.phase is not Phase.ATTRACT:
            found += self._visit.follow(state, effects, now)
        return tuple(found)

    def cut(self, now: float) -> tuple[Record, ...]:
        """Return the records for a kiosk that ends in the middle of a visit."""
        return tuple(self._close(INTERRUPTED, now))

    def _close(self, reason: str, now: float) -> list[Record]:
        visit, self._visit = self._visit, None
        return visit.close(reason, now) if visit is not None else []


class _Notes:
    """The state of a visit in progress."""

    def __init__(self, now: float) -> None:
        self._began_s = self._place_since_s = self._active_s = now
        self._place = Place()
        self._language = ""
        self._languages = self._stays = self._played = 0
        self._plays: list[_Play] = []

    def begin(self) -> list[Record]:
        """Return the record of the first place, the home screen."""
        return self._enter(self._place, self._began_s)

    def follow(self, state: VisitState, effects: tuple[Effect, ...], now: float) -> list[Record]:
        """Return the records of what is new in a state."""
        found: list[Record] = []
        self._active_s = max(self._active_s, min(now, state.active_at_s))
        if state.preferences.language != self._language:
            self._language = state.preferences.language
            found.append(LanguageTaken(self._languages, now - self._began_s, self._language))
            self._languages += 1
        if state.place != self._place:
            found += [*self._leave(now), *self._enter(state.place, now)]
        found += [
            record for play in self._plays if play.channel not in state.playing for record in _end_play(play, now)
        ]
        for effect in effects:
            if isinstance(effect, MediumStarted):
                found += self._play(effect, now)
        return found

    def close(self, reason: str, now: float) -> list[Record]:
        """Return the records of the end of the visit."""
        # The time when a visitor walked away is unknown: the last sign of activity counts.
        last_s = self._active_s if reason == EndReason.TIMED_OUT else max(now, self._active_s)
        return [*self._leave(last_s), VisitClosed(last_s - self._began_s, max(0.0, now - last_s), str(reason))]

    def _enter(self, place: Place, now: float) -> list[Record]:
        self._place, self._place_since_s = place, now
        self._plays = []
        self._stays += 1
        return [StayOpened(self._stays - 1, now - self._began_s, place.exhibit or "", place.item or "")]

    def _leave(self, now: float) -> list[Record]:
        ended = [record for play in self._plays for record in _end_play(play, now)]
        return [*ended, StayClosed(self._stays - 1, max(0.0, now - self._place_since_s))]

    def _play(self, effect: MediumStarted, now: float) -> list[Record]:
        others = [play for play in self._plays if play.channel == effect.channel and play.medium != effect.medium]
        found = [record for play in others for record in _end_play(play, now)]
        same = [play for play in self._plays if (play.channel, play.medium) == (effect.channel, effect.medium)]
        for play in same:
            play.since_s = now if play.since_s is None else play.since_s
            return found
        self._plays.append(_Play(self._played, effect.medium, effect.channel, now))
        self._played += 1
        at_s = now - self._began_s
        return [*found, PlayOpened(self._played - 1, at_s, self._stays - 1, effect.channel, effect.medium)]


def _end_play(play: _Play, now: float) -> list[Record]:
    if play.since_s is None:
        return []
    play.played_s += max(0.0, now - play.since_s)
    play.since_s = None
    return [PlayClosed(play.number, play.played_s)]
