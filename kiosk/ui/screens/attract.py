"""The attract screen: the exhibition's title, and an invitation in each language in turn."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.input import MotionEvent
from kivy.properties import ObjectProperty, StringProperty

from kiosk.content.model import Exhibition, MediumKind
from kiosk.design import attract_layout
from kiosk.design.roles import style_of
from kiosk.engines.typeset import Paragraph
from kiosk.ui import kv
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.widgets.box import Column, Wrap  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.fade import Fade  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.film_still import FilmStill  # noqa: F401
from kiosk.ui.widgets.picture import Picture  # noqa: F401
from kiosk.ui.window.keys import Key
from kiosk.visit.events import Woken


class AttractScreen(ScreenBase):
    """Changes its language at an interval; the language buttons are always shown. Any touch starts a visit."""

    exhibition = ObjectProperty(None)
    fills_window = True
    speaking = StringProperty("")
    """The present language of the screen."""

    def __init__(self, **kwargs: Any) -> None:
        """Start with the source language."""
        self._turning: ClockEvent | None = None
        self._held = False
        super().__init__(**kwargs)
        for tag, endonym in self.exhibition.endonyms.items():
            button = Pill(words=endonym, language=tag, kind="glass")
            button.fbind("on_tap", self._wake_in(tag))
            button.tag = tag
            self.ids.languages.add_widget(button)
        self.speaking = self.exhibition.settings.languages[0]
        self._mark_language()

    def title_scale(self, width: float, language: str, room: float) -> float:
        """Return the scale of the title's letters: a long title is smaller, to leave room for the summary."""
        ui, shown = self.ui, self.ui.say(self.exhibition.settings.title)

        def height(scale: float) -> float:
            style = style_of(attract_layout.TITLE, ui.unit, ui.text_scale, scale)
            return float(
                ui.text_textures.measure(
                    Paragraph(shown.words, shown.language, style, width_px=max(1, int(width)))
                ).height
            )

        found = attract_layout.title_scale((room - 2 * attract_layout.BETWEEN) * ui.unit, height)
        return attract_layout.TITLE_SCALES[-1] if found is None else found

    def film(self, exhibition: Exhibition) -> str:
        """Return the id of the film behind the title, "" where there is a picture."""
        medium = exhibition.media.get(exhibition.settings.attract.media or "")
        return medium.id if medium and medium.kind is MediumKind.FILM else ""

    def enter(self) -> None:
        """Start to change languages."""
        every = self.exhibition.settings.attract.change_language_every_s
        if len(self.exhibition.settings.languages) > 1:
            self._turning = Clock.schedule_interval(self.turn, every)

    def leave(self) -> None:
        """Stop changing languages."""
        if self._turning is not None:
            self._turning.cancel()
            self._turning = None

    def hold(self, *, held: bool) -> None:
        """Keep the language while the PIN is asked for in it, or continue with the screen's own."""
        if self._held and not held:
            self.ui.speak_language(self.speaking)
        self._held = held

    def turn(self, *_: Any) -> None:
        """Change to the next language."""
        if self._held:
            return
        languages = self.exhibition.settings.languages
        self.speaking = languages[(languages.index(self.speaking) + 1) % len(languages)]
        self.ui.speak_language(self.speaking)
        self._mark_language()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Remember whether a button took the touch."""
        touch.ud[self] = bool(super().on_touch_down(touch))
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Start a visit on any touch that no button took."""
        super().on_touch_up(touch)
        if touch.ud.pop(self, None) is False:
            self.wake()
        return True

    def press(self, key: Key) -> bool:
        """Start a visit at Enter, if no language button has the focus."""
        if key is not Key.ENTER:
            return False
        self.wake()
        return True

    def wake(self) -> None:
        """Start a visit in the present language."""
        self.ui.send(Woken(self.speaking))

    def _wake_in(self, tag: str) -> Any:
        def wake(*_: Any) -> None:
            self.ui.send(Woken(tag))

        return wake

    def _mark_language(self) -> None:
        for button in self.ids.languages.children:
            button.selected = button.tag == self.speaking


kv.load(__file__)
