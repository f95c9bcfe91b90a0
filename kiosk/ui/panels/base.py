"""The base class of all panels, and their parts: the text column, the picture with its caption, the buttons."""

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
    """Return caption and credit of a medium as one line."""
    found = ui.exhibition.media.get(medium)
    parts = (ui.say(text).words.strip() for text in found.caption_texts) if found else ()
    return captions.line(parts)


def body_of(panel: Panel, plain: bool) -> Localised | None:
    """Return a panel's text, in plain language if that is wanted and there is one."""
    return panel.plain_language if plain and panel.plain_language else panel.body


class PanelBase(FloatLayout):
    """A panel of any layout: what the screen asks of it, with defaults."""

    ui = ObjectProperty(None)
    panel: Panel = ObjectProperty(None)
    at = NumericProperty(0)
    """Its index among the panels of the exhibit."""
    count = NumericProperty(1)
    """Panels of the exhibit."""
    medium = StringProperty("")
    """The medium that is shown, and that the viewer opens."""

    def __init__(self, **kwargs: Any) -> None:
        """Take the panel, and show its first medium."""
        panel: Panel = kwargs["panel"]
        kwargs.setdefault("medium", panel.media[0] if panel.media else "")
        super().__init__(**kwargs)

    def credit_line(self, medium: str, _words: Any) -> str:
        """Return caption and credit of a medium; evaluated again when the words change."""
        return credit_line(self.ui, medium)

    def look_closer(self) -> None:
        """Report that the viewer was opened."""
        self.ui.send(LayerOpened(Layer.VIEWER, self.medium))

    def enter(self) -> None:
        """Start what moves or plays; called when the panel has been added."""

    def leave(self) -> None:
        """Stop what `enter` started; called before the panel is removed."""


class PlainPill(Pill):
    """Switches a panel to plain language, or back to the full text."""

    def switch(self) -> None:
        """Report the switch."""
        self.ui.send(PlainLanguageSwitched(not self.ui.plain))


class SignedPill(SignPill):
    """Opens the film with a panel's text in sign language."""

    film = StringProperty("")

    def open(self) -> None:
        """Report that the film was opened."""
        self.ui.send(LayerOpened(Layer.FILM, self.film))


class PanelText(NarratedText):
    """A panel's text, in plain language if that is wanted and there is one."""

    panel: Panel = ObjectProperty(None, allownone=True)

    def text(self, panel: Panel | None, plain: bool) -> Localised | None:
        """Return the text."""
        return body_of(panel, plain) if panel else None

    def on_link(self, target: str) -> None:
        """Open the target of a link in the text."""
        follow(self.ui, target)


class PanelWords(Column):
    """Base class of a panel's text columns."""

    ui = ObjectProperty(None)
    panel: Panel = ObjectProperty(None, allownone=True)
    at = NumericProperty(0)
    count = NumericProperty(1)

    def eyebrow(self, words: Any, language: str, at: int, count: int) -> str:
        """Return the panel's number among the panels, its own eyebrow, and its date."""
        if self.panel is None:
            return ""
        place = words("%(n)s of %(total)s", n=at + 1, total=count)
        date = format_date(self.panel.date, language, "long", words) if self.panel.date else ""
        own = self.ui.say(self.panel.eyebrow).words if self.panel.eyebrow else ""
        return " · ".join(part for part in (place, own, date) if part)


class BodyWords(PanelWords):
    """The body alone, for layouts with eyebrow and title elsewhere."""


class WordsColumn(PanelWords):
    """Eyebrow, title and body."""

    title_role = StringProperty("title")


class Reading(Scroller):
    """A panel's text in a scroller, with its buttons below."""

    panel: Panel = ObjectProperty(None, allownone=True)

    def on_panel(self, *_: Any) -> None:
        """Offer plain language and sign language, where the panel has them."""
        plain = [PlainPill()] if self.panel.plain_language else []
        signed = self.panel.sign_language.items()
        self.more = [*plain, *(SignedPill(tag=tag, film=film) for tag, film in signed)]


class MediaPane(FloatLayout):
    """A picture or a film that fills its box, with its caption and credit, and a button to look closer or play."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    radius = NumericProperty(0)
    fit = StringProperty("cover")
    filmed = BooleanProperty(False)
    """Whether it is a film: its first frame is shown, and the film plays on a layer."""
    captioned = BooleanProperty(True)
    closer = BooleanProperty(True)
    turned = BooleanProperty(False)
    """Whether the button is on the other side, since something else is in its usual place."""

    def credit_line(self, medium: str, _words: Any) -> str:
        """Return caption and credit of a medium; evaluated again when the words change."""
        return credit_line(self.ui, medium)

    def is_film(self, medium: str) -> bool:
        """Return whether a medium is a film."""
        found = self.ui.exhibition.media.get(medium)
        return found is not None and found.kind is MediumKind.FILM

    def look_closer(self) -> None:
        """Report that the viewer or the film was opened."""
        self.ui.send(LayerOpened(Layer.FILM if self.filmed else Layer.VIEWER, self.medium))


class Caption(BoxLayout):
    """Words on a dark background at the bottom of a picture."""

    words = StringProperty("")
    fits = BooleanProperty(True)
    """Whether its picture has room for all of it; else it is not shown, since the viewer shows it too."""
    gives_way = BooleanProperty(False)
    """Whether it is hidden because it would cover something more important."""


kv.load(__file__)
