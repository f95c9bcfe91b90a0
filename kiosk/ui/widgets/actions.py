"""The row of buttons below a text: listen, those of the screen, sources, and page up and down for a long text."""

from functools import cached_property
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.i18n.numbers import format_duration
from kiosk.ui import kv
from kiosk.ui.widgets.box import Wrap
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.narration_controls import BackPill, NarrationBar, ReplayPill
from kiosk.ui.widgets.teardown import tear_down
from kiosk.visit.events import LayerOpened
from kiosk.visit.state import Layer


class ListenPill(Pill):
    """Plays, pauses and resumes a narration."""

    narration = StringProperty("")

    def listen_words(self, words: Any, language: str, narration: str, state: str, playing: str) -> str:
        """Return what the button does now; before playing, with the length of the narration."""
        if playing == narration and state in ("playing", "paused"):
            return str(words("Pause" if state == "playing" else "Play"))
        length = self.ui.media.narration_length(narration, language)
        return f"{words('Listen')} · {format_duration(length, language)}" if length else str(words("Listen"))

    def listen(self) -> None:
        """Play, pause or resume."""
        self.ui.media.toggle_narration(self.narration)


class SourcesPill(Pill):
    """Opens the list of sources."""


class PagePill(Pill):
    """Scrolls a long text by a page, down (+1) or up (-1)."""

    by = NumericProperty(1)
    narrow = BooleanProperty(False)
    """Whether it shows its icon alone, because other buttons need the room."""


class Actions(Wrap):
    """A wrapping row of buttons; only those that apply are shown."""

    ui = ObjectProperty(None)
    narration = StringProperty("")
    sources = ListProperty([])
    subject = StringProperty("")
    listens = BooleanProperty(False)
    telling = BooleanProperty(False)
    """Whether the narration is playing or paused."""
    more = ListProperty([])
    """Buttons that the screen adds."""
    above = BooleanProperty(False)
    """Whether there is text above the visible part."""
    below = BooleanProperty(False)
    """Whether there is text below the visible part."""
    own_height = NumericProperty(0.0)
    """The height without the page buttons."""

    __events__ = ("on_page",)

    def __init__(self, **kwargs: Any) -> None:
        """Create no button yet: each takes longer to create than all texts of a panel."""
        # Deferred: another button changes the height, and so whether page buttons are needed.
        self._arrange_soon = Clock.create_trigger(self.arrange, -1)
        self._player: tuple[Widget, ...] = ()
        super().__init__(**kwargs)
        for name in ("narration", "listens", "telling", "sources", "more", "above", "below"):
            self.fbind(name, self._arrange_soon)
        self.arrange()

    @cached_property
    def listen(self) -> ListenPill:
        """The button that plays the narration."""
        return ListenPill()

    @cached_property
    def up(self) -> PagePill:
        """The button that scrolls up."""
        return self._page(-1)

    @cached_property
    def down(self) -> PagePill:
        """The button that scrolls down."""
        return self._page(1)

    @cached_property
    def _sources(self) -> SourcesPill:
        pill = SourcesPill()
        pill.fbind("on_tap", self._show_sources)
        return pill

    def _page(self, by: int) -> PagePill:
        pill = PagePill(by=by)
        pill.fbind("on_tap", lambda *_: self.dispatch("on_page", by))
        return pill

    def arrange(self, *_: Any) -> None:
        """Add the buttons that apply, in order."""
        if self.listens:
            self.listen.narration = self.narration
        if self.below:
            self.down.narrow = self.telling
        wanted = [*self._listen_controls(), *self.more, *([self._sources] if self.sources else [])]
        wanted += [*([self.up] if self.above else []), *([self.down] if self.below else [])]
        if list(reversed(self.children)) == wanted:
            return
        self.clear_widgets()
        for button in wanted:
            self.add_widget(button)

    def do_layout(self, *args: Any) -> None:
        """Place the buttons, and measure the height of those that do not depend on the length of the text."""
        super().do_layout(*args)
        self.own_height = self.height_of([pill for pill in self.in_order() if not isinstance(pill, PagePill)])

    def _listen_controls(self) -> list[Widget]:
        """Return the button that plays; during playback, all playback controls."""
        if self.telling and not self._player:
            self._player = (NarrationBar(), self.listen, ReplayPill(), BackPill())
        elif not self.telling:
            for widget in self._player:
                if widget is not self.listen:
                    self.remove_widget(widget)
                    tear_down(widget)
            self._player = ()
        return list(self._player) or ([self.listen] if self.listens else [])

    def on_page(self, by: int) -> None:
        """Report that the text is to scroll by a page."""

    def _show_sources(self, *_: Any) -> None:
        self.ui.send(LayerOpened(Layer.SOURCES, self.subject))


kv.load(__file__)
