"""A visitor who knows the way to every place of the exhibition."""

from collections.abc import Callable

from kivy.core.window import Window

from kiosk.content.model import PanelSet
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.visitor import BETWEEN_S, LostError, Visitor
from kiosk.settings import Corner
from kiosk.ui.layers.overview import PanelTile
from kiosk.ui.screens.home import Tile
from kiosk.ui.staff.pin import PinKey
from kiosk.ui.widgets.actions import ListenPill, SourcesPill
from kiosk.ui.widgets.button import Pill
from kiosk.visit import Layer, Phase, Place, StaffPage

LONGEST_WAIT_S = 3600.0
"""Until a kiosk that nobody touches asks whether somebody is there; films and recordings may play before."""
KNOCK_HOLD_S, KNOCK_TAP_S, KNOCK_INSET_MM = 3.5, 0.1, 8.0
"""How staff make their gesture."""
FAR = 3
"""So many panels away, the overview is quicker than one step after the other."""


class Guide(Visitor):
    """Goes to places by touches alone, from wherever the visit stands."""

    def __init__(self, driver: Driver) -> None:
        """Stand before a kiosk, and speak its source language."""
        super().__init__(driver)
        self.language: str = driver.ui.exhibition.settings.languages[0]
        """The language of the visits that it begins."""

    @property
    def visiting(self) -> bool:
        """Whether a visit in this language is going on."""
        state = self.driver.state
        return state.phase in (Phase.BROWSE, Phase.WARN) and state.preferences.language == self.language

    @property
    def attracting(self) -> bool:
        """Whether the kiosk waits for a visitor."""
        return self.driver.state.phase is Phase.ATTRACT

    @property
    def place(self) -> Place:
        """Where the visit stands."""
        return self.driver.state.place

    def wake(self, language: str) -> None:
        """Touch the attract screen's button of a language."""
        self.tap(self.find(Pill, tag=language))
        self._expect(self.driver.state.phase is Phase.BROWSE, "the kiosk does not wake")
        self._expect(self.driver.state.preferences.language == language, f"it does not speak {language}")

    def leave(self) -> None:
        """Go away until the kiosk asks, and end the visit there."""
        if self.driver.state.pin_asked:
            self.tap(self.driver.root.layer.ids.back)
        if self.driver.state.phase is Phase.STAFF:
            self.staff_summary()
            self.tap(self.said("Done"))
        if self.attracting:
            return
        self.driver.until(lambda: self.driver.state.phase is not Phase.BROWSE, LONGEST_WAIT_S)
        self.driver.settle()
        self._expect(self.driver.state.phase is Phase.WARN, "the kiosk never asks whether somebody is there")
        self.tap(self.driver.root.warning.ids.leave)
        self._expect(self.attracting, "the visit does not end")

    def begin(self, language: str) -> None:
        """Be a new visitor, on the home screen, in a language."""
        self.leave()
        self.wake(language)

    def clear(self) -> None:
        """Answer what is asked, and close what lies over the place."""
        if self.driver.state.phase is Phase.WARN:
            self.tap(self.driver.root.warning.ids.keep)
        if self.driver.state.pin_asked:
            self.tap(self.driver.root.layer.ids.back)
        if self.driver.state.asked is not None:
            self.tap(self.said("Continue"))
        if self.driver.state.layer is not None:
            self.close()

    def close(self) -> None:
        """Close a layer by its button, or by a touch beside it where it has none."""
        layer = self.driver.root.layer
        buttons = [pill for words in ("Done", "Close") for pill in self.all(Pill, self.said(words))]
        if buttons:
            self.tap(buttons[0])
        else:
            self.tap_at((8, Window.height - 8))
        self._expect(self.driver.root.layer is not layer, "it cannot be closed")

    def home(self) -> None:
        """Go to the home screen."""
        self.clear()
        if self.place != Place():
            self.tap(self.driver.root.bar.ids.home)
            self._expect(self.place == Place(), "Home does not lead there")

    def choose(self, exhibit: str) -> None:
        """Touch an exhibit's tile on the home screen, and answer nothing yet."""
        self.home()
        self._turn_to(exhibit)
        self.tap(self.find(Tile, exhibit=self.driver.ui.exhibition.exhibits[exhibit]))
        asked = self.driver.state.asked
        self._expect(exhibit in (self.place.exhibit, asked and asked.exhibit), f"{exhibit} does not open")

    def _turn_to(self, exhibit: str) -> None:
        """Turn the pages of the home screen until an exhibit is there."""
        screen = self.driver.root.screen
        while not any(tile.exhibit.id == exhibit for tile in screen.tiles):
            self._expect(screen.at < screen.count - 1, f"{exhibit} is on no page")
            self.step_page(1)

    def step_page(self, by: int) -> None:
        """Turn the pages of the home screen by Next (1) or Previous (-1)."""
        bar, screen = self.driver.root.bar, self.driver.root.screen
        before = screen.at
        self.tap(bar.ids.next if by > 0 else bar.ids.previous)
        self._expect(screen.at == before + by, "the page does not turn")

    def stand(self, exhibit: str, item: str | None = None) -> None:
        """Go to a panel or card, or to the first of an exhibit; consent where it is asked."""
        self.clear()
        if self.place.exhibit != exhibit:
            self.choose(exhibit)
            self.clear()
        shown = self.driver.ui.exhibition.exhibits[exhibit]
        if item is None or self.place.item == item:
            return
        if isinstance(shown, PanelSet):
            ids = [panel.id for panel in shown.panels]
            if abs(ids.index(item) - ids.index(self.place.item or "")) >= FAR:
                self.pick(item)
                return
        self._walk(item)

    def pick(self, panel: str) -> None:
        """Go to a panel by the overview."""
        self.clear()
        self.tap(self.driver.root.bar.ids.all)
        self.tap(next(tile for tile in self.all(PanelTile) if tile.panel.id == panel))
        self.clear()
        self._expect(self.place.item == panel, f"{panel} does not open")

    def step(self, by: int) -> None:
        """Press Next (1) or Previous (-1)."""
        before = self.place
        self.tap(self.driver.root.bar.ids.next if by > 0 else self.driver.root.bar.ids.previous)
        self.clear()
        self._expect(self.place != before, "the step leads nowhere")

    def open(self, layer: Layer) -> None:
        """Open what lies over a place, by the button that is there for it."""
        self.clear()
        bar = self.driver.root.bar
        button: dict[Layer, Callable[[], Pill]] = {
            Layer.LANGUAGES: lambda: bar.ids.language,
            Layer.TRAY: lambda: bar.ids.tray,
            Layer.OVERVIEW: lambda: bar.ids.all,
            Layer.SOURCES: lambda: self.find(SourcesPill),
            Layer.VIEWER: lambda: self.find(Pill, self.said("Look closer")),
            Layer.TRANSCRIPT: lambda: self.find(Pill, self.said("Transcript")),
        }
        if layer is Layer.CREDITS:
            self.open(Layer.TRAY)
            self.tap(self.said("Credits"))
        else:
            self.tap(button[layer]())
        self._expect(self.driver.state.layer is layer, f"{layer} does not open")

    # Staff.

    def knock(self) -> None:
        """Make the staff's gesture in their corner: hold, tap three times, hold again."""
        corner = self.driver.ui.exhibition.settings.staff.corner
        inset = self.driver.ui.mm * KNOCK_INSET_MM
        across = inset if corner in (Corner.TOP_LEFT, Corner.BOTTOM_LEFT) else Window.width - inset
        up = inset if corner in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT) else Window.height - inset
        for seconds in (KNOCK_HOLD_S, KNOCK_TAP_S, KNOCK_TAP_S, KNOCK_TAP_S, KNOCK_HOLD_S):
            finger = self.driver.hand.down((across, up))
            self.driver.advance(seconds)
            finger.up()
            self.driver.advance(BETWEEN_S)
        self.driver.settle()

    def enter_pin(self, pin: str) -> None:
        """Type a PIN on the keys of the screen, and have it judged."""
        for digit in pin:
            self.tap(self.find(PinKey, digit=digit))
        self.tap(self.driver.root.layer.ids.submit)

    def tap_icon(self, icon: str) -> None:
        """Tap the button that has an icon."""
        self.tap(self.find(Pill, icon=icon))

    def staff_summary(self) -> None:
        """Go back to what staff see first."""
        if self.driver.state.page is not StaffPage.SUMMARY:
            self.tap(self.find(Pill, self.said("Done" if self.all(Pill, self.said("Done")) else "Go back")))
        self._expect(self.driver.state.page is StaffPage.SUMMARY, "the way back leads elsewhere")

    def listen(self) -> None:
        """Press the button of the narration."""
        self.tap(self.find(ListenPill))

    def _walk(self, item: str) -> None:
        """Step through a timeline or a few panels, in the direction where the item is."""
        for by in (1, -1):
            while self.place.item != item and self._can(by):
                self.step(by)
        self._expect(self.place.item == item, f"{item} is not among its neighbours")

    def _can(self, by: int) -> bool:
        ids = self.driver.root.bar.ids
        return bool((ids.next if by > 0 else ids.previous).enabled)

    def _expect(self, holds: object, otherwise: str) -> None:
        if not holds:
            raise LostError(otherwise)
