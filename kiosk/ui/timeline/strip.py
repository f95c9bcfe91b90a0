"""The strip of a timeline: eras, cards in lanes, and the axis; it can be dragged, pinched, flung and tapped."""

from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.design.strip import OPENING_SHARE, ROLE, Measures
from kiosk.timeline import Axis, Band, Fling, PlacedCard, SceneItem, SceneLayout, Sizes
from kiosk.timeline.deck import CardGroup, Deck
from kiosk.ui import kv
from kiosk.ui.access.items import Accessible, AccessItem
from kiosk.ui.timeline.access_items import items_of, part_of
from kiosk.ui.timeline.gestures import StripGestures
from kiosk.ui.timeline.look_cache import CachedLook, LookCache
from kiosk.ui.timeline.painter import Painter
from kiosk.ui.timeline.strokes import Box
from kiosk.ui.timeline.view_motion import Motion

ZOOM_STEP = 1.6
PAGE = 0.8
"""Share of the strip's width by which a page button moves."""


class Strip(Accessible, Widget):
    """Shows an axis of time; dispatches `on_card` and `on_cluster`. Only what is in view is laid out and drawn."""

    ui = ObjectProperty(None)
    deck: Deck = ObjectProperty(None)
    topic = StringProperty("")
    """The topic whose cards are shown, "" for all."""
    chosen = StringProperty("")
    """The id of the card that is shown in full."""
    mirrored = BooleanProperty(False)
    """Whether time runs from right to left."""
    axis: Axis | None = ObjectProperty(None, allownone=True)
    """The axis in view; a change is drawn with the next frame."""
    before = BooleanProperty(False)
    """Whether the view can move back."""
    after = BooleanProperty(False)
    """Whether the view can move forward."""
    held: SceneItem | Band | None = ObjectProperty(None, allownone=True)
    """The item under a finger that has not moved yet."""
    look = ObjectProperty(None)
    frames = NumericProperty(0)
    """Number of times that the strip was drawn, for benchmarks."""

    __events__ = ("on_card", "on_cluster")

    def __init__(self, **kwargs: Any) -> None:
        """Lay out once sizes are known."""
        self._layout: SceneLayout | None = None
        self._look: CachedLook | None = None
        self._looks = LookCache(self)
        self._gestures = StripGestures(self)
        self._motion = Motion(self._move)
        self._redraw = Clock.create_trigger(self.draw, -1)
        self._remeasure = Clock.create_trigger(self.measure, -1)
        super().__init__(**kwargs)
        for name in ("size", "topic", "look", "mirrored"):
            self.fbind(name, self._remeasure)
        for name in ("pos", "chosen", "axis", "held"):
            self.fbind(name, self._redraw)
        self._remeasure()

    # Layout and drawing.

    def least_height(self, *_: Any) -> float:
        """Return the height with one lane, in pixels."""
        return Measures.of(self.ui.unit, self.ui.role_px(ROLE), 0, self.deck.eras.rows).height

    def measure(self, *_: Any) -> None:
        """Take the sizes from the text, and keep the instant in the centre in place."""
        measures = Measures.of(self.ui.unit, self.ui.role_px(ROLE), self.height, self.deck.eras.rows)
        if self.width < measures.card_width:
            return
        self._motion.stop()
        sizes = Sizes(measures.card_width, measures.card_height, measures.lanes, measures.gap)
        series, layout = self.deck.filtered(self.topic or None), self._layout
        if layout is None or layout.series is not series or layout.sizes != sizes:
            self._layout = layout = SceneLayout(series, sizes)
        self._look = self._looks.switch_to(measures)
        margins = (measures.margin, measures.card_width + measures.margin)
        whole = Axis.fit(self.deck.first_day, self.deck.last_day, self.width, margins, sizes.day_px)
        fresh = self._opening(whole) if self.axis is None else _adapted(self.axis, whole)
        self.axis = layout.revealing(self.chosen, fresh) if self.chosen else fresh
        self._redraw()

    def _opening(self, whole: Axis) -> Axis:
        """Return the initial axis: the era of the chosen card, else everything."""
        card = self.deck.mark(self.chosen)
        era = self.deck.era_of((card.span.start_day + card.span.end_day) // 2) if card else None
        return whole.showing(era.start_day, era.end_day, OPENING_SHARE) if era else whole

    def draw(self, *_: Any) -> None:
        """Draw what is in view."""
        if self.axis is None or self._layout is None or self._look is None:
            return
        self.frames += 1
        self.before = self.axis.pan(1.0) != self.axis
        self.after = self.axis.pan(-1.0) != self.axis
        self._look.show(self, self._layout)

    def turned(self, x: float, width: float = 0.0) -> float:
        """Return the x coordinate in the window of something `width` wide at the pixel `x` of the axis."""
        return float(self.right - x - width if self.mirrored else self.x + x)

    def axis_x(self, x: float) -> float:
        """Return the pixel of the axis at an x coordinate of the window."""
        return float(self.right - x if self.mirrored else x - self.x)

    @property
    def painter(self) -> Painter | None:
        """The painter for the current language, None before the first layout."""
        return self._look.painter if self._look is not None else None

    def places(self) -> list[tuple[SceneItem, Box]]:
        """Return the visible cards and clusters, from back to front, with their boxes in the window."""
        painter = self.painter
        if self.axis is None or self._layout is None or painter is None:
            return []
        return [(drawn, painter.box(drawn)) for drawn in self._layout.scene(self.axis).drawn]

    def bands(self) -> list[tuple[Band, Box]]:
        """Return the visible eras with their boxes in the window."""
        painter = self.painter
        if self.axis is None or painter is None:
            return []
        return [(band, painter.band_box(band)) for band in self.deck.eras.bands(self.axis)]

    # Moving.

    def reveal(self, card: str) -> None:
        """Choose a card, and bring it into view outside a cluster."""
        first, self.chosen = not self.chosen, card
        if self._layout is not None and self.axis is not None:
            if first:
                self.axis = self._opening(self.axis)
            self.glide(self._layout.revealing(card, self.axis))

    def zoom(self, direction: int) -> None:
        """Zoom by one step, about the chosen card or the centre."""
        if self.axis is not None:
            self.glide(self.axis.step(direction, self._focus_x(self.axis), ZOOM_STEP))

    def page(self, direction: int) -> None:
        """Move forward in time (1) or back (-1) by most of a view."""
        if self.axis is not None:
            self.glide(self.axis.pan(-direction * PAGE * self.width))

    def glide(self, goal: Axis) -> None:
        """Move to another view, animated."""
        if self.ui.less_motion or self.axis is None:
            self.show(goal)
        else:
            self._motion.glide(self.axis, goal)

    def show(self, axis: Axis) -> None:
        """Move to another view at once."""
        self._motion.stop()
        self.axis = axis

    def leave(self) -> None:
        """Stop all movement."""
        self._motion.stop()
        self._gestures.release()
        self.held = None

    def _focus_x(self, axis: Axis) -> float:
        held = self._layout.holding(self.chosen, axis) if self._layout and self.chosen else None
        inside = held is not None and 0 <= held.x <= self.width
        return held.x if held is not None and inside else self.width / 2

    def _move(self, axis: Axis) -> None:
        self.axis = axis

    # Gestures.

    def drag_by(self, dx: float) -> None:
        """Move by `dx` pixels."""
        if self.axis is not None:
            self.held = None
            self.show(self.axis.pan(dx))

    def pinch_by(self, factor: float, x: float, dx: float) -> None:
        """Zoom about the pixel `x` of the axis, and move by `dx` pixels."""
        if self.axis is not None:
            self.held = None
            self.show(self.axis.zoom_at(factor, x).pan(dx))

    def coast(self, speed: float) -> None:
        """Continue at a speed in pixels per second, and stop with a card at the start of the view."""
        start = self.axis
        fling = Fling.released(speed)
        if start is None or fling.length_s <= 0 or self.ui.less_motion:
            return
        self._motion.fling(start, fling.ending_at(fling.reach_px + self._to_nearest_card(start.pan(fling.reach_px))))

    def _to_nearest_card(self, axis: Axis) -> float:
        """Return the distance to the view that starts with the nearest card; 0 if none is near."""
        if self._layout is None or self._look is None:
            return 0.0
        margin = self._look.painter.m.margin
        ways = [margin - drawn.x for drawn in self._layout.scene(axis).drawn]
        nearest = min(ways, key=abs, default=0.0)
        return nearest if abs(nearest) <= self._layout.sizes.card_width else 0.0

    # Touches.

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Start a gesture."""
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            self._wheel(touch)
            return True
        if not self._motion.gliding:
            self._motion.stop()
        touch.grab(self)
        touch.ud["exclusive"] = True
        self._gestures.down(touch)
        self.held = None if self._motion.gliding or self._gestures.dragging else self._under(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag with one finger, zoom with two."""
        if touch.grab_current is not self or touch not in self._gestures:
            return False
        self._gestures.move(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Tap the item that was touched, or let the strip continue to move."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        held, self.held = self.held, None
        if touch in self._gestures and self._gestures.up(touch) and not self._motion.gliding:
            self._tap(touch, held)
        return True

    def _wheel(self, touch: MotionEvent) -> None:
        """Zoom about the pointer with a vertical wheel, and move with a horizontal one."""
        if touch.button in ("scrollleft", "scrollright"):
            self.page(1 if (touch.button == "scrollleft") is not self.mirrored else -1)
        elif self.axis is not None:
            self.glide(self.axis.step(1 if touch.button == "scrolldown" else -1, self.axis_x(touch.x), ZOOM_STEP))

    def _under(self, touch: MotionEvent) -> SceneItem | Band | None:
        """Return the topmost card, cluster or era under a finger."""
        for found, (left, bottom, width, height) in reversed([*self.bands(), *self.places()]):
            if left <= touch.x <= left + width and bottom <= touch.y <= bottom + height:
                return found
        return None

    def _tap(self, touch: MotionEvent, held: SceneItem | Band | None) -> None:
        if held is not None:
            self.use(held)
        elif self.axis is not None and touch.is_double_tap:
            self.glide(self.axis.step(1, self.axis_x(touch.x), ZOOM_STEP**2))

    def use(self, drawn: SceneItem | Band) -> None:
        """Do what a tap on a card, a cluster or an era does."""
        if self.axis is None or self._layout is None:
            return
        if isinstance(drawn, PlacedCard):
            self.dispatch("on_card", drawn.card.key)
        elif isinstance(drawn, Band):
            span = self.deck.spans[drawn.era]
            self.glide(self.axis.showing(span.start_day, span.end_day, OPENING_SHARE))
        elif drawn.opens_as_list:
            cards = self._layout.cards_of(drawn)
            self.dispatch("on_cluster", CardGroup(cards[0].key, cards[-1].key, self.topic))
        else:
            self.glide(self._layout.opened(drawn, self.axis))

    def bring_part(self, part: object) -> None:
        """Move until a card or a cluster is fully in view."""
        for drawn, (left, _, width, _) in self.places():
            if part_of(drawn) == part and self.axis is not None:
                hidden = max(0.0, self.x - left) - max(0.0, left + width - self.right)
                if hidden:
                    self.show(self.axis.pan(-hidden if self.mirrored else hidden))

    def items(self) -> list[AccessItem]:
        """Return eras, then cards and clusters in chronological order."""
        return items_of(self)

    def on_card(self, card: str) -> None:
        """Report that a card was tapped."""

    def on_cluster(self, cards: CardGroup) -> None:
        """Report that a cluster was tapped that zooming cannot separate."""


def _adapted(before: Axis, whole: Axis) -> Axis:
    """Return the previous view, adapted to a strip of another size."""
    if replace(whole, scale=before.scale, anchor_day=before.anchor_day, anchor_px=before.anchor_px) == before:
        return before
    middle = before.at(before.width_px / 2).day
    return whole.placed(middle, whole.width_px / 2, before.scale * whole.width_px / before.width_px)


kv.load(__file__)
