"""The shelf in the lowest third of the screen: a copy, within reach, of each control of the front layer."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import kv
from kiosk.ui.access.items import AccessItem
from kiosk.ui.widgets.button import Pill

LOOK_S = 0.2
"""Seconds between two checks whether the controls have changed."""


class ShelfPill(Pill):
    """A copy of a control further up."""

    item: AccessItem = ObjectProperty(None)


class Shelf(FloatLayout):
    """Rows of buttons in reading order, on as many pages as they need."""

    ui = ObjectProperty(None)
    look = ObjectProperty(None)
    margin = NumericProperty(0)
    gap = NumericProperty(0)

    def __init__(self, items: Any, **kwargs: Any) -> None:
        """Take the function that returns the items of the front layer."""
        self._items = items
        self._shown: list[Any] = []
        self._pills: list[ShelfPill] = []
        self._pages: list[list[ShelfPill]] = []
        self._page = 0
        self._looking: ClockEvent | None = None
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        super().__init__(**kwargs)
        self._more = self.ids.more.__self__
        for name in ("pos", "size", "look"):
            self.fbind(name, self._arrange_soon)

    @property
    def offered(self) -> list[AccessItem]:
        """The items that have a button, on any page."""
        return [pill.item for pill in self._pills]

    def enter(self) -> None:
        """Start to follow the front layer."""
        self._looking = Clock.schedule_interval(self.refresh, LOOK_S)
        self.refresh()

    def leave(self) -> None:
        """Stop following it."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def refresh(self, *_: Any) -> None:
        """Update the buttons if the controls have changed."""
        items = [part for item in self._items() if item.usable for part in _parts(item)]
        shown = [(item.key, item.part, item.label or item.words, item.chosen) for item in items]
        if shown == self._shown:
            return
        same = [entry[0] for entry in shown] == [entry[0] for entry in self._shown]
        self._shown, self._page = shown, self._page if same else 0
        self._pills = [self._pill(item) for item in items]
        self._arrange()

    def turn(self) -> None:
        """Go to the next page of controls, from the last to the first."""
        self._page = (self._page + 1) % max(1, len(self._pages))
        self._arrange()

    def _pill(self, item: AccessItem) -> ShelfPill:
        pill = ShelfPill(item=item, words=item.label or item.words, language=item.language, selected=item.chosen)
        pill.fbind("on_tap", lambda *_: item.act() if item.act else None)
        return pill

    def _arrange(self, *_: Any) -> None:
        """Arrange the pills of the current page in rows."""
        self._pages = self._paged()
        self._page = min(self._page, max(0, len(self._pages) - 1))
        self.clear_widgets()
        rows = self._rows(self._current_page())
        y = self.y + (self.height + _height(rows, self.gap)) / 2
        for row in rows:
            height = max(pill.height for pill in row)
            x = self.margin
            for pill in row:
                left = self.right - x - pill.width if self.ui.rtl else self.x + x
                pill.pos = (round(left), round(y - height / 2 - pill.height / 2))
                self.add_widget(pill)
                x += pill.width + self.gap
            y -= height + self.gap

    def _current_page(self) -> list[Any]:
        if not self._pages:
            return []
        page: list[Any] = list(self._pages[self._page])
        return [*page, self._more] if len(self._pages) > 1 else page

    def _paged(self) -> list[list[ShelfPill]]:
        """Return the pills of each page; if there are several, each has room for the button to the next page."""
        if self._fits(self._pills):
            return [self._pills] if self._pills else []
        pages: list[list[ShelfPill]] = [[]]
        for pill in self._pills:
            if pages[-1] and not self._fits([*pages[-1], pill, self._more]):
                pages.append([])
            pages[-1].append(pill)
        return pages

    def _fits(self, pills: list[Any]) -> bool:
        return bool(_height(self._rows(pills), self.gap) + 2 * self.gap <= self.height)

    def _rows(self, pills: list[Any]) -> list[list[Any]]:
        rows: list[list[Any]] = []
        room = 0.0
        for pill in pills:
            if not rows or pill.width > room:
                rows.append([])
                room = self.width - 2 * self.margin
            rows[-1].append(pill)
            room -= pill.width + self.gap
        return rows


def _height(rows: list[list[Any]], gap: float) -> float:
    """Return the height that rows take, in pixels."""
    return float(sum(max(pill.height for pill in row) for row in rows) + gap * max(0, len(rows) - 1))


def _parts(item: AccessItem) -> list[AccessItem]:
    """Return the buttons for an item: two for a slider."""
    return item.halves() if item.adjust is not None else [item]


kv.load(__file__)
