"""Kivy by a clock that is moved on by hand calls what it calls by its own clock, at the same times."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kivy import clock as kivy_clock
from kivy.clock import ClockBase
from kivy.input import motionevent
from kivy.input.postproc import doubletap, tripletap

from kiosk.rehearsal.tour import fake_time

FRAME_S = 1 / 64
"""A power of two, so that sums of it are exact."""
FRAMES = 40
Plan = list[tuple[str, int, int]]
PLANS = st.lists(st.tuples(st.sampled_from(["once", "interval", "trigger"]), st.integers(-1, 20), st.integers(0, 30)))
"""What is scheduled: how, with how many frames of delay, and in which frame it is cancelled."""


class Waiting:
    """Seconds that pass only while Kivy waits for its next frame."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def usleep(self, microseconds: float) -> None:
        self.now += microseconds / 1e6


class Finger(motionevent.MotionEvent):  # type: ignore[misc]
    """A touch of some device."""


def called(clock: Any, plan: Plan, next_frame: Callable[[], None]) -> list[tuple[int, int, float]]:
    """Schedule as planned, and tell what was called in which frame, after how many frames."""
    calls: list[tuple[int, int, float]] = []
    frame = 0
    events = []
    for number, (kind, frames, _) in enumerate(plan):

        def call(dt: float, number: int = number) -> None:
            calls.append((frame, number, round(dt / FRAME_S)))

        delay = -1 if frames < 0 else frames * FRAME_S
        if kind == "trigger":
            event = clock.create_trigger(call, delay)
            event()
        else:
            event = getattr(clock, f"schedule_{kind}")(call, delay)
        events.append(event)
    for frame in range(FRAMES):
        for event, (_, _, until) in zip(events, plan, strict=True):
            if until == frame:
                event.cancel()
        next_frame()
        clock.tick_draw()
    return calls


@settings(deadline=None)
@given(plan=PLANS)
def test_what_is_scheduled_is_called_in_the_same_frames(plan: Plan):
    with pytest.MonkeyPatch.context() as patch:
        waiting = Waiting()
        patch.setattr(kivy_clock.ClockBaseBehavior, "time", staticmethod(waiting))
        own = ClockBase()
        patch.setattr(ClockBase, "usleep", lambda _self, microseconds: waiting.usleep(microseconds))
        own._max_fps = 1 / FRAME_S
        # Its own waiting ends a little early, since a system wakes it late; this one wakes it in time.
        own.clock_resolution = 0.0
        own.tick()
        by_kivy = called(own, plan, own.tick)
    with pytest.MonkeyPatch.context() as patch:
        moved = ClockBase()
        patch.setattr(fake_time, "Clock", moved)
        for module in (motionevent, doubletap, tripletap):
            patch.setattr(module, "time", module.time)
        time = fake_time.install_fake_time()

        def next_frame() -> None:
            time.pass_(FRAME_S)
            moved.tick()

        by_hand = called(moved, plan, next_frame)
        assert fake_time.install_fake_time() is time
        touch = Finger("finger", 1, {})
        assert touch.time_start == time()
        assert doubletap.time is tripletap.time is time
    assert by_hand == by_kivy
