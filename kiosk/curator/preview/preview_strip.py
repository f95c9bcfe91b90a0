"""The additions of the preview to the kiosk: a strip with errors, and keys to look at everything."""

from collections.abc import Callable

from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.operations.updates import ContentSource
from kiosk.ui import kv
from kiosk.ui.env import Env
from kiosk.ui.root import Root
from kiosk.ui.widgets.text import Text  # noqa: F401  (used in the .kv)
from kiosk.visit.events import ContrastChosen, Event, LanguageChosen, MotionSwitched, TextSizeChosen
from kiosk.visit.state import TEXT_SIZES

LOOK_S = 1 / 30
MOST_LINES = 3
"""Number of errors that the strip names; the others are counted."""


class ErrorStrip(FloatLayout):
    """A strip over the upper edge while there are errors; touches go through it."""

    ui = ObjectProperty(None)
    words = StringProperty("")
    pad = NumericProperty(0)


class PreviewStrip:
    """The error strip and the keys of one preview window, from `open` to `close`."""

    def __init__(self, ui: Env, root: Root, source: ContentSource) -> None:
        """Take the kiosk's parts, and the source of errors."""
        self._ui, self._root, self._source = ui, root, source
        self.strip = ErrorStrip()
        self._looking: ClockEvent | None = None
        self._keys: dict[str, Callable[[int], Event | None]] = {
            "l": self._language,
            "t": self._text_size,
            "c": lambda _by: ContrastChosen(not ui.high_contrast),
            "m": lambda _by: MotionSwitched(not ui.less_motion),
            "o": self._turn,
            "n": self._step,
        }

    def open(self) -> None:
        """Show the strip while there are errors, and handle keys before the kiosk does."""
        self._looking = Clock.schedule_interval(self._look, LOOK_S)
        Window.bind(on_keyboard=self._pressed)

    def close(self) -> None:
        """Release the window."""
        if self._looking is not None:
            self._looking.cancel()
        Window.unbind(on_keyboard=self._pressed)
        Window.remove_widget(self.strip)

    def press(self, sign: str) -> bool:
        """Handle a letter, a capital in the other direction; return whether it is a command."""
        act = self._keys.get(sign.lower())
        if act is None:
            return False
        event = act(-1 if sign.isupper() else 1)
        if event is not None:
            self._ui.send(event)
        return True

    def _pressed(self, _window: object, _code: int, _place: int, sign: str | None, modifiers: list[str]) -> bool:
        held = {"ctrl", "alt", "meta"} & set(modifiers)
        capital = "shift" in modifiers
        return bool(sign) and not held and self.press((sign or "").upper() if capital else sign or "")

    def _look(self, _dt: float) -> None:
        words = said(self._source.standing.faults)
        if words == self.strip.words:
            return
        self.strip.words = words
        Window.remove_widget(self.strip)
        if words:
            Window.add_widget(self.strip)

    def _language(self, by: int) -> Event:
        languages = self._ui.exhibition.settings.languages
        at = languages.index(self._ui.language) if self._ui.language in languages else 0
        return LanguageChosen(languages[(at + by) % len(languages)])

    def _text_size(self, by: int) -> Event:
        at = TEXT_SIZES.index(round(self._ui.text_scale * 100))
        return TextSizeChosen(TEXT_SIZES[(at + by) % len(TEXT_SIZES)])

    def _turn(self, _by: int) -> None:
        width, height = Window.size
        Window.size = (height, width)

    def _step(self, by: int) -> None:
        self._root.bar.dispatch("on_step", by)


def said(faults: tuple[str, ...]) -> str:
    """Return the text of the strip: the first errors, a line each, and the number of others."""
    more = len(faults) - MOST_LINES
    return "\n".join([*faults[:MOST_LINES], *([f"and {more} more: kiosk check lists them all"] if more > 0 else [])])


kv.load(__file__)
