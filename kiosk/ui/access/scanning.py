"""Switch scanning: the ring moves from group to group, then from control to control; a press chooses."""

from itertools import groupby
from typing import Any

from kivy.clock import Clock, ClockEvent

from kiosk.ui.access.focus import Focus
from kiosk.ui.access.items import AccessItem

FEW = 6
"""Up to this many controls are scanned one by one, more in groups."""
ROUNDS = 2
"""Rounds without a press after which the ring leaves a group, and then stops."""


class SwitchScanning:
    """Moves the ring at an interval; each press of the switch chooses."""

    def __init__(self, focus: Focus, every_s: float) -> None:
        """Take the focus, and the seconds that the ring stays at each group or control."""
        self._focus = focus
        self._every_s = every_s
        self._ticking: ClockEvent | None = None
        self._front: object = None
        self._groups: list[list[AccessItem]] = []
        self._at = -1
        self._steps = 0

    @property
    def running(self) -> bool:
        """Whether the ring is moving."""
        return self._ticking is not None

    def press(self) -> None:
        """Start, or choose what is inside the ring."""
        if not self.running:
            self._begin()
            return
        if not self._update():
            self._regroup()
            return
        group = self._groups[self._at]
        if len(group) > 1:
            self._enter([[item] for item in group])
        else:
            self._use(group[0])

    def follow(self) -> None:
        """Restart with what has come to the front."""
        if self.running and self._front is not self._focus.place:
            self._regroup()

    def stop(self) -> None:
        """Stop moving the ring."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        self._groups, self._front = [], None

    def _begin(self) -> None:
        self._regroup()
        if self._groups:
            self._wait()

    def _wait(self) -> None:
        """Restart the interval."""
        if self._ticking is not None:
            self._ticking.cancel()
        self._ticking = Clock.schedule_interval(self._tick, self._every_s)

    def _use(self, item: AccessItem) -> None:
        if item.act is not None:
            item.act()
        # If nothing else comes to the front, the ring stays, so that the same can be chosen again.
        self._steps = 0
        self._wait()

    def _tick(self, _dt: float) -> None:
        if not self._update():
            self._regroup()
            return
        self._steps += 1
        if self._steps >= ROUNDS * len(self._groups):
            self._give_up()
            return
        self._go((self._at + 1) % len(self._groups))

    def _give_up(self) -> None:
        """Leave the group, or stop if all groups have been shown: there was no press."""
        if self._inside:
            self._regroup()
        else:
            self.stop()
            self._focus.clear()

    def _update(self) -> bool:
        """Update the groups to the controls that exist now, and return whether the ring is still around one of them."""
        keys = {item.key for item in self._focus.stops()}
        here = {item.key for item in self._groups[self._at]} & keys
        if self._front is not self._focus.place or not here:
            return False
        groups = self._groups if self._inside else self._grouped()
        left = ([item for item in group if item.key in keys] for group in groups)
        self._groups = [group for group in left if group]
        at = next((n for n, group in enumerate(self._groups) if here & {item.key for item in group}), None)
        self._at = at or 0
        return at is not None

    def _regroup(self) -> None:
        self._front = self._focus.place
        self._enter(self._grouped(), inside=False)

    def _grouped(self) -> list[list[AccessItem]]:
        """Return the controls in front: one by one if they are few, else grouped with their neighbours."""
        items = [item for item in self._focus.stops() if item.act is not None]
        groups = [list(group) for _, group in groupby(items, key=_neighbourhood)]
        return [[item] for item in items] if len(items) <= FEW or len(groups) < 2 else groups

    def _enter(self, groups: list[list[AccessItem]], *, inside: bool = True) -> None:
        self._groups, self._inside, self._steps = groups, inside, 0
        if groups:
            self._go(0)
        if self.running:
            self._wait()

    def _go(self, at: int) -> None:
        self._at = at
        self._focus.choose(*self._groups[at])

    _inside = False


def _neighbourhood(item: AccessItem) -> Any:
    """Return what an item is grouped by: its owner, if it is one of several parts of it, else the widget it is in."""
    return item.owner if item.part is not None else item.owner.parent
