"""Fingers that do anything: taps, drags and pinches with up to ten fingers, the same for the same seed."""

import random

from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.finger import Finger, Hand, Point

MOST_FINGERS = 10
Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""


class Fumbler:
    """Somebody who touches without looking."""

    def __init__(self, driver: Driver, seed: int) -> None:
        self.driver = driver
        self.hand: Hand = driver.hand
        self.chance = random.Random(seed)

    def gesture(self, within: Box) -> None:
        """One gesture, begun in a box; frames pass while the fingers are down."""
        kind = self.chance.choice((self.tap, self.tap, self.drag, self.drag, self.pinch, self.grab))
        kind(within)

    def tap(self, within: Box) -> None:
        finger = self.hand.down(self.place(within))
        self.driver.frame()
        finger.up()
        self.driver.frame()

    def drag(self, within: Box) -> None:
        self._move([self.hand.down(self.place(within))], within, steps=3)

    def pinch(self, within: Box) -> None:
        self._move([self.hand.down(self.place(within)) for _ in range(2)], within, steps=3)

    def grab(self, within: Box) -> None:
        """Three fingers or more, that come and go one by one."""
        fingers = [self.hand.down(self.place(within)) for _ in range(self.chance.randint(3, MOST_FINGERS))]
        self.chance.shuffle(fingers)
        self._move(fingers, within, steps=2)

    def place(self, within: Box) -> Point:
        left, bottom, width, height = within
        return (left + self.chance.random() * width, bottom + self.chance.random() * height)

    def _move(self, fingers: list[Finger], within: Box, steps: int) -> None:
        for _ in range(steps):
            for finger in fingers:
                if self.chance.random() < 0.8:
                    finger.move(self.place(within))
            self.driver.frame()
        for finger in fingers:
            finger.up()
            if self.chance.random() < 0.3:
                self.driver.frame()
        self.driver.frame()
