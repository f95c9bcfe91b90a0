"""Staff at the kiosk: asked for their PIN over whatever is there, then alone with it until they go or are gone."""

from dataclasses import replace

from kiosk.visit import events as ev
from kiosk.visit.effects import Effect, EndReason, HouseVolumeSet, Silence, VisitEnded
from kiosk.visit.state import Phase, StaffPage, VisitState

PIN_OPEN_S = 30.0
"""Without a touch for so long, the question for the PIN goes: it may have been a visitor who found it."""
STAFF_S = 60.0
"""Without a touch for so long, staff have gone."""

Step = tuple[VisitState, tuple[Effect, ...]]


def concerns(state: VisitState, event: ev.Event) -> bool:
    """Tell whether it is for staff to answer: while they are there, everything is, save what breaks a screen."""
    if isinstance(event, ev.ScreenFailed | ev.PlaybackStarted | ev.PlaybackEnded):
        return False
    staff_event = isinstance(
        event, ev.StaffGestureMade | ev.PinAccepted | ev.PinDeclined | ev.StaffPageOpened | ev.StaffLeft
    )
    return staff_event or state.pin_asked or state.phase is Phase.STAFF


def attend(state: VisitState, event: ev.Event, now: float, languages: tuple[str, ...], start: VisitState) -> Step:
    """Give the state after an event that concerns staff; `start` is how the next visitor finds the kiosk."""
    if state.phase is Phase.STAFF:
        return _at_work(state, event, now, languages, start)
    if state.pin_asked:
        return _asked(state, event, now, start)
    if not isinstance(event, ev.StaffGestureMade):
        return state, ()
    asked = replace(state, pin_asked=True, active_at_s=now)
    if state.phase is Phase.WARN:
        asked = replace(asked, phase=Phase.BROWSE, warned_at_s=None)
    if state.phase is Phase.ATTRACT and event.language in languages:
        # The attract screen speaks one language after the other: the question is put in the one that was seen.
        asked = replace(asked, preferences=replace(state.preferences, language=event.language))
    return asked, ()


def _asked(state: VisitState, event: ev.Event, now: float, start: VisitState) -> Step:
    if isinstance(event, ev.PinAccepted):
        ended = () if state.phase is Phase.ATTRACT else (VisitEnded(EndReason.STAFF),)
        language = state.preferences.language
        staff = replace(start, phase=Phase.STAFF, preferences=replace(start.preferences, language=language))
        return staff, (Silence(), *ended)
    left = isinstance(event, ev.Ticked) and now - state.active_at_s >= PIN_OPEN_S
    if isinstance(event, ev.PinDeclined) or left:
        # A visitor who came upon it is where they were.
        return (start if state.phase is Phase.ATTRACT else replace(state, pin_asked=False, active_at_s=now)), ()
    return _there(state, event, now), ()


def _at_work(state: VisitState, event: ev.Event, now: float, languages: tuple[str, ...], start: VisitState) -> Step:
    left = isinstance(event, ev.Ticked) and now - state.active_at_s >= STAFF_S
    if left or isinstance(event, ev.StaffLeft | ev.StartOverChosen):
        return start, (Silence(),)
    state = _there(state, event, now)
    if isinstance(event, ev.StaffPageOpened):
        return replace(state, page=event.page), ((Silence(),) if event.page is not StaffPage.SUMMARY else ())
    if isinstance(event, ev.LanguageChosen) and event.language in languages:
        return replace(state, preferences=replace(state.preferences, language=event.language)), ()
    if isinstance(event, ev.VolumeChosen):
        volume = min(1.0, max(0.0, event.volume))
        preferences = replace(state.preferences, volume=volume)
        return replace(state, preferences=preferences, house_volume=volume), (HouseVolumeSet(volume),)
    return state, ()


def _there(state: VisitState, event: ev.Event, now: float) -> VisitState:
    return state if isinstance(event, ev.Ticked) else replace(state, active_at_s=now)


__all__ = ["PIN_OPEN_S", "STAFF_S", "attend", "concerns"]
