"""A visitor who has keys alone."""

from kivy.core.window import Window

from kiosk.tour.guide import Guide
from kiosk.ui.access.items import Item

CODES = {"tab": 9, "enter": 13, "escape": 27, "up": 273, "down": 274, "right": 275, "left": 276, "home": 278}


class Typist:
    """Presses keys as a keyboard does, and looks for the ring."""

    def __init__(self, guide: Guide) -> None:
        self.guide, self.driver = guide, guide.driver

    def press(self, name: str, *modifiers: str) -> None:
        Window.dispatch("on_keyboard", CODES[name], 0, None, list(modifiers))
        self.driver.settle()

    @property
    def item(self) -> Item | None:
        return self.driver.root.assistance.focus.item

    def go_to(self, words: str) -> Item:
        """Press Down until the ring is around what these words begin."""
        for _ in range(100):
            self.press("down")
            if self.item is not None and self.item.words.startswith(words):
                return self.item
        names = [item.words for item in self.driver.root.assistance.focus.stops()]
        raise AssertionError(f"no key leads to {words!r}; there are {names}")

    def use(self, words: str) -> None:
        self.go_to(words)
        self.press("enter")

    def around(self) -> list[str]:
        """Name every stop, in the order of the keys."""
        stops = self.driver.root.assistance.focus.stops()
        names = []
        for _ in stops:
            self.press("tab")
            assert self.item is not None
            names.append(self.item.words)
        return names


class OneSwitch:
    """Presses one switch, or waits for the ring."""

    CODE = (1 << 30) + 104
    """F13 as SDL tells of it."""

    def __init__(self, guide: Guide) -> None:
        self.guide, self.driver = guide, guide.driver

    def press(self) -> None:
        Window.dispatch("on_keyboard", self.CODE, 0, None, [])
        self.driver.settle()

    @property
    def around(self) -> list[str]:
        """What the ring is around: one control, or a group of them."""
        focus = self.driver.root.assistance.focus
        return [item.words for item in focus.stops() if item.key in focus.keys]

    def choose(self, words: str) -> None:
        """Wait until the ring is around it; a press opens a group, and another chooses what is in it."""
        if not self.driver.root.assistance.scanning.running:
            self.press()
        for _ in range(120):
            around = self.around
            if any(name.startswith(words) for name in around):
                self.press()
                if len(around) == 1:
                    return
            else:
                self.driver.advance(1.6)
                self.driver.settle()
        raise AssertionError(f"the ring never comes to {words!r}")
