"""Says one phrase after the other: made by a thread of its own, played by a channel of the desk."""

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from kiosk.engines.speech.api import Phrase, SpeechError, Synthesiser

WORDS_A_MINUTE = 165
AHEAD = 2
"""Phrases that are made before they are needed."""

_log = logging.getLogger(__name__)


class SpeechChannel(Protocol):
    """What plays a phrase: a channel of the desk."""

    @property
    def state(self) -> str:
        """Whether the phrase is still heard: then it is `playing`."""

    def play(self, path: Path) -> None:
        """Begin a phrase."""

    def pause(self) -> None:
        """Hold it."""

    def resume(self) -> None:
        """Go on."""

    def stop(self) -> None:
        """Fall silent at once."""


@dataclass(eq=False)
class _Order:
    """A phrase on its way through the thread that makes its sound."""

    phrase: Phrase
    words_a_minute: int
    path: Path
    made: threading.Event = field(default_factory=threading.Event)
    failed: bool = False
    unwanted: bool = False


class Speaker:
    """Takes phrases; the newest replace what is being said. To be called, and polled, from one thread."""

    def __init__(self, engine: Synthesiser, folder: Path) -> None:
        """Take an engine, and a folder for sounds that nobody needs for long."""
        self._engine = engine
        self._folder = folder
        self._numbers = count()
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._waiting: deque[Phrase] = deque()
        self._ahead: deque[_Order] = deque()
        self._playing: _Order | None = None
        self._last: tuple[Phrase, ...] = ()
        self._thread: threading.Thread | None = None
        self.channel: SpeechChannel | None = None
        """What plays; None until there is sound."""
        self.pace = 100
        """Per cent of the usual speed."""
        self.paused = False

    @property
    def busy(self) -> bool:
        """Whether something is being said, is about to be, or waits for the end of a pause."""
        return bool(self._playing or self._ahead or self._waiting)

    def can_speak(self, language: str) -> bool:
        """Tell whether there is a voice for a language."""
        return self._engine.can_speak(language)

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Say phrases in place of whatever is being said; those in a language without a voice are left out."""
        self.stop()
        self._last = tuple(phrase for phrase in phrases if self._engine.can_speak(phrase.language))
        self._waiting.extend(self._last)
        self._order()

    def repeat(self) -> None:
        """Say the last phrases again, from their beginning."""
        self.say(self._last)

    def stop(self) -> None:
        """Fall silent at once, and forget what was to be said."""
        self._waiting.clear()
        self._recall()
        self.paused = False

    def pause(self) -> None:
        """Hold what is being said, or go on."""
        if not self.busy or self.channel is None:
            return
        self.paused = not self.paused
        if self.paused:
            self.channel.pause()
        else:
            self.channel.resume()

    def change_pace(self, pace: int) -> None:
        """Speak faster or slower, beginning again with the phrase at hand."""
        if pace == self.pace:
            return
        self.pace = pace
        at_hand = [*([self._playing] if self._playing else []), *self._ahead]
        self._waiting.extendleft(order.phrase for order in reversed(at_hand))
        self._recall()
        self._order()

    def poll(self) -> None:
        """Go on to the next phrase when one has ended; to be called several times a second."""
        if self.paused or self.channel is None:
            return
        if self._playing is not None and self.channel.state != "playing":
            _drop(self._playing.path)
            self._playing = None
        while self._playing is None and self._ahead and self._ahead[0].made.is_set():
            order = self._ahead.popleft()
            if not order.failed:
                self._playing = order
                self.channel.play(order.path)
        self._order()

    def wait(self, seconds: float) -> bool:
        """Wait until what was ordered is made; tell whether that came in time."""
        return all(order.made.wait(seconds) for order in self._ahead)

    def close(self) -> None:
        """Fall silent and end the thread."""
        self.stop()
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join(timeout=1.0)
            self._thread = None

    def _recall(self) -> None:
        """Stop the phrase at hand, and let what was made ahead go."""
        if self.channel is not None:
            self.channel.stop()
        for order in [*([self._playing] if self._playing else []), *self._ahead]:
            order.unwanted = True
            if order.made.is_set():
                _drop(order.path)
        self._playing = None
        self._ahead.clear()

    def _order(self) -> None:
        """Have the next phrases made while one is heard."""
        while self._waiting and len(self._ahead) < AHEAD:
            path = self._folder / f"phrase-{next(self._numbers)}.wav"
            order = _Order(self._waiting.popleft(), WORDS_A_MINUTE * self.pace // 100, path)
            self._ahead.append(order)
            self._orders.put(order)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="kiosk-speech", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        complained = False
        while (order := self._orders.get()) is not None:
            if order.unwanted:
                continue
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                # The engine would write through a link that lies there.
                order.path.unlink(missing_ok=True)
                self._engine.write(order.phrase, order.words_a_minute, order.path)
            except (SpeechError, OSError) as error:
                order.failed = True
                if not complained:
                    _log.warning("nothing can be read aloud: %s", error)
                complained = True
            order.made.set()
            if order.unwanted:
                _drop(order.path)


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
