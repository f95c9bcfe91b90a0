"""The bar: home at the start of the line, language and navigation at its end, always in the same place."""

from collections.abc import Hashable
from functools import cached_property
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import kv
from kiosk.ui.runtime.look_listeners import Look
from kiosk.ui.widgets.button import Pill
from kiosk.visit.events import LayerOpened, PlaceOpened
from kiosk.visit.state import HOME, Layer

MOST_SQUEEZE = 5
MOST_LEVELS = 256


class VoicePill(Pill):
    """Pauses, resumes or repeats reading the screen aloud."""

    state = StringProperty("off")


class Bar(Widget):
    """Shows position and navigation; on a narrow screen the less important words are replaced by icons."""

    ui = ObjectProperty(None)
    count = NumericProperty(0)
    """Number of panels or cards of the exhibit; 0 on the home screen."""
    at = NumericProperty(0)
    overview = BooleanProperty(False)
    """Whether to offer the overview and show the dots."""
    straight = BooleanProperty(False)
    """Whether Next is on the right in every language, as on a timeline that is not mirrored."""
    extras = ListProperty([])
    """Controls that the screen adds after home."""
    reading = StringProperty("off")
    """State of reading aloud: off | speaking | paused | done."""
    squeeze = NumericProperty(0)
    """How many groups of words are hidden, 0 to MOST_SQUEEZE."""
    endonym = StringProperty("")

    __events__ = ("on_step",)

    def __init__(self, **kwargs: Any) -> None:
        """Arrange the buttons whenever the content of the bar changes."""
        self._arrange_soon = Clock.create_trigger(self.arrange, -1)
        self._levels: dict[Hashable, int] = {}
        """Cache of `squeeze` by the buttons and the room."""
        super().__init__(**kwargs)
        # Buttons that are not in the bar for a while must not be collected: ids hold weak references, and are slow.
        self._kept = {name: widget.__self__ for name, widget in self.ids.items()}
        for name in ("width", "count", "overview", "straight", "extras", "reading"):
            self.fbind(name, self._arrange_soon)
        self.ui.look_listeners.add(self)
        self.arrange()

    @cached_property
    def voice(self) -> VoicePill:
        """The button that pauses reading aloud; created on first use."""
        return VoicePill()

    def look_changed(self, _look: Look) -> None:
        """Arrange again after a change of language or size, before the rows, so that buttons are placed once."""
        self._arrange_soon()
        for name in ("before", "after"):
            self._kept[name].lay_out_soon()

    def words_changed(self, _words: object) -> None:
        """Do nothing: the buttons update their words themselves."""

    def arrange(self, *_: Any) -> None:
        """Add the buttons of this screen, and hide words, the least important first, until everything fits."""
        self.endonym = self.ui.exhibition.endonyms.get(self.ui.language, "")
        kept = self._kept
        first, last, dotted = kept["before"], kept["after"], kept["dots"]
        voice = [self.voice] if self.reading != "off" else []
        before = [kept["home"], *voice, *([kept["all"]] if self.overview else []), *self.extras]
        # Beside each other, Next and Previous point away from each other.
        ways = ("next", "previous") if self.straight and self.ui.rtl else ("previous", "next")
        after = [kept["tray"], kept["language"], *(kept[way] for way in ways if self.count > 1)]
        _fill(first, before)
        _fill(last, after)
        spacing = first.spacing
        room = self.width - 2 * spacing - self.ui.unit * 96
        dots = self.ui.unit * (34 * max(0, self.count - 1) + 44) if self.overview else 0
        known = (self.ui.look, self.width, dots, *((button.words, button.icon) for button in (*before, *after)))
        widths = (0.0, 0.0)
        # Trying the levels lays out every word again, so the result for a language is cached.
        for level in (self._levels[known],) if known in self._levels else range(MOST_SQUEEZE + 1):
            self.squeeze = level
            for widget in self.extras:
                widget.compact = level > 1 and bool(widget.icon)
            for widget in voice:
                widget.compact = level > 0
            widths = (_natural(spacing, before), _natural(spacing, after))
            if sum(widths) + (dots if level < MOST_SQUEEZE else 0) <= room:
                break
        if len(self._levels) >= MOST_LEVELS:
            self._levels.clear()
        self._levels[known] = int(self.squeeze)
        first.width, last.width = widths
        dotted.width = dots
        ends = (first.right + last.x, last.right + first.x)
        dotted.x = ends[self.ui.rtl] / 2 - dots / 2
        dotted.opacity = 1 if dots and sum(widths) + dots <= room else 0

    def go_home(self) -> None:
        """Report that home was chosen."""
        self.ui.send(PlaceOpened(HOME))

    def step(self, by: int) -> None:
        """Dispatch a step to the next (+1) or the previous (-1)."""
        self.dispatch("on_step", by)

    def on_step(self, by: int) -> None:
        """Report a step."""

    def open(self, layer: str) -> None:
        """Report that a layer was opened."""
        self.ui.send(LayerOpened(Layer(layer)))


def _fill(row: Widget, widgets: list[Widget]) -> None:
    if list(reversed(row.children)) != widgets:
        row.clear_widgets()
        for widget in widgets:
            if widget.parent is not None:
                widget.parent.remove_widget(widget)
            row.add_widget(widget)


def _natural(spacing: float, widgets: list[Widget]) -> float:
    return float(sum(widget.width for widget in widgets) + spacing * max(0, len(widgets) - 1))


kv.load(__file__)
