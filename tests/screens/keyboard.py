"""A visitor who has keys alone."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from kivy.core.window import Window
from places import panel_of, timeline_of

from kiosk.content.model import Layout, Panel, PanelSet
from kiosk.engines.playback import PlayState
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.access.items import AccessItem
from kiosk.visit import Phase, Place

CODES = {"tab": 9, "enter": 13, "escape": 27, "up": 273, "down": 274, "right": 275, "left": 276, "home": 278}


class WithoutTouch(ABC):
    """A visitor who cannot touch the screen."""

    def __init__(self, guide: Guide) -> None:
        self.guide, self.driver = guide, guide.driver

    @abstractmethod
    def choose(self, words: str) -> None:
        """Do what a touch on the control would that these words begin."""

    def agree(self) -> None:
        """Answer what an advisory asks."""
        if self.driver.state.asked:
            self.choose("Continue")

    def enter(self, words: str) -> None:
        self.choose(words)
        self.agree()


class Typist(WithoutTouch):
    """Presses keys as a keyboard does, and looks for the ring."""

    def press(self, name: str, *modifiers: str) -> None:
        Window.dispatch("on_keyboard", CODES[name], 0, None, list(modifiers))
        self.driver.settle()

    @property
    def item(self) -> AccessItem | None:
        return self.driver.root.assistance.focus.item

    def go_to(self, words: str) -> AccessItem:
        """Press Down until the ring is around what these words begin."""
        for _ in range(100):
            self.press("down")
            if self.item is not None and self.item.words.startswith(words):
                return self.item
        names = [item.words for item in self.driver.root.assistance.focus.stops()]
        raise AssertionError(f"no key leads to {words!r}; there are {names}")

    def choose(self, words: str) -> None:
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


class OneSwitch(WithoutTouch):
    """Presses one switch, or waits for the ring."""

    CODE = (1 << 30) + 104
    """F13 as SDL tells of it."""

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


def visit_it_all(
    visitor: WithoutTouch, step: Callable[[], None], reach: Callable[[PanelSet, Panel], None], language: tuple[str, str]
) -> None:
    """Look at cards, play a film, change the language and leave.

    `step` goes to another card, `reach` to a panel of the exhibit that is open; `language` is a tag and a name.
    """
    driver, guide, (tag, endonym) = visitor.driver, visitor.guide, language
    exhibits = driver.ui.exhibition.exhibits
    timeline = timeline_of(driver.ui.exhibition)
    exhibit, panel = panel_of(driver.ui.exhibition, Layout.FILM)
    panels = exhibits[exhibit]
    assert isinstance(panels, PanelSet)
    visitor.choose("English")
    assert driver.state.phase is Phase.BROWSE
    visitor.enter(timeline.title.source)
    first = guide.place
    assert first.exhibit == timeline.id
    step()
    assert guide.place.exhibit == timeline.id
    assert guide.place.item != first.item
    visitor.choose("Home")
    visitor.enter(panels.title.source)
    reach(panels, panel)
    assert guide.place == Place(exhibit, panel.id)
    visitor.choose("Play")
    film = driver.film()
    assert film is not None
    assert film.state is PlayState.PLAYING
    visitor.choose("English")
    visitor.choose(endonym)
    assert driver.state.preferences.language == tag
    assert guide.place == Place(exhibit, panel.id)
    guide.leave()
    assert driver.state.phase is Phase.ATTRACT
