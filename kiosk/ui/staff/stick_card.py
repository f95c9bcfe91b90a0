"""Content on a USB stick: what is there, the button to use it, and what became of it."""

from functools import partial
from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from kiosk.i18n.locale import Locale
from kiosk.i18n.numbers import format_list
from kiosk.operations.delivery.sticks import Stick
from kiosk.operations.staff.stick_content import StickContent, StickState
from kiosk.ui import kv
from kiosk.ui.staff.frame import StaffCard
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.button import Pill

MOST_OFFERS = 4
"""Exhibitions that are offered, the newest first: a stick may carry one for each kiosk of a museum."""


class PackOffer(Column):
    """One packed exhibition, with its button while it can be chosen."""

    ui = ObjectProperty(None)
    title = StringProperty("")
    languages = StringProperty("")


class StickCard(StaffCard):
    """The exhibitions on a stick."""

    state = ObjectProperty(StickState.LOOKED_FOR)

    def __init__(self, sticks: StickContent, **kwargs: Any) -> None:
        """Take the content on sticks; `update` shows it."""
        super().__init__(**kwargs)
        self._sticks = sticks
        self._shown: tuple[object, ...] = ()

    def update(self, tag: str) -> None:
        """Show what is there now, in a language; without a change nothing is done."""
        sticks = self._sticks
        shown = (sticks.found, sticks.state, tag)
        if shown == self._shown:
            return
        self._shown, self.state = shown, sticks.state
        self.ids.offers.clear_widgets()
        for stick in sticks.found[:MOST_OFFERS]:
            self.ids.offers.add_widget(self._offer(stick, tag))

    def message(self, state: StickState, words: Any) -> str:
        """Return what became of the content that was chosen."""
        return {
            StickState.LOOKED_FOR: "",
            StickState.CHECKING: str(words("The content is being checked.")),
            StickState.TAKEN: str(words("It will be shown as soon as nobody is visiting.")),
            StickState.REFUSED: str(words("It cannot be used. The log says why.")),
        }[state]

    def _offer(self, stick: Stick, tag: str) -> PackOffer:
        offer = PackOffer(title=stick.title, languages=format_list([_name(one) for one in stick.languages], tag))
        if self.state in (StickState.LOOKED_FOR, StickState.REFUSED):
            button = Pill(words=self.ui.words("Use this content"), pad=24)
            button.fbind("on_tap", partial(self._use, stick))
            offer.ids.buttons.add_widget(button)
        return offer

    def _use(self, stick: Stick, *_: object) -> None:
        self._sticks.use(stick)
        self.update(self.ui.language)


def _name(tag: str) -> str:
    """Return a language's name in itself; the tag when the program does not know it."""
    try:
        return Locale.of(tag).endonym
    except (ValueError, LookupError):
        return tag


kv.load(__file__)
