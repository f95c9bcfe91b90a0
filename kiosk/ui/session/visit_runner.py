"""Runs the visit machine: takes events from the screens, keeps the state, passes effects on."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.visit import VisitMachine, VisitState
from kiosk.visit.content_change import carry_over
from kiosk.visit.effects import Effect
from kiosk.visit.events import Event, Ticked


class VisitRunner:
    """The present visit. `on_step` is called with the state and the effects of each event, one event at a time."""

    def __init__(self, machine: VisitMachine, clock: Callable[[], float]) -> None:
        """Take the machine and a clock in seconds that does not run backwards."""
        self.machine = machine
        self.clock = clock
        self.state: VisitState = machine.start(clock())
        self.on_step: Callable[[VisitState, tuple[Effect, ...]], None] = lambda _state, _effects: None
        self._waiting: deque[Event] = deque()
        self._busy = False

    def send(self, event: Event) -> None:
        """Handle an event; one that comes while another is handled waits in a queue."""
        self._waiting.append(event)
        if not self._busy:
            with self._queueing():
                pass

    def change(self, machine: VisitMachine, show: Callable[[VisitState], None]) -> None:
        """Continue in another exhibition: `show` draws the state; events that this causes are handled after it.

        Must be called between events.
        """
        with self._queueing():
            self.state = carry_over(self.state, self.machine.outline, machine, self.clock())
            self.machine = machine
            show(self.state)

    def begin(self, default_volume: float | None) -> None:
        """Start at the volume that staff have set; must be called before the first event."""
        self.state = self.machine.start(self.clock(), default_volume)

    def tick(self, *_: object) -> None:
        """Let the machine check the time."""
        self.send(Ticked())

    def countdown_s(self) -> float:
        """Return the seconds that are left before the reset."""
        return self.machine.countdown_s(self.state, self.clock())

    @contextmanager
    def _queueing(self) -> Iterator[None]:
        """Queue events during a block, and handle them after it."""
        self._busy = True
        try:
            yield
            while self._waiting:
                self._handle(self._waiting.popleft())
        finally:
            self._busy = False
            self._waiting.clear()

    def _handle(self, event: Event) -> None:
        before = self.state
        self.state, effects = self.machine.handle(before, event, self.clock())
        if self.state is not before or effects:
            self.on_step(self.state, effects)
