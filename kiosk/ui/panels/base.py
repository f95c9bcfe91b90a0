"""What panels are made of: the column of words, the picture with its caption, the buttons below the words."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import MediumKind, Panel
from kiosk.design import captions
from kiosk.i18n.dates import format_date
from kiosk.i18n.localised import Localised
from kiosk.ui import kv
from kiosk.ui.env import Env
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.fade import Fade  # noqa: F401
from kiosk.ui.widgets.film_still import FilmStill  # noqa: F401
from kiosk.ui.widgets.interpreter import SignPill
from kiosk.ui.widgets.link_targets import follow
from kiosk.ui.widgets.narrated_text import NarratedText
from kiosk.ui.widgets.picture import Picture  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller
from kiosk.visit.events import LayerOpened, PlainLanguageSwitched
from kiosk.visit.state import Layer


def credit_line(ui: Env, medium: str) -> str:
    """Write caption and credit of a medium as one line of words."""
    found = ui.exhibition.media.get(medium)
    parts = (ui.say(text).words.strip() for text in found.caption_texts) if found else ()
    return captions.line(parts)


def body_of(panel: Panel, plain: bool) -> Localised | None:
    """Give a panel's text, in plain language where that is wanted and there."""
    return panel.plain_language if plain and panel.plain_language else panel.body


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


class PlainPill(Pill):
    """Shows a panel in plain language, or in full again."""

    def switch(self) -> None:
        """Report that the other was asked for."""
        self.ui.send(PlainLanguageSwitched(not self.ui.plain))


class SignedPill(SignPill):
    """Opens the film that says in sign language what a panel says."""

    film = StringProperty("")

    def open(self) -> None:
        """Report that the film was asked for."""
        self.ui.send(LayerOpened(Layer.FILM, self.film))


class PanelText(NarratedText):
    """What a panel says, in plain language where that is wanted and there."""

    panel: Panel = ObjectProperty(None, allownone=True)

    def text(self, panel: Panel | None, plain: bool) -> Localised | None:
        """Give the text."""
        return body_of(panel, plain) if panel else None

    def on_link(self, target: str) -> None:
        """Go where a link in the words leads."""
        follow(self.ui, target)


class PanelWords(Column):
    """What words a panel has, from top to bottom."""

    ui = ObjectProperty(None)
    panel: Panel = ObjectProperty(None, allownone=True)
    at = NumericProperty(0)
    count = NumericProperty(1)

    def eyebrow(self, words: Any, language: str, at: int, count: int) -> str:
        """Write where the panel stands, and its date."""
        if self.panel is None:
            return ""
        place = words("%(n)s of %(total)s", n=at + 1, total=count)
        date = format_date(self.panel.date, language, "long", words) if self.panel.date else ""
        own = self.ui.say(self.panel.eyebrow).words if self.panel.eyebrow else ""
        return " · ".join(part for part in (place, own, date) if part)


class BodyWords(PanelWords):
    """The body alone, where eyebrow and title stand elsewhere."""


class WordsColumn(PanelWords):
    """Eyebrow, title and body."""

    title_role = StringProperty("title")


class Reading(Scroller):
    """A panel's words in a window, with its buttons below."""

    panel: Panel = ObjectProperty(None, allownone=True)

    def on_panel(self, *_: Any) -> None:
        """Offer the panel in the other ways that it can be read."""
        plain = [PlainPill()] if self.panel.plain_language else []
        signed = self.panel.sign_language.items()
        self.more = [*plain, *(SignedPill(tag=tag, film=film) for tag, film in signed)]


class MediaPane(FloatLayout):
    """A picture or a film that fills its place, its caption and credit, and a way to look closer."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    radius = NumericProperty(0)
    fit = StringProperty("cover")
    filmed = BooleanProperty(False)
    """Whether it is a film: its first picture stands there, and the film plays over the whole screen."""
    captioned = BooleanProperty(True)
    closer = BooleanProperty(True)
    turned = BooleanProperty(False)
    """Whether the way to look closer is on the other side, since something else stands on its own."""

    def credit_line(self, medium: str, _words: Any) -> str:
        """Write caption and credit of a medium; asked again when the words change."""
        return credit_line(self.ui, medium)

    def is_film(self, medium: str) -> bool:
        """Tell whether a medium is a film."""
        found = self.ui.exhibition.media.get(medium)
        return found is not None and found.kind is MediumKind.FILM

    def look_closer(self) -> None:
        """Report that the viewer was asked for, or the film."""
        self.ui.send(LayerOpened(Layer.FILM if self.filmed else Layer.VIEWER, self.medium))


class Caption(BoxLayout):
    """Words on a quiet ground at the foot of a picture."""

    words = StringProperty("")
    fits = BooleanProperty(True)
    """Whether its picture has room for it: in full, or not at all. The viewer has it too."""
    gives_way = BooleanProperty(False)
    """Whether it would lie over something that is needed more."""


kv.load(__file__)
