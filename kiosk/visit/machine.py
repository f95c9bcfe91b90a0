"""The visit machine: from a state, an event and the time to the next state and its effects."""

from dataclasses import replace
from functools import singledispatchmethod

from kiosk.visit import events as ev
from kiosk.visit import staff_mode
from kiosk.visit.effects import (
    AllSoundStopped,
    Effect,
    EndReason,
    LanguageSwitched,
    MediaStopped,
    MediumStarted,
    VisitBegan,
    VisitEnded,
)
from kiosk.visit.outline import Outline, Rules
from kiosk.visit.state import PACES, TEXT_SIZES, Phase, Place, Preferences, VisitState

Step = tuple[VisitState, tuple[Effect, ...]]


class VisitMachine:
    """The state machine of visits. It has no clock of its own: times are passed in, as seconds of a monotonic clock."""

    def __init__(self, rules: Rules, outline: Outline) -> None:
        """Take the installation's rules and the outline of the exhibition."""
        self.rules = rules
        self.outline = outline
        # Bound once: singledispatchmethod binds anew at each access, which takes longer than most events.
        self._handle_browsing = self._browse

    def start(self, now: float, default_volume: float | None = None) -> VisitState:
        """Return the initial state of a visit, with the volume that staff have set."""
        volume = self.rules.volume if default_volume is None else default_volume
        preferences = Preferences(language=self.rules.languages[0], volume=volume)
        return VisitState(preferences=preferences, active_at_s=now, default_volume=default_volume)

    def handle(self, state: VisitState, event: ev.Event, now: float) -> Step:
        """Return the state and the effects after an event; an event that does not apply changes nothing."""
        now = max(now, state.active_at_s)
        if staff_mode.concerns(state, event):
            return staff_mode.handle(state, event, now, self.rules.languages, self.start(now, state.default_volume))
        return self._visit(state, event, now)

    def idle_limit_s(self, place: Place) -> float:
        """Return the seconds without a touch before the warning at a place."""
        return max(self.rules.idle_after_s, self.outline.reading_s(place))

    def countdown_s(self, state: VisitState, now: float) -> float:
        """Return the seconds left before the reset; the whole duration of the warning while there is none."""
        if state.warned_at_s is None:
            return self.rules.warning_s
        return max(0.0, self.rules.warning_s - (now - state.warned_at_s))

    def _visit(self, state: VisitState, event: ev.Event, now: float) -> Step:
        if isinstance(event, ev.Ticked):
            return self._ticked(state, now)
        if isinstance(event, ev.ScreenFailed | ev.StartOverChosen):
            reason = EndReason.FAILED if isinstance(event, ev.ScreenFailed) else EndReason.LEFT
            return self._reset(state, reason, now)
        if isinstance(event, ev.PlaybackStarted | ev.PlaybackEnded):
            return self._playback(state, event, now)
        if state.phase is Phase.ATTRACT:
            return self._wake(state, event.language, now) if isinstance(event, ev.Woken) else (state, ())
        kept = replace(state, phase=Phase.BROWSE, warned_at_s=None, active_at_s=now)
        # During the warning every touch only means that the visitor is still there.
        if state.phase is Phase.WARN:
            return kept, ()
        return self._handle_browsing(event, kept)

    def _ticked(self, state: VisitState, now: float) -> Step:
        if state.phase is Phase.WARN and self.countdown_s(state, now) <= 0:
            return self._reset(state, EndReason.TIMED_OUT, now)
        idle = state.phase is Phase.BROWSE and not state.playing
        # The warning is timed from when it appears, so that a stall never shortens it.
        if idle and now - state.active_at_s >= self.idle_limit_s(state.place):
            return replace(state, phase=Phase.WARN, warned_at_s=now), ()
        return state, ()

    def _reset(self, state: VisitState, reason: EndReason, now: float) -> Step:
        if state.phase is Phase.ATTRACT and reason is not EndReason.FAILED:
            return state, ()
        ended = () if state.phase in (Phase.ATTRACT, Phase.STAFF) else (VisitEnded(reason),)
        return self.start(now, state.default_volume), (AllSoundStopped(), *ended)

    def _wake(self, state: VisitState, language: str, now: float) -> Step:
        chosen = language if language in self.rules.languages else self.rules.languages[0]
        preferences = replace(state.preferences, language=chosen)
        woken = replace(state, phase=Phase.BROWSE, preferences=preferences, active_at_s=now)
        return woken, (VisitBegan(chosen),)

    def _playback(self, state: VisitState, event: ev.PlaybackStarted | ev.PlaybackEnded, now: float) -> Step:
        if state.phase in (Phase.ATTRACT, Phase.STAFF):
            return state, ()
        if isinstance(event, ev.PlaybackStarted):
            playing = replace(state, playing=state.playing | {event.channel}, active_at_s=now)
            # Reading the screen aloud plays no medium.
            return playing, (MediumStarted(event.channel, event.medium),) if event.medium else ()
        if event.channel not in state.playing:
            return state, ()
        return replace(state, playing=state.playing - {event.channel}, active_at_s=now), ()

    @singledispatchmethod
    def _browse(self, event: object, state: VisitState) -> Step:
        """Handle an event that needs nothing but the new time of activity, such as a touch."""
        return state, ()

    @_browse.register
    def _(self, event: ev.LanguageChosen, state: VisitState) -> Step:
        if event.language not in self.rules.languages:
            return state, ()
        preferences = replace(state.preferences, language=event.language)
        return replace(state, preferences=preferences, layer=None, subject=None), (LanguageSwitched(event.language),)

    @_browse.register
    def _(self, event: ev.PlaceOpened, state: VisitState) -> Step:
        return self._go(state, self.outline.find(event.place))

    @_browse.register
    def _(self, event: ev.StepTaken, state: VisitState) -> Step:
        return self._go(state, self.outline.step(state.place, event.by))

    @_browse.register
    def _(self, event: ev.LayerOpened, state: VisitState) -> Step:
        if state.asked is not None:
            return state, ()
        return replace(state, layer=event.layer, subject=event.subject), ()

    @_browse.register
    def _(self, event: ev.LayerClosed, state: VisitState) -> Step:
        return replace(state, layer=None, subject=None), ()

    @_browse.register
    def _(self, event: ev.AdvisoryAccepted, state: VisitState) -> Step:
        if state.asked is None:
            return state, ()
        key = self.outline.advisory_key(state.asked)
        accepted = state.accepted | ({key} if key else frozenset())
        return self._go(replace(state, accepted=accepted, asked=None), state.asked)

    @_browse.register
    def _(self, event: ev.AdvisoryDeclined, state: VisitState) -> Step:
        return replace(state, asked=None), ()

    @_browse.register(ev.TextSizeChosen)
    @_browse.register(ev.ContrastChosen)
    @_browse.register(ev.VolumeChosen)
    @_browse.register(ev.CaptionsSwitched)
    @_browse.register(ev.MotionSwitched)
    @_browse.register(ev.ControlsLowered)
    @_browse.register(ev.ReadingSwitched)
    @_browse.register(ev.PaceChosen)
    @_browse.register(ev.PlainLanguageSwitched)
    @_browse.register(ev.SignLanguageChosen)
    def _(self, event: ev.PreferenceChosen, state: VisitState) -> Step:
        return replace(state, preferences=_preferred(state.preferences, event)), ()

    def _go(self, state: VisitState, place: Place | None) -> Step:
        if place is None:
            return state, ()
        key = self.outline.advisory_key(place)
        if key is not None and key not in state.accepted:
            return replace(state, asked=place, layer=None, subject=None), ()
        moved = replace(state, place=place, layer=None, subject=None, asked=None)
        stopped = (MediaStopped(),) if place != state.place else ()
        return moved, stopped


def _preferred(now: Preferences, event: ev.PreferenceChosen) -> Preferences:  # noqa: C901, PLR0911 - one case for each
    """Return the preferences after a choice; a value that is not offered changes nothing."""
    match event:
        case ev.TextSizeChosen(percent):
            return replace(now, text_size=percent) if percent in TEXT_SIZES else now
        case ev.ContrastChosen(high):
            return replace(now, high_contrast=high)
        case ev.VolumeChosen(volume):
            return replace(now, volume=min(1.0, max(0.0, volume)))
        case ev.CaptionsSwitched(on):
            return replace(now, captions=on)
        case ev.MotionSwitched(less):
            return replace(now, less_motion=less)
        case ev.ControlsLowered(low):
            return replace(now, controls_low=low)
        case ev.ReadingSwitched(on):
            return replace(now, read_aloud=on)
        case ev.PaceChosen(percent):
            return replace(now, pace=percent) if percent in PACES else now
        case ev.PlainLanguageSwitched(on):
            return replace(now, plain=on)
        case ev.SignLanguageChosen(language):
            return replace(now, sign_language=language)


__all__ = ["Step", "VisitMachine"]
