"""Speaks one phrase after the other: a worker thread synthesises them, a channel plays them."""

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
"""Phrases that are synthesised ahead."""

_log = logging.getLogger(__name__)


class SpeechChannel(Protocol):
    """The channel that plays a phrase."""

    @property
    def state(self) -> str:
        """The present state: `playing` while the phrase is heard."""

    def play(self, path: Path) -> None:
        """Play a phrase."""

    def pause(self) -> None:
        """Pause."""

    def resume(self) -> None:
        """Resume."""

    def stop(self) -> None:
        """Stop at once."""


@dataclass(eq=False)
class _Order:
    """A phrase for the worker thread to synthesise."""

    phrase: Phrase
    words_a_minute: int
    path: Path
    made: threading.Event = field(default_factory=threading.Event)
    failed: bool = False
    unwanted: bool = False


class Speaker:
    """Speaks phrases; new ones replace those being spoken. Call and poll it from one thread."""

    def __init__(self, engine: Synthesiser, folder: Path) -> None:
        """Take an engine, and a folder for temporary sounds."""
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
        """The channel; None until there is sound."""
        self.pace = 100
        """The speed in per cent of the usual."""
        self.paused = False

    @property
    def busy(self) -> bool:
        """Whether something is being spoken, is about to be, or is paused."""
        return bool(self._playing or self._ahead or self._waiting)

    def can_speak(self, language: str) -> bool:
        """Return whether there is a voice for a language."""
        return self._engine.can_speak(language)

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Speak phrases, and stop what is being spoken; those in a language without a voice are left out."""
        self.stop()
        self._last = tuple(phrase for phrase in phrases if self._engine.can_speak(phrase.language))
        self._waiting.extend(self._last)
        self._order()

    def repeat(self) -> None:
        """Speak the last phrases again, from their beginning."""
        self.say(self._last)

    def stop(self) -> None:
        """Stop at once, and forget the phrases."""
        self._waiting.clear()
        self._recall()
        self.paused = False

    def pause(self) -> None:
        """Pause or resume."""
        if not self.busy or self.channel is None:
            return
        self.paused = not self.paused
        if self.paused:
            self.channel.pause()
        else:
            self.channel.resume()

    def change_pace(self, pace: int) -> None:
        """Change the speed, and repeat the present phrase."""
        if pace == self.pace:
            return
        self.pace = pace
        at_hand = [*([self._playing] if self._playing else []), *self._ahead]
        self._waiting.extendleft(order.phrase for order in reversed(at_hand))
        self._recall()
        self._order()

    def poll(self) -> None:
        """Play the next phrase when one has ended; call it several times a second."""
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
        """Wait until the requested phrases are synthesised; return False after the timeout."""
        return all(order.made.wait(seconds) for order in self._ahead)

    def close(self) -> None:
        """Stop and end the thread."""
        self.stop()
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join(timeout=1.0)
            self._thread = None

    def _recall(self) -> None:
        """Stop the present phrase, and delete those synthesised ahead."""
        if self.channel is not None:
            self.channel.stop()
        for order in [*([self._playing] if self._playing else []), *self._ahead]:
            order.unwanted = True
            if order.made.is_set():
                _drop(order.path)
        self._playing = None
        self._ahead.clear()

    def _order(self) -> None:
        """Request the next phrases while one is played."""
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
                # The engine would follow a link at this path.
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
