"""The actions of simulated visitors."""

import random

from gestures import Fumbler
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish

from kiosk.rehearsal.tour.driver import Driver
from kiosk.ui.access.front import front
from kiosk.ui.window.keys import Key
from kiosk.visit import Phase
from kiosk.visit import events as ev
from kiosk.visit.events import PreferenceChosen

KEYS = (*(Key.DOWN, Key.UP, Key.LEFT, Key.RIGHT, Key.ENTER, Key.ENTER, Key.ESCAPE, Key.SWITCH, Key.TAB), Key.PLUS)
STEP_S = 2.0


class Crowd:
    """One visitor after the other, who act at random."""

    def __init__(self, driver: Driver, chance: random.Random) -> None:
        self.driver, self.chance = driver, chance
        self.fumbler = Fumbler(driver, chance.randrange(10**6))
        self.window = (0.0, 0.0, float(Window.width), float(Window.height))

    def visit(self) -> None:
        """Start a visit, do a few things, and leave."""
        self._arrive()
        doings = (self._use, self._use, self._use, self._use, self._fumble, self._type, self._wish, self._linger)
        for _ in range(self.chance.randint(1, 7)):
            self.chance.choice(doings)()
        self._look()
        self._go()

    def answered(self) -> bool:
        """Tap the attract screen, and return whether the visit starts."""
        self._tap(Window.width / 2, Window.height / 2)
        self.driver.settle()
        return self.driver.state.phase is Phase.BROWSE

    def _arrive(self) -> None:
        pills = [item for item in front(self.driver.root) if item.usable]
        if self.chance.random() < 0.7 and pills:
            self._touch(self.chance.choice(pills).box)
        else:
            self._tap(self.chance.random() * Window.width, self.chance.random() * Window.height)
        self.driver.frame()

    def _use(self) -> None:
        """Tap one of the controls on the screen."""
        controls = [item for item in front(self.driver.root) if item.usable]
        if controls:
            self._touch(self.chance.choice(controls).box)
        for _ in range(3):
            self.driver.frame(0.1)

    def _fumble(self) -> None:
        for _ in range(self.chance.randint(1, 4)):
            self.fumbler.gesture(self.window)

    def _type(self) -> None:
        for _ in range(self.chance.randint(1, 6)):
            self.driver.root.press(self.chance.choice(KEYS))
            self.driver.frame()

    def _wish(self) -> None:
        """Change a setting in the tray."""
        wishes: tuple[PreferenceChosen, ...] = (
            ev.TextSizeChosen(self.chance.choice((100, 130, 170, 200))),
            ev.ContrastChosen(self.chance.random() < 0.5),
            ev.VolumeChosen(self.chance.random()),
            ev.CaptionsSwitched(self.chance.random() < 0.5),
            ev.MotionSwitched(self.chance.random() < 0.5),
            ev.ControlsLowered(self.chance.random() < 0.3),
            ev.ReadingSwitched(self.chance.random() < 0.3),
        )
        self.driver.ui.send(self.chance.choice(wishes))
        self.driver.ui.send(ev.LanguageChosen(self.chance.choice(self.driver.ui.exhibition.settings.languages)))
        self.driver.frame()

    def _linger(self) -> None:
        for _ in range(self.chance.randint(1, 10)):
            self.driver.frame(self.chance.choice((0.03, 0.25, 1.0)))

    def _look(self) -> None:
        """Draw the screen."""
        Window.dispatch("on_draw")
        glFinish()

    def _go(self) -> None:
        """Start over, or wait for the idle timeout."""
        if self.chance.random() < 0.7:
            self.driver.ui.send(ev.StartOverChosen())
        for _ in range(5000):
            self.driver.frame(STEP_S)
            if self.driver.state.phase is Phase.ATTRACT:
                return
        raise AssertionError(f"the visit never ends: {self.driver.state}")

    def _touch(self, box: tuple[float, float, float, float]) -> None:
        self._tap(box[0] + box[2] / 2, box[1] + box[3] / 2)

    def _tap(self, x: float, y: float) -> None:
        finger = self.driver.hand.down((x, y))
        self.driver.frame()
        finger.up()
        self.driver.frame(0.1)
