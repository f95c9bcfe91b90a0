"""Simulated touches, which go through Kivy's input filters to the window like those of a real device."""

from collections.abc import Callable
from itertools import count
from typing import Any

from kivy.base import EventLoop
from kivy.input import MotionEvent, MotionEventProvider, kivy_postproc_modules

Point = tuple[float, float]
"""Pixels from the lower left of the window."""


class Contact(MotionEvent):
    """One touch, from `down` to `up`."""

    def __init__(self, device: str, number: int, at: Point) -> None:
        """Make a touch with a position only, like those of most touch screens."""
        super().__init__(device, number, at, is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def depack(self, args: Point) -> None:
        """Convert a position in the window to fractions of its size, which devices report."""
        width, height = EventLoop.window.size
        self.sx, self.sy = args[0] / max(1, width - 1), args[1] / max(1, height - 1)
        super().depack(args)


class Hand(MotionEventProvider):
    """A simulated touch screen; what its fingers do is handled in the next frame."""

    def __init__(self) -> None:
        """Add the device, with the filters that Kivy applies to every device."""
        super().__init__("tour", "")
        self._waiting: list[tuple[str, MotionEvent, Point]] = []
        self._numbers = count()
        EventLoop.add_input_provider(self)
        for module in kivy_postproc_modules.values():
            EventLoop.add_postproc_module(module)

    def unplug(self) -> None:
        """Remove the device."""
        EventLoop.remove_input_provider(self)
        for module in kivy_postproc_modules.values():
            EventLoop.remove_postproc_module(module)

    def down(self, at: Point) -> "Finger":
        """Put a finger on the screen."""
        finger = Finger(Contact(self.device, next(self._numbers), at), self._tell)
        self._tell("begin", finger.contact, at)
        return finger

    def start(self) -> None:
        """Do nothing; there is no device to open."""

    def stop(self) -> None:
        """Do nothing; there is no device to close."""

    def update(self, dispatch_fn: Callable[..., Any]) -> None:
        """Dispatch the events since the last frame; Kivy calls this for every device."""
        waiting, self._waiting = self._waiting, []
        for kind, contact, at in waiting:
            if kind == "update":
                contact.move(at)
            elif kind == "end":
                contact.update_time_end()
            dispatch_fn(kind, contact)

    def _tell(self, kind: str, contact: MotionEvent, at: Point) -> None:
        self._waiting.append((kind, contact, at))


class Finger:
    """A finger on the screen."""

    def __init__(self, contact: Contact, tell: Callable[[str, MotionEvent, Point], None]) -> None:
        """Take its contact, and the callback for its events."""
        self.contact = contact
        self._tell = tell

    def move(self, to: Point) -> None:
        """Slide to a point."""
        self._tell("update", self.contact, to)

    def up(self) -> None:
        """Lift."""
        self._tell("end", self.contact, (0.0, 0.0))
