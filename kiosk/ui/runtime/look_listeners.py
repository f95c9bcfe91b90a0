"""How a change of language, text size, palette or window size reaches what shows it.

There is one source, `Env` (`kiosk.ui.env`), and there are two ways from it; nothing binds to `Env` in any other way:

1. An expression in a .kv file that names `ui.words`, `ui.language`, `ui.rtl`, `ui.unit`, `ui.text_scale` or
   `ui.palette`. Kivy evaluates it again whenever one of these changes. It is the usual way. A widget that draws or
   places things in Python gets there a property of its own from its .kv (`look: ui.unit, ui.palette`), and binds
   to that.
2. `LookListeners`, for widgets of which there are very many (`Text`: as expressions their updates took 23 of the 40 ms
   of a language switch), or which must be notified before or after the others (`Bar` before its rows are laid out;
   screens that write several texts at once). A listener has `look_changed` and `words_changed`.
"""

from typing import Protocol
from weakref import ref

from kivy.clock import Clock

from kiosk.design.palette import Palette

Look = tuple[float, float, Palette, object]
"""Pixels of a unit, the visitor's text size, the palette, and the words of the language."""


class LookListener(Protocol):
    """What can be notified."""

    def look_changed(self, look: Look) -> None:
        """Apply another look; called at once."""

    def words_changed(self, words: object) -> None:
        """Apply the words of the language where no .kv expression has; called before the next frame is drawn."""


class LookListeners:
    """Notifies listeners in the order in which they were added, and keeps only weak references to them."""

    def __init__(self) -> None:
        """Start without listeners."""
        self._listeners: dict[int, ref[LookListener]] = {}
        self._words: object = None
        self._words_soon = Clock.create_trigger(self._notify_of_words, -1)

    def add(self, listener: LookListener) -> None:
        """Notify a listener from now on."""
        self._listeners[id(listener)] = ref(listener)

    def discard(self, listener: LookListener) -> None:
        """Notify a listener no longer."""
        self._listeners.pop(id(listener), None)

    def notify(self, _ui: object, look: Look) -> None:
        """Notify all listeners of another look."""
        self._words = look[-1]
        for listener in self._all():
            listener.look_changed(look)
        self._words_soon()

    def _notify_of_words(self, _dt: float) -> None:
        for listener in self._all():
            listener.words_changed(self._words)

    def _all(self) -> list[LookListener]:
        found = [listener for known in self._listeners.values() if (listener := known()) is not None]
        if len(found) < len(self._listeners):
            self._listeners = {key: known for key, known in self._listeners.items() if known() is not None}
        return found
