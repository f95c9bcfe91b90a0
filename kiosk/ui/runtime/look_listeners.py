"""The texts that follow the environment: told directly, since rules for it were 23 of a change of language's 40."""

from typing import Protocol
from weakref import ref

from kivy.clock import Clock

from kiosk.design.palette import Palette

Look = tuple[float, float, Palette, object]
"""Pixels of a unit, the visitor's text size, the palette, and the words of the language."""


class Listener(Protocol):
    """What is told."""

    def look_anew(self, look: Look) -> None:
        """Take over another look."""

    def follow(self, words: object) -> None:
        """Take over the words of the language where no rule of the .kv has; called before the next frame."""


class LookListeners:
    """Tells each listener, in the order in which they came, and holds on to none."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._listeners: dict[int, ref[Listener]] = {}
        self._words: object = None
        self._follow_soon = Clock.create_trigger(self._follow, -1)

    def add(self, listener: Listener) -> None:
        """Tell it from now on."""
        self._listeners[id(listener)] = ref(listener)

    def discard(self, listener: Listener) -> None:
        """Tell it no longer."""
        self._listeners.pop(id(listener), None)

    def tell(self, _ui: object, look: Look) -> None:
        """Tell all of another look."""
        self._words = look[-1]
        for listener in self._all():
            listener.look_anew(look)
        self._follow_soon()

    def _follow(self, _dt: float) -> None:
        for listener in self._all():
            listener.follow(self._words)

    def _all(self) -> list[Listener]:
        found = [listener for known in self._listeners.values() if (listener := known()) is not None]
        if len(found) < len(self._listeners):
            self._listeners = {key: known for key, known in self._listeners.items() if known() is not None}
        return found
