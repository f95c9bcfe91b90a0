"""Turns the steps of the visit machine into records: pure, given the time."""

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
    """A recording that has been heard at the place at hand."""

    number: int
    medium: str
    channel: str
    since_s: float | None
    """None while it is silent."""
    played_s: float = 0.0


class Observer:
    """Follows one visit after the other. `now` is in seconds of a clock that does not run backwards."""

    def __init__(self) -> None:
        self._visit: _Notes | None = None
        self._now = 0.0

    def step(self, state: VisitState, effects: tuple[Effect, ...], now: float, wall: datetime) -> tuple[Record, ...]:
        """Give what is to be recorded of a step that has led to `state`; `wall` is the time of day."""
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
        """Give what is to be recorded when the kiosk ends in the middle of a visit."""
        return tuple(self._close(INTERRUPTED, now))

    def _close(self, reason: str, now: float) -> list[Record]:
        visit, self._visit = self._visit, None
        return visit.close(reason, now) if visit is not None else []


class _Notes:
    """What is known of one visit while it lasts."""

    def __init__(self, now: float) -> None:
        self._began_s = self._place_since_s = self._active_s = now
        self._place = Place()
        self._language = ""
        self._languages = self._stays = self._played = 0
        self._plays: list[_Play] = []

    def begin(self) -> list[Record]:
        """Give the first place, the home screen."""
        return self._stand(self._place, self._began_s)

    def follow(self, state: VisitState, effects: tuple[Effect, ...], now: float) -> list[Record]:
        """Give what is new in a state."""
        found: list[Record] = []
        self._active_s = max(self._active_s, min(now, state.active_at_s))
        if state.preferences.language != self._language:
            self._language = state.preferences.language
            found.append(LanguageTaken(self._languages, now - self._began_s, self._language))
            self._languages += 1
        if state.place != self._place:
            found += [*self._leave(now), *self._stand(state.place, now)]
        found += [record for play in self._plays if play.channel not in state.playing for record in _silence(play, now)]
        for effect in effects:
            if isinstance(effect, MediumStarted):
                found += self._play(effect, now)
        return found

    def close(self, reason: str, now: float) -> list[Record]:
        """Give the end of the visit."""
        # Nobody knows when a visitor walked away who did not say so: the last that was heard of them counts.
        last_s = self._active_s if reason == EndReason.TIMED_OUT else max(now, self._active_s)
        return [*self._leave(last_s), VisitClosed(last_s - self._began_s, max(0.0, now - last_s), str(reason))]

    def _stand(self, place: Place, now: float) -> list[Record]:
        self._place, self._place_since_s = place, now
        self._plays = []
        self._stays += 1
        return [StayOpened(self._stays - 1, now - self._began_s, place.exhibit or "", place.item or "")]

    def _leave(self, now: float) -> list[Record]:
        silenced = [record for play in self._plays for record in _silence(play, now)]
        return [*silenced, StayClosed(self._stays - 1, max(0.0, now - self._place_since_s))]

    def _play(self, effect: MediumStarted, now: float) -> list[Record]:
        others = [play for play in self._plays if play.channel == effect.channel and play.medium != effect.medium]
        found = [record for play in others for record in _silence(play, now)]
        same = [play for play in self._plays if (play.channel, play.medium) == (effect.channel, effect.medium)]
        for play in same:
            play.since_s = now if play.since_s is None else play.since_s
            return found
        self._plays.append(_Play(self._played, effect.medium, effect.channel, now))
        self._played += 1
        at_s = now - self._began_s
        return [*found, PlayOpened(self._played - 1, at_s, self._stays - 1, effect.channel, effect.medium)]


def _silence(play: _Play, now: float) -> list[Record]:
    if play.since_s is None:
        return []
    play.played_s += max(0.0, now - play.since_s)
    play.since_s = None
    return [PlayClosed(play.number, play.played_s)]
