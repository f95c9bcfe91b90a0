"""The strip of time: eras, cards in lanes, and the axis; dragged, pinched, flung and tapped."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.stencilview import StencilView

from kiosk.design.strip import OPENING_SHARE, ROLE, Measures
from kiosk.timeline import Axis, Cluster, Fling, Layout, Placed, Ruler, Sizes, between
from kiosk.ui import kv
from kiosk.ui.timeline.deck import Deck
from kiosk.ui.timeline.painter import Painter
from kiosk.ui.widgets.tap import SLOP_MM

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, in pixels of the window."""

GLIDE_S = 0.25
ZOOM_STEP = 1.6


class Strip(StencilView):
    """Shows an axis of time; `on_card` and `on_cluster` report taps. Only what is in view is laid out and drawn."""

    ui = ObjectProperty(None)
    deck: Deck = ObjectProperty(None)
    topic = StringProperty("")
    """The topic whose cards are shown, "" for all."""
    chosen = StringProperty("")
    """The id of the card that is told in full."""
    mirrored = BooleanProperty(False)
    """Whether time runs from right to left."""
    look = ObjectProperty(None)
    frames = NumericProperty(0)
    """How often the strip was drawn, for benchmarks."""

    __events__ = ("on_card", "on_cluster")

    def __init__(self, **kwargs: Any) -> None:
        """Lay out when measures are known."""
        self.axis: Axis | None = None
        self._layout: Layout | None = None
        self._painter: Painter | None = None
        self._rulers: dict[Any, Ruler] = {}
        """One for each look: what it learns of the widths of labels, it need not learn again."""
        self._touches: dict[Any, tuple[float, float]] = {}
        self._dragging = False
        self._speed = 0.0
        self._moving: ClockEvent | None = None
        self._redraw = Clock.create_trigger(self.draw, -1)
        self._remeasure = Clock.create_trigger(self.measure, -1)
        super().__init__(**kwargs)
        for name in ("size", "topic", "look", "mirrored"):
            self.fbind(name, self._remeasure)
        for name in ("pos", "chosen"):
            self.fbind(name, self._redraw)
        self._remeasure()

    # Measures and drawing.

    def measure(self, *_: Any) -> None:
        """Take sizes from the text, and keep the instant in the middle where it is."""
        measures = Measures.of(self.ui.unit, self.ui.role_px(ROLE), self.height, self.deck.eras.rows)
        if self.width < measures.card_width:
            return
        sizes = Sizes(measures.card_width, measures.card_height, measures.lanes, measures.gap)
        self._layout = Layout(self.deck.filtered(self.topic or None), sizes)
        self._painter = Painter(self.ui, self.deck, measures)
        self._ruler = self._ruler_of(self._painter)
        margins = (measures.margin, measures.card_width + measures.margin)
        fresh = Axis.fit(self.deck.first_day, self.deck.last_day, self.width, margins, sizes.day_px)
        if self.axis is None:
            fresh = self._opening(fresh)
        else:
            middle = self.axis.at(self.axis.width_px / 2).day
            fresh = fresh.placed(middle, self.width / 2, self.axis.scale * self.width / self.axis.width_px)
        self.axis = fresh
        if self.chosen:
            self.axis = self._layout.revealing(self.chosen, self.axis)
        self._redraw()

    def _ruler_of(self, painter: Painter) -> Ruler:
        look = (painter.language, painter.m.unit, self.ui.role_px("label"))
        if look not in self._rulers:
            self._rulers[look] = Ruler(painter.tick_words, painter.tick_width, inset_px=painter.m.tick_inset)
        return self._rulers[look]

    def _opening(self, whole: Axis) -> Axis:
        """Begin with the era in which the chosen card stands, else with everything."""
        card = self.deck.mark(self.chosen)
        era = self.deck.era_of((card.span.start_day + card.span.end_day) // 2) if card else None
        return whole.showing(era.start_day, era.end_day, OPENING_SHARE) if era else whole

    def draw(self, *_: Any) -> None:
        """Draw what is in view."""
        if self.axis is None or self._layout is None or self._painter is None:
            return
        self.frames += 1
        scene = self._layout.scene(self.axis)
        ticks, bands = self._ruler.ticks(self.axis), self.deck.eras.bands(self.axis)
        self.canvas.clear()
        with self.canvas:
            self._painter.paint(self, scene, ticks, bands, self.chosen)

    def turned(self, x: float, width: float = 0.0) -> float:
        """Give where something of a width, at a pixel of the axis, is drawn in the window."""
        return float(self.right - x - width if self.mirrored else self.x + x)

    # Moving.

    def reveal(self, card: str) -> None:
        """Bring a card into view and into its own place."""
        first, self.chosen = not self.chosen, card
        if self._layout is not None and self.axis is not None:
            if first:
                self.axis = self._opening(self.axis)
            self.glide(self._layout.revealing(card, self.axis))

    def zoom(self, direction: int) -> None:
        """One press of a zoom button, about the chosen card or the middle."""
        if self.axis is not None:
            self.glide(self.axis.step(direction, self._focus_x(self.axis), ZOOM_STEP))

    def glide(self, goal: Axis) -> None:
        """Go to another view in a short, even move."""
        start, began = self.axis, Clock.get_time()
        if self.ui.less_motion or start is None:
            self._stop()
            self.axis = goal
            self._redraw()
            return

        def move(_dt: float) -> bool:
            done = min(1.0, float(Clock.get_time() - began) / GLIDE_S)
            self.axis = between(start, goal, 1 - (1 - done) ** 3)
            self.draw()
            return done < 1.0

        self._run(move)

    def leave(self) -> None:
        """Stop what moves."""
        self._stop()
        self._touches.clear()

    def _focus_x(self, axis: Axis) -> float:
        held = self._layout.holding(self.chosen, axis) if self._layout and self.chosen else None
        inside = held is not None and 0 <= held.x <= self.width
        return held.x if held is not None and inside else self.width / 2

    def _run(self, move: Any) -> None:
        self._stop()
        self._moving = Clock.schedule_interval(move, 0)

    def _stop(self) -> None:
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None

    def _fling(self) -> None:
        fling, start, began = Fling.released(self._speed), self.axis, Clock.get_time()
        if start is None or fling.length_s <= 0 or self.ui.less_motion:
            return

        def move(_dt: float) -> bool:
            elapsed = float(Clock.get_time() - began)
            self.axis = start.pan(fling.travelled(elapsed))
            self.draw()
            return elapsed < fling.length_s

        self._run(move)

    # Touches.

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take hold of the strip."""
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            self.zoom(1 if touch.button == "scrolldown" else -1)
            return True
        self._stop()
        touch.grab(self)
        touch.ud["exclusive"] = True
        self._touches[touch.uid] = touch.pos
        if len(self._touches) == 1:
            self._dragging, self._speed = False, 0.0
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag with one finger, zoom with two."""
        if touch.grab_current is not self or touch.uid not in self._touches or self.axis is None:
            return False
        before = dict(self._touches)
        self._touches[touch.uid] = touch.pos
        self._dragging = self._dragging or abs(touch.x - touch.ox) > SLOP_MM * self.ui.mm or len(before) > 1
        if not self._dragging:
            self._touches[touch.uid] = before[touch.uid]
            return True
        old, new = list(before.values())[:2], list(self._touches.values())[:2]
        if len(new) == 1:
            along = self._along(new[0][0] - old[0][0])
            self.axis = self.axis.pan(along)
            elapsed = max(1e-3, touch.time_update - touch.ud.get("at", touch.time_start))
            self._speed = 0.6 * self._speed + 0.4 * along / elapsed
        else:
            self.axis = self._pinched(self.axis, old, new)
        touch.ud["at"] = touch.time_update
        self._redraw()
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Tap what was touched, or let the strip run on."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._touches.pop(touch.uid, None)
        if not self._dragging:
            self._tap(touch)
        elif not self._touches and touch.time_end - touch.ud.get("at", touch.time_start) < 0.1:
            self._fling()
        return True

    def _pinched(self, axis: Axis, old: list[tuple[float, float]], new: list[tuple[float, float]]) -> Axis:
        spread = [max(20.0, abs(pair[0][0] - pair[1][0])) for pair in (old, new)]
        middles = [sum(self._axis_x(p[0]) for p in pair) / 2 for pair in (old, new)]
        return axis.zoom_at(spread[1] / spread[0], middles[0]).pan(middles[1] - middles[0])

    def _along(self, dx: float) -> float:
        return -dx if self.mirrored else dx

    def _axis_x(self, x: float) -> float:
        return float(self.right - x if self.mirrored else x - self.x)

    def places(self) -> list[tuple[Placed | Cluster, Box]]:
        """Give the cards and clusters that are drawn, from back to front, with where each is."""
        if self.axis is None or self._layout is None or self._painter is None:
            return []
        sizes, painter = self._layout.sizes, self._painter
        width, height = sizes.card_width, sizes.card_height
        return [
            (drawn, (self.turned(drawn.x, width), painter.lane_y(self, drawn.lane), width, height))
            for drawn in self._layout.scene(self.axis).drawn
        ]

    def _tap(self, touch: MotionEvent) -> None:
        if self.axis is None or self._layout is None:
            return
        for drawn, (left, bottom, width, height) in reversed(self.places()):
            if left <= touch.x <= left + width and bottom <= touch.y <= bottom + height:
                self._open(drawn, self.axis, self._layout)
                return
        if touch.is_double_tap:
            self.glide(self.axis.step(1, self._axis_x(touch.x), ZOOM_STEP**2))

    def _open(self, drawn: Placed | Cluster, axis: Axis, layout: Layout) -> None:
        if isinstance(drawn, Placed):
            self.dispatch("on_card", drawn.card.key)
        elif drawn.opens_as_list:
            self.dispatch("on_cluster", tuple(card.key for card in layout.cards_of(drawn)))
        else:
            self.glide(layout.opened(drawn, axis))

    def on_card(self, card: str) -> None:
        """Report that a card was tapped."""

    def on_cluster(self, cards: tuple[str, ...]) -> None:
        """Report that a cluster of cards of one day was tapped."""


kv.load(__file__)
