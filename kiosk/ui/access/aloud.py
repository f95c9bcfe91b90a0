"""Reading aloud: what comes to the front, then what is chosen by a key or a touch."""

import threading
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock, ClockEvent
from kivy.event import EventDispatcher
from kivy.properties import StringProperty

from kiosk.engines.speech import Phrase, Speaker, Synthesiser
from kiosk.ui.access.front import front, items_in
from kiosk.ui.access.items import AccessItem
from kiosk.ui.access.wording import content, spoken
from kiosk.visit import Phase, VisitState
from kiosk.visit.events import PaceChosen, PlaybackEnded, PlaybackStarted, ReadingSwitched, VolumeChosen
from kiosk.visit.state import PACES

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.ui.access.screen_stack import ScreenStack

POLL_S = 1 / 30
CHANNEL = "speech"


class Aloud(EventDispatcher):
    """Speaks while the visitor listens; `state` is what a button can show."""

    state = StringProperty("off")
    """off | speaking | paused | done"""

    def __init__(self, root: "ScreenStack", engine: Synthesiser, folder: "Path") -> None:
        """Take the root widget, a speech engine, and a folder for the sounds that it makes."""
        super().__init__()
        self._root = root
        self._ui = root.ui
        self._engine = engine
        self._speaker = Speaker(engine, folder)
        self._arrived: Any = None
        self._narration = ""
        """The recording to play after what is being said."""
        self._polling: ClockEvent | None = None
        self._announce_soon = Clock.create_trigger(self._announce)
        # Asking for the voices runs a program: done in a thread, before a visitor waits for it.
        threading.Thread(target=engine.can_speak, args=("en",), name="kiosk-voices", daemon=True).start()

    @property
    def on(self) -> bool:
        """Whether this visitor listens."""
        return bool(self.state != "off")

    def can_read(self, language: str) -> bool:
        """Return whether there is a voice for a language."""
        return self._engine.can_speak(language)

    def render(self, state: VisitState) -> None:
        """Apply the visitor's preferences, and announce what has come to the front."""
        wanted = state.preferences.read_aloud and state.phase is not Phase.ATTRACT
        if wanted is not self.on:
            self._switch(on=wanted)
        if not wanted:
            return
        if state.preferences.pace != self._speaker.pace:
            self._speaker.change_pace(state.preferences.pace)
        arrived = (state.phase, state.place, state.layer, state.subject, state.asked, state.preferences.language)
        if arrived != self._arrived:
            self._arrived = arrived
            self._hush()
            self._announce_soon()

    def item(self, item: AccessItem) -> None:
        """Say an item that was chosen by a key or touched."""
        if self.on:
            self._hush()
            self._say(spoken(item, self._ui.words, self._ui.words.tag))

    def touched(self, x: float, y: float) -> None:
        """Say the text or the picture at a point of the window."""
        found = [item for item in content(front(self._root)) if _contains(item, x, y)]
        if found:
            self.item(found[-1])

    def hush(self) -> None:
        """Stop speaking at once, as when the screen is touched or another sound begins."""
        if self.on and self._speaker.busy:
            self._hush()

    def toggle(self) -> None:
        """Pause, resume, or read the screen again."""
        if self._narration_plays() or self._ui.media.state == "paused":
            self._ui.media.toggle_narration(self._ui.media.narration)
        elif self._speaker.busy:
            self._speaker.pause()
            self._show_state()
        else:
            self._announce()

    def repeat(self) -> None:
        """Repeat the last words."""
        self._ui.media.stop_narration()
        self._speaker.channel = self._ui.media.sound.speech
        self._speaker.repeat()
        self._begin()

    def faster(self, by: int) -> None:
        """Report another pace: faster (1) or slower (-1)."""
        at = PACES.index(self._speaker.pace)
        self._ui.send(PaceChosen(PACES[min(max(at + by, 0), len(PACES) - 1)]))

    def switch(self, *, on: bool) -> None:
        """Report that reading aloud was switched on or off."""
        self._ui.send(ReadingSwitched(on))

    def louder(self, by: float) -> None:
        """Report a change of the volume."""
        self._ui.send(VolumeChosen(round(self._ui.volume + by, 2)))

    def wait(self, seconds: float) -> bool:
        """Wait until the next words are synthesised, and return whether they were in time."""
        return self._speaker.wait(seconds)

    def close(self) -> None:
        """End the speech engine's thread."""
        if self._polling is not None:
            self._polling.cancel()
        self._speaker.close()

    def _switch(self, *, on: bool) -> None:
        self._hush()
        self._arrived = None
        self.state = "done" if on else "off"
        focus = self._root.assistance.focus
        focus.reading, focus.on_focus = on, self.item

    def _announce(self, *_: Any) -> None:
        """Read what is in front: all items of a warning or a layer, but of a screen only its texts and pictures."""
        if not self.on:
            return
        root = self._root
        over = root.warning or root.layer
        items = front(root) if over is not None else list(items_in(root.screen))
        narration = root.screen.narration if over is None else None
        if narration is not None:
            items = content(items)
        self._narration = self._recorded(narration)
        if self._narration:
            items = [item for item in items if not item.body]
        self._say([phrase for item in items for phrase in spoken(item, self._ui.words, self._ui.words.tag)])

    def _recorded(self, narration: str | None) -> str:
        """Return the narration if it has a recording in the visitor's language, else ""; it replaces the voice."""
        return narration if narration and self._ui.media.has_narration(narration, self._ui.language) else ""

    def _say(self, phrases: list[Phrase]) -> None:
        self._ui.media.stop_narration()
        self._speaker.channel = self._ui.media.sound.speech
        self._speaker.say(phrases)
        self._begin()

    def _begin(self) -> None:
        if not self._speaker.busy:
            self._ended()
            return
        self._ui.send(PlaybackStarted(CHANNEL))
        if self._polling is None:
            self._polling = Clock.schedule_interval(self._poll, POLL_S)
        self._show_state()

    def _poll(self, _dt: float) -> None:
        self._speaker.poll()
        if not self._speaker.busy:
            self._ended()

    def _ended(self) -> None:
        self._rest()
        narration, self._narration = self._narration, ""
        if narration and self.on:
            self._ui.media.toggle_narration(narration)
        self._show_state()

    def _hush(self) -> None:
        self._narration = ""
        self._announce_soon.cancel()
        self._speaker.stop()
        self._rest()
        self._show_state()

    def _rest(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None
            self._ui.send(PlaybackEnded(CHANNEL))

    def _show_state(self) -> None:
        if self.on:
            self.state = "paused" if self._speaker.paused else "speaking" if self._speaker.busy else "done"

    def _narration_plays(self) -> bool:
        return bool(self._ui.media.state == "playing")


def _contains(item: AccessItem, x: float, y: float) -> bool:
    left, bottom, width, height = item.box
    return left <= x <= left + width and bottom <= y <= bottom + height
