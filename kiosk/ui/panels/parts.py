"""What panels are made of: the column of words, the picture with its caption, the buttons below the words."""

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.stacklayout import StackLayout

from kiosk.content.model import Panel
from kiosk.i18n.dates import format_date
from kiosk.i18n.numbers import format_duration, format_number
from kiosk.ui import kv
from kiosk.ui.env import Env
from kiosk.ui.links import follow
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.button import Pill  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.fade import Fade  # noqa: F401
from kiosk.ui.widgets.picture import Picture  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.visit.events import LayerOpened
from kiosk.visit.state import Layer


def credit_line(ui: Env, medium: str) -> str:
    """Write caption and credit of a medium as one line of words."""
    found = ui.exhibition.media.get(medium)
    parts = (ui.say(text).words.strip() for text in (found.caption, found.credit) if text) if found else ()
    return " ".join(part if part.endswith((".", "។", "?", "!")) else part + "." for part in parts if part)


class PanelBase(FloatLayout):
    """What every layout of a panel has: the panel, and its place among the others."""

    ui = ObjectProperty(None)
    panel: Panel = ObjectProperty(None)
    at = NumericProperty(0)
    count = NumericProperty(1)
    medium = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        """Take the panel's first medium as the one to show."""
        panel: Panel = kwargs["panel"]
        kwargs.setdefault("medium", panel.media[0] if panel.media else "")
        super().__init__(**kwargs)

    def credit_line(self, medium: str, _words: Any) -> str:
        """Write caption and credit of a medium; asked again when the words change."""
        return credit_line(self.ui, medium)

    def look_closer(self) -> None:
        """Report that the viewer was asked for."""
        self.ui.send(LayerOpened(Layer.VIEWER, self.medium))

    def enter(self) -> None:
        """Begin what moves or sounds by itself."""

    def leave(self) -> None:
        """End what `enter` began."""


class Words(Column):
    """Eyebrow, title, body and the buttons that belong to them."""

    ui = ObjectProperty(None)
    panel: Panel = ObjectProperty(None)
    at = NumericProperty(0)
    count = NumericProperty(1)
    title_role = StringProperty("title")
    headed = BooleanProperty(True)
    """Whether eyebrow and title stand above the body."""

    def eyebrow(self, words: Any, language: str) -> str:
        """Write where the panel stands, and its date."""
        place = words("%(n)s of %(total)s") % {
            "n": format_number(self.at + 1, language),
            "total": format_number(self.count, language),
        }
        date = format_date(self.panel.date, language) if self.panel.date else ""
        own = self.ui.say(self.panel.eyebrow).words if self.panel.eyebrow else ""
        return " · ".join(part for part in (place, own, date) if part)

    def follow(self, target: str) -> None:
        """Go where a link in the words leads."""
        follow(self.ui, target)


class BodyWords(Words):
    """The body and its buttons alone, where eyebrow and title stand elsewhere."""


class ListenPill(Pill):
    """Plays, pauses and goes on with a narration, and tells how far it is."""

    narration = StringProperty("")

    def listen_words(self, words: Any, language: str, narration: str, state: str, playing: str, second: int) -> str:
        """Write what the button does now, and the time that goes with it."""
        if playing == narration and state in ("playing", "paused"):
            return f"{words('Pause' if state == 'playing' else 'Play')} · {format_duration(second, language)}"
        length = self.ui.media.narration_length(narration, language)
        return f"{words('Listen')} · {format_duration(length, language)}" if length else str(words("Listen"))

    def listen(self) -> None:
        """Play, pause or go on."""
        self.ui.media.toggle_narration(self.narration)


class SourcesPill(Pill):
    """Opens the list of who says so."""


class Actions(StackLayout):
    """The buttons below the words: listen, sources, and what a screen adds."""

    ui = ObjectProperty(None)
    narration = StringProperty("")
    sources = ListProperty([])
    subject = StringProperty("")
    listens = BooleanProperty(False)
    more = ListProperty([])
    """Buttons of the screen itself."""

    def __init__(self, **kwargs: Any) -> None:
        """Put in the buttons that have something to do."""
        self._listen = ListenPill()
        self._sources = SourcesPill()
        self._sources.fbind("on_tap", self.show_sources)
        super().__init__(**kwargs)
        for name in ("narration", "listens", "sources", "more"):
            self.fbind(name, self.arrange)
        self.arrange()

    def arrange(self, *_: Any) -> None:
        """Put in the buttons that have something to do."""
        self._listen.narration = self.narration
        wanted = [*([self._listen] if self.listens else []), *self.more, *([self._sources] if self.sources else [])]
        if list(reversed(self.children)) == wanted:
            return
        self.clear_widgets()
        for button in wanted:
            self.add_widget(button)

    def can_listen(self, narration: str, language: str) -> bool:
        """Tell whether there is a recording in this language: where there is none, nothing is offered."""
        return self.ui.media.narration_file(narration, language) is not None

    def show_sources(self, *_: Any) -> None:
        """Report that the sources were asked for."""
        self.ui.send(LayerOpened(Layer.SOURCES, self.subject))


class MediaPane(FloatLayout):
    """A picture that fills its place, its caption and credit, and a way to look closer."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    radius = NumericProperty(0)
    captioned = BooleanProperty(True)
    closer = BooleanProperty(True)

    def credit_line(self, medium: str, _words: Any) -> str:
        """Write caption and credit of a medium; asked again when the words change."""
        return credit_line(self.ui, medium)

    def look_closer(self) -> None:
        """Report that the viewer was asked for."""
        self.ui.send(LayerOpened(Layer.VIEWER, self.medium))


class Caption(BoxLayout):
    """Words on a quiet ground at the foot of a picture."""

    words = StringProperty("")


kv.load(__file__)
