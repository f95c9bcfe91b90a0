"""Fingers: contacts that take the way of every touch, from a device through Kivy's filters to the window."""

from collections.abc import Callable
from itertools import count
from typing import Any

from kivy.base import EventLoop
from kivy.input import MotionEvent, MotionEventProvider, kivy_postproc_modules

Point = tuple[float, float]
"""Pixels of the window from its lower left."""


class Contact(MotionEvent):
    """One contact of a finger with the screen, from `down` to `up`."""

    def __init__(self, device: str, number: int, at: Point) -> None:
        """Be a touch that has a place and nothing else, as those of most touch screens."""
        super().__init__(device, number, at, is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def depack(self, args: Point) -> None:
        """Take a place of the window as fractions of its size, which devices give."""
        width, height = EventLoop.window.size
        self.sx, self.sy = args[0] / max(1, width - 1), args[1] / max(1, height - 1)
        super().depack(args)


class Hand(MotionEventProvider):
    """A touch screen under the tour's fingers. What a finger does is felt in the next frame."""

    def __init__(self) -> None:
        """Plug the touch screen in, with the filters that Kivy puts behind every device."""
        super().__init__("tour", "")
        self._waiting: list[tuple[str, MotionEvent, Point]] = []
        self._numbers = count()
        EventLoop.add_input_provider(self)
        for module in kivy_postproc_modules.values():
            EventLoop.add_postproc_module(module)

    def unplug(self) -> None:
        """Take the touch screen away."""
        EventLoop.remove_input_provider(self)
        for module in kivy_postproc_modules.values():
            EventLoop.remove_postproc_module(module)

    def down(self, at: Point) -> "Finger":
        """Put a finger on the screen."""
        finger = Finger(Contact(self.device, next(self._numbers), at), self._tell)
        self._tell("begin", finger.contact, at)
        return finger

    def start(self) -> None:
        """Nothing has to be opened."""

    def stop(self) -> None:
        """Nothing has to be closed."""

    def update(self, dispatch_fn: Callable[..., Any]) -> None:
        """Hand on what the fingers did since the last frame, as Kivy asks of a device."""
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
    """A finger that is on the screen."""

    def __init__(self, contact: Contact, tell: Callable[[str, MotionEvent, Point], None]) -> None:
        """Take its contact, and where to report what it does."""
        self.contact = contact
        self._tell = tell

    def move(self, to: Point) -> None:
        """Slide to a place."""
        self._tell("update", self.contact, to)

    def up(self) -> None:
        """Lift."""
        self._tell("end", self.contact, (0.0, 0.0))
