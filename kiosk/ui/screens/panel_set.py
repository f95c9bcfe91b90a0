"""The screen of a set of panels: one panel at a time; swipes and buttons go to the next or previous."""

from functools import cache
from pkgutil import resolve_name
from typing import Any

from kivy.animation import Animation
from kivy.input import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty

from kiosk.content.layouts.registry import SPECS
from kiosk.content.model import Panel, PanelSet
from kiosk.ui.access.items import FAINT
from kiosk.ui.panels.base import PanelBase
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.screens.neighbours import Neighbours
from kiosk.ui.screens.read_along import ReadAlong
from kiosk.ui.widgets.teardown import tear_down
from kiosk.ui.window.keys import Key
from kiosk.visit.events import StepTaken

FADE_S = 0.18
SWIPE_SHARE = 0.08
"""Share of the screen's width: a horizontal drag at least this long is a swipe."""


@cache
def view_of(address: str) -> type[PanelBase]:
    """Return the class that draws a layout, by its address in the specification."""
    view: type[PanelBase] = resolve_name(address)
    return view


class PanelsScreen(ScreenBase):
    """Shows the panel of the visit's place."""

    overview = True
    exhibit: PanelSet = ObjectProperty(None)
    at = NumericProperty(-1)
    view = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        """Take the exhibit."""
        super().__init__(**kwargs)
        self._neighbours = Neighbours(self.ui)
        self._read_along = ReadAlong(self.ui, self)

    @property
    def narration(self) -> str:
        """The recording of the panel, "" where there is none."""
        return (self.view.panel.narration or "") if self.view is not None else ""

    def show(self, item: str | None) -> None:
        """Show one panel, and prefetch its neighbours."""
        at = next((n for n, panel in enumerate(self.exhibit.panels) if panel.id == item), 0)
        if at == self.at:
            return
        if self.view is not None:
            self.ui.frame_pacing.hold()
        self._remove_panel()
        self.count, self.at = len(self.exhibit.panels), at
        self.view = view = self._make(self.exhibit.panels[at])
        self.add_widget(view)
        view.enter()
        self._read_along.begin(view.panel.narration or "")
        self._neighbours.prefetch(view, self.exhibit.panels, at)
        if not self.ui.less_motion:
            view.opacity = FAINT
            Animation(opacity=1, duration=FADE_S, t="out_quad").start(view)

    def leave(self) -> None:
        """Stop what the panel plays."""
        self._remove_panel()

    def _make(self, panel: Panel) -> PanelBase:
        common = {"panel": panel, "at": self.at, "count": len(self.exhibit.panels), "size": self.size, "pos": self.pos}
        return view_of(panel.spec.view)(**common)

    def _remove_panel(self) -> None:
        self._neighbours.cancel()
        self._read_along.end()
        if self.view is not None:
            Animation.cancel_all(self.view)
            self.view.leave()
            self.remove_widget(self.view)
            tear_down(self.view)
            self.view = None

    def press(self, key: Key) -> bool:
        """Go to the panel to which an arrow key points."""
        if key not in (Key.LEFT, Key.RIGHT):
            return False
        self.ui.send(StepTaken(1 if (key is Key.RIGHT) is not self.ui.rtl else -1))
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Go to the next or previous panel at a horizontal swipe that no widget under it has used."""
        taken = bool(super().on_touch_up(touch))
        across, up = touch.x - touch.ox, touch.y - touch.oy
        swiped = abs(across) > self.width * SWIPE_SHARE and abs(across) > 2 * abs(up)
        other_use = touch.ud.get("exclusive") or touch.ud.get("scrolled") or touch.grab_current is not None
        if swiped and not other_use and self.collide_point(*touch.opos):
            self.ui.send(StepTaken((-1 if across > 0 else 1) * (-1 if self.ui.rtl else 1)))
            return True
        return taken


for _spec in SPECS:
    # Imported now, so that no step to another panel waits for a module.
    view_of(_spec.view)
