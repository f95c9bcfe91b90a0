"""The language menu: every language by its own name."""

from typing import Any

from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import kv
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.layers.sheets import Headline  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.tap import Tap
from kiosk.visit.events import LanguageChosen


class LanguageChoice(Tap, FloatLayout):
    """One language."""

    tag = StringProperty("")
    endonym = StringProperty("")

    def on_tap(self) -> None:
        """Report that the language was chosen."""
        self.ui.send(LanguageChosen(self.tag))


class LanguagesLayer(LayerBase):
    """A list above the language button, with the present language marked."""

    def __init__(self, **kwargs: Any) -> None:
        """Make a row for each language of the installation."""
        super().__init__(**kwargs)
        for tag, endonym in self.ui.exhibition.endonyms.items():
            choice = LanguageChoice(tag=tag, endonym=endonym, chosen=tag == self.ui.language)
            self.ids.choices.add_widget(choice)


kv.load(__file__)
