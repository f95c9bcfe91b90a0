"""A simulated visitor that navigates to every place of the exhibition."""

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
"""Longest time until an untouched kiosk shows its idle warning; films and recordings may play before."""
GESTURE_HOLD_S, GESTURE_TAP_S, GESTURE_INSET_MM = 3.5, 0.1, 8.0
"""Timing of the staff gesture, and its distance from the edges of the screen."""
FAR = 3
"""Number of panels from which the overview is faster than single steps."""


class Guide(Visitor):
    """Navigation by touches alone, from any state of the visit."""

    def __init__(self, driver: Driver) -> None:
        """Take a kiosk; the language is its source language."""
        super().__init__(driver)
        self.language: str = driver.ui.exhibition.settings.languages[0]
        """The language of the visits that it starts."""

    @property
    def visiting(self) -> bool:
        """Whether there is a visit in this language."""
        state = self.driver.state
        return state.phase in (Phase.BROWSE, Phase.WARN) and state.preferences.language == self.language

    @property
    def attracting(self) -> bool:
        """Whether the attract screen is shown."""
        return self.driver.state.phase is Phase.ATTRACT

    @property
    def place(self) -> Place:
        """The current place of the visit."""
        return self.driver.state.place

    def wake(self, language: str) -> None:
        """Tap the button of a language on the attract screen."""
        self.tap(self.find(Pill, tag=language))
        self._expect(self.driver.state.phase is Phase.BROWSE, "the visit does not start")
        self._expect(self.driver.state.preferences.language == language, f"the visit is not in {language}")

    def leave(self) -> None:
        """Wait for the idle warning, and end the visit there."""
        if self.driver.state.pin_asked:
            self.tap(self.driver.root.layer.ids.back)
        if self.driver.state.phase is Phase.STAFF:
            self.staff_summary()
            self.tap(self.said("Done"))
        if self.attracting:
            return
        self.driver.until(lambda: self.driver.state.phase is not Phase.BROWSE, LONGEST_WAIT_S)
        self.driver.settle()
        self._expect(self.driver.state.phase is Phase.WARN, "the idle warning never appears")
        self.tap(self.driver.root.warning.ids.leave)
        self._expect(self.attracting, "the visit does not end")

    def begin(self, language: str) -> None:
        """Start a new visit in a language, on the home screen."""
        self.leave()
        self.wake(language)

    def clear(self) -> None:
        """Answer warnings and questions, and close the layer over the place."""
        if self.driver.state.phase is Phase.WARN:
            self.tap(self.driver.root.warning.ids.keep)
        if self.driver.state.pin_asked:
            self.tap(self.driver.root.layer.ids.back)
        if self.driver.state.asked is not None:
            self.tap(self.said("Continue"))
        if self.driver.state.layer is not None:
            self.close()

    def close(self) -> None:
        """Close a layer by its button, or by a tap beside it where it has none."""
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
            self._expect(self.place == Place(), "Home does not lead to the home screen")

    def choose(self, exhibit: str) -> None:
        """Tap an exhibit's tile on the home screen, without answering its content advisory."""
        self.home()
        self._turn_to(exhibit)
        self.tap(self.find(Tile, exhibit=self.driver.ui.exhibition.exhibits[exhibit]))
        asked = self.driver.state.asked
        self._expect(exhibit in (self.place.exhibit, asked and asked.exhibit), f"{exhibit} does not open")

    def _turn_to(self, exhibit: str) -> None:
        """Turn the pages of the home screen until an exhibit is shown."""
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
        """Go to a panel or card, or to the first of an exhibit; accept content advisories."""
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
        """Go to a panel through the overview."""
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
        """Open a layer by its button."""
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

    def make_staff_gesture(self) -> None:
        """Make the staff gesture in its corner: hold, tap three times, hold again."""
        corner = self.driver.ui.exhibition.settings.staff.corner
        inset = self.driver.ui.mm * GESTURE_INSET_MM
        across = inset if corner in (Corner.TOP_LEFT, Corner.BOTTOM_LEFT) else Window.width - inset
        up = inset if corner in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT) else Window.height - inset
        for seconds in (GESTURE_HOLD_S, GESTURE_TAP_S, GESTURE_TAP_S, GESTURE_TAP_S, GESTURE_HOLD_S):
            finger = self.driver.hand.down((across, up))
            self.driver.advance(seconds)
            finger.up()
            self.driver.advance(BETWEEN_S)
        self.driver.settle()

    def enter_pin(self, pin: str) -> None:
        """Enter a PIN on the screen, and submit it."""
        for digit in pin:
            self.tap(self.find(PinKey, digit=digit))
        self.tap(self.driver.root.layer.ids.submit)

    def tap_icon(self, icon: str) -> None:
        """Tap the button with an icon."""
        self.tap(self.find(Pill, icon=icon))

    def staff_summary(self) -> None:
        """Go back to the summary, the first of the staff's screens."""
        if self.driver.state.page is not StaffPage.SUMMARY:
            self.tap(self.find(Pill, self.said("Done" if self.all(Pill, self.said("Done")) else "Go back")))
        self._expect(self.driver.state.page is StaffPage.SUMMARY, "the button does not lead back to the summary")

    def listen(self) -> None:
        """Tap the button of the narration."""
        self.tap(self.find(ListenPill))

    def _walk(self, item: str) -> None:
        """Step through a timeline or a few panels, forwards and then backwards, to an item."""
        for by in (1, -1):
            while self.place.item != item and self._can(by):
                self.step(by)
        self._expect(self.place.item == item, f"{item} cannot be reached by steps")

    def _can(self, by: int) -> bool:
        ids = self.driver.root.bar.ids
        return bool((ids.next if by > 0 else ids.previous).enabled)

    def _expect(self, holds: object, otherwise: str) -> None:
        if not holds:
            raise LostError(otherwise)
