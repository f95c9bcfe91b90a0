"""The staff mode: the question for the PIN, which appears over any screen, and the staff screens behind it."""

from dataclasses import replace

from kiosk.visit import events as ev
from kiosk.visit.effects import AllSoundStopped, DefaultVolumeSet, Effect, EndReason, VisitEnded
from kiosk.visit.state import Phase, StaffPage, VisitState

PIN_OPEN_S = 30.0
"""Seconds without a touch before the question for the PIN closes: a visitor may have opened it by accident."""
STAFF_S = 60.0
"""Seconds without a touch before the staff mode ends."""

Step = tuple[VisitState, tuple[Effect, ...]]


def concerns(state: VisitState, event: ev.Event) -> bool:
    """Return whether the staff mode handles an event: all events while it is on, except failures and playback."""
    if isinstance(event, ev.ScreenFailed | ev.PlaybackStarted | ev.PlaybackEnded):
        return False
    staff_event = isinstance(
        event, ev.StaffGestureMade | ev.PinAccepted | ev.PinDeclined | ev.StaffPageOpened | ev.StaffLeft
    )
    return staff_event or state.pin_asked or state.phase is Phase.STAFF


def handle(state: VisitState, event: ev.Event, now: float, languages: tuple[str, ...], start: VisitState) -> Step:
    """Return the state and the effects after an event for staff; `start` is the state for the next visitor."""
    if state.phase is Phase.STAFF:
        return _on_page(state, event, now, languages, start)
    if state.pin_asked:
        return _on_pin(state, event, now, start)
    if not isinstance(event, ev.StaffGestureMade):
        return state, ()
    asked = replace(state, pin_asked=True, active_at_s=now)
    if state.phase is Phase.WARN:
        asked = replace(asked, phase=Phase.BROWSE, warned_at_s=None)
    if state.phase is Phase.ATTRACT and event.language in languages:
        # The attract screen cycles through the languages: the question is in the one that was shown.
        asked = replace(asked, preferences=replace(state.preferences, language=event.language))
    return asked, ()


def _on_pin(state: VisitState, event: ev.Event, now: float, start: VisitState) -> Step:
    if isinstance(event, ev.PinAccepted):
        ended = () if state.phase is Phase.ATTRACT else (VisitEnded(EndReason.STAFF),)
        language = state.preferences.language
        staff = replace(start, phase=Phase.STAFF, preferences=replace(start.preferences, language=language))
        return staff, (AllSoundStopped(), *ended)
    left = isinstance(event, ev.Ticked) and now - state.active_at_s >= PIN_OPEN_S
    if isinstance(event, ev.PinDeclined) or left:
        # A visitor who opened it by accident continues where they were.
        return (start if state.phase is Phase.ATTRACT else replace(state, pin_asked=False, active_at_s=now)), ()
    return _touched(state, event, now), ()


def _on_page(state: VisitState, event: ev.Event, now: float, languages: tuple[str, ...], start: VisitState) -> Step:
    left = isinstance(event, ev.Ticked) and now - state.active_at_s >= STAFF_S
    if left or isinstance(event, ev.StaffLeft | ev.StartOverChosen):
        return start, (AllSoundStopped(),)
    state = _touched(state, event, now)
    if isinstance(event, ev.StaffPageOpened):
        return replace(state, page=event.page), ((AllSoundStopped(),) if event.page is not StaffPage.SUMMARY else ())
    if isinstance(event, ev.LanguageChosen) and event.language in languages:
        return replace(state, preferences=replace(state.preferences, language=event.language)), ()
    if isinstance(event, ev.VolumeChosen):
        volume = min(1.0, max(0.0, event.volume))
        preferences = replace(state.preferences, volume=volume)
        return replace(state, preferences=preferences, default_volume=volume), (DefaultVolumeSet(volume),)
    return state, ()


def _touched(state: VisitState, event: ev.Event, now: float) -> VisitState:
    return state if isinstance(event, ev.Ticked) else replace(state, active_at_s=now)


__all__ = ["PIN_OPEN_S", "STAFF_S", "concerns", "handle"]
