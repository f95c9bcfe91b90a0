"""Draws the strip of a timeline, from back to front: ticks, eras, stems, bars, cards and clusters."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from kivy.graphics import ClearBuffers, ClearColor, Color, InstructionGroup, Rectangle
from kivy.graphics.scissor_instructions import ScissorPop, ScissorPush

from kiosk.design.palette import rgba
from kiosk.design.strip import ROLE, Measures
from kiosk.engines.typeset import Paragraph
from kiosk.timeline import Axis, Band, Cluster, DurationBar, Scene, SceneItem, SceneLayout, Tick
from kiosk.timeline.deck import Deck
from kiosk.ui.env import Env
from kiosk.ui.timeline.card_drawing import CORNER, DASH, CardPainter
from kiosk.ui.timeline.labels import Labels
from kiosk.ui.timeline.sprites import Piece, SpriteLayer
from kiosk.ui.timeline.strokes import Box, dashed_bar, fill, soft_bar

BAR_ALPHA = 0.75
SOFT_END = 90
"""Pixels of the 1080p design over which the bar of an approximate or open date fades."""
CARDS_KEPT, TICKS_KEPT = 48, 16
TITLE_STEP = 40
"""Steps, in pixels of the 1080p design, in which the title of an era is truncated as its band leaves the view."""


@dataclass(frozen=True)
class StripView:
    """The content of one frame."""

    scene: Scene
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    layout: SceneLayout
    axis: Axis
    chosen: str
    held: SceneItem | Band | None


class Painter:
    """Keeps the drawings of a strip on a canvas, and moves them; one painter for each look and size."""

    def __init__(self, ui: Env, deck: Deck, measures: Measures, strip: Any) -> None:
        """Take the cards, the sizes, and the widget that they are drawn for."""
        self.deck, self.m, self.palette = deck, measures, ui.palette
        self.labels = Labels(ui)
        self.cards = CardPainter(deck, self.labels, measures)
        self._title = lru_cache(maxsize=None)(self._era_title)
        self._strip = strip
        self.canvas = InstructionGroup()
        self._ground = SpriteLayer(self.canvas, 0)
        self._ticks = SpriteLayer(self.canvas, TICKS_KEPT)
        self._bands = SpriteLayer(self.canvas, TICKS_KEPT)
        self._stems = SpriteLayer(self.canvas, CARDS_KEPT)
        self._bars = SpriteLayer(self.canvas, CARDS_KEPT)
        self._cards = SpriteLayer(self.canvas, CARDS_KEPT)
        self._held = SpriteLayer(self.canvas, 0)

    def trim(self) -> None:
        """Release the sprites out of view, while another look is shown."""
        for layer in (self._ticks, self._bands, self._stems, self._bars, self._cards):
            layer.trim()

    def paint(self, view: StripView) -> None:
        """Draw a view."""
        strip = self._strip
        self._ground.show([Piece((*strip.pos, *strip.size), strip.x, strip.y, self._draw_ground)])
        self._ticks.show(self._tick(tick) for tick in view.ticks)
        self._bands.show(piece for band in view.bands for piece in self._band(band))
        self._stems.show(self._stem(drawn) for drawn in view.scene.drawn)
        self._bars.show(self._bar(bar, view) for bar in view.scene.bars)
        self._cards.show(self._drawn(drawn, view) for drawn in view.scene.drawn)
        self._held.show(self._pressed(view))

    # Boxes in the window.

    def box(self, drawn: SceneItem) -> Box:
        """Return the box of a card or a cluster in the window."""
        width, height = self.m.card_width, self.m.card_height
        bottom = self._strip.top - self.m.lane_top(drawn.lane) - height
        return (self._strip.turned(drawn.x, width), bottom, width, height)

    def band_box(self, band: Band) -> Box:
        """Return the box of an era's band in the window."""
        height = self.m.era_height
        return (self._strip.turned(band.x, band.width), self._strip.top - (band.row + 1) * height, band.width, height)

    # Background, axis and eras.

    def _draw_ground(self) -> None:
        (width, height), palette = self._strip.size, self.palette
        edge = max(1, round(self.m.unit * 2))
        # Clearing costs a third of filling, and the axis is on the window's own background: with a software renderer
        # each filled pixel costs time in every frame.
        left, bottom = (round(way) for way in self._strip.pos)
        ScissorPush(
            x=left, y=bottom + self.m.axis_height, width=round(width), height=round(height) - self.m.axis_height
        )
        ClearColor(*rgba(palette.ink2))
        ClearBuffers(clear_color=True)
        ScissorPop()
        Color(*rgba(palette.line))
        Rectangle(pos=(0, self.m.axis_height), size=(width, edge))
        Rectangle(pos=(0, height - edge), size=(width, edge))

    def _tick(self, tick: Tick) -> Piece:
        key = (tick.edtf, tick.unit, bool(tick.label))
        return Piece(key, self._strip.turned(tick.x), self._strip.y, partial(self._draw_tick, tick))

    def _draw_tick(self, tick: Tick) -> None:
        height = self.m.axis_height
        Color(*rgba(self.palette.line))
        Rectangle(size=(2, height))
        if tick.label:
            label = self.labels.set(tick.label, "label", "dim")
            inset = self.m.tick_inset
            left = -inset - tick.label_width if self._strip.mirrored else inset
            self.labels.write(label, left, (height + self.labels.height(label)) / 2)

    def _band(self, band: Band) -> Iterator[Piece]:
        left, bottom, width, _ = self.band_box(band)
        yield Piece((band.era, round(width)), left, bottom, partial(self._draw_band, band))
        room = self.m.band_room(width)
        if not room:
            return
        title = self.labels.cut(self._title(band.era), room, self.m.unit * TITLE_STEP)
        taken = self.labels.width(title)
        x = left + width - self.m.inset - taken if self.labels.rtl else left + self.m.inset
        y = bottom + (self.m.era_height + self.labels.height(title)) / 2
        yield Piece((band.era, title), x, y, partial(self.labels.write, title, 0, 0))

    def _era_title(self, era: int) -> Paragraph:
        found = self.deck.timeline.eras[era]
        name = self.labels.of(found.title, ROLE, "paper")
        return replace(name, text=f"{name.text} · {self.labels.date(found.date)}")

    def _draw_band(self, band: Band) -> None:
        colour = self.deck.timeline.eras[band.era].colour
        Color(*rgba(self.palette.ground(colour)))
        Rectangle(size=(band.width, self.m.era_height))
        Color(*rgba(self.palette.mark(colour)))
        Rectangle(size=(band.width, max(2, round(self.m.unit * 3))))

    # Dates.

    def _bar(self, bar: DurationBar, view: StripView) -> Piece:
        """Return the bar of a date above the axis; faded where it is approximate or open, dashed if it is uncertain."""
        span, soft = bar.card.span, round(self.m.unit * SOFT_END)
        start = bar.x - (soft if span.open_start else 0)
        end = max(bar.end_x, bar.x + 2) + (soft if span.open_end else 0)
        holding = view.layout.holding(bar.card.key, view.axis)
        y = self._strip.y + self.m.bar_bottom(holding.lane if holding else 0)
        width = round(end - start)
        chosen = bar.card.key == view.chosen
        draw = partial(self._draw_bar, bar, width, chosen)
        return Piece((bar.card.key, width, chosen), self._strip.turned(start, width), y, draw)

    def _draw_bar(self, bar: DurationBar, width: float, chosen: bool) -> None:
        span = bar.card.span
        topic = self.deck.timeline.topics.get(bar.card.topic or "")
        colour = self.palette.paper if chosen else self.palette.mark(topic.colour if topic else "paper")
        Color(*rgba(colour, 1.0 if chosen else BAR_ALPHA))
        box = (0.0, 0.0, width, float(self.m.bar_height))
        if span.uncertain and not (span.open_start or span.open_end):
            fill(dashed_bar(box, self.m.unit * DASH))
            return
        soft = min(self.m.unit * SOFT_END, width / 3)
        start = soft if span.approximate or span.open_start else 0.0
        end = soft if span.approximate or span.open_end else 0.0
        soft_bar(box, *((end, start) if self._strip.mirrored else (start, end)))

    def _stem(self, drawn: SceneItem) -> Piece:
        bottom = self._strip.y + self.m.axis_height
        height = max(0, round(self.box(drawn)[1] - bottom))
        fuzzy = not isinstance(drawn, Cluster) and drawn.card.span.fuzzy
        draw = partial(self.cards.stem, height, fuzzy=fuzzy)
        return Piece((_identity(drawn), height), self._strip.turned(drawn.x, 2), bottom, draw)

    def _drawn(self, drawn: SceneItem, view: StripView) -> Piece:
        left, bottom, _, _ = self.box(drawn)
        if isinstance(drawn, Cluster):
            place = view.layout.series.place(view.chosen)
            chosen = place is not None and place in drawn
            draw = partial(self.cards.cluster, drawn, chosen=chosen)
        else:
            chosen = drawn.card.key == view.chosen
            draw = partial(self.cards.card, drawn.card.key, drawn.card.span, chosen=chosen)
        return Piece((_identity(drawn), chosen), left, bottom, draw)

    def _pressed(self, view: StripView) -> Iterator[Piece]:
        if view.held is None:
            return
        if isinstance(view.held, Band):
            corner, (left, bottom, width, height) = 0.0, self.band_box(view.held)
        else:
            corner, (left, bottom, width, height) = self.m.unit * CORNER, self.box(view.held)
        draw = partial(self.cards.pressed, width, height, corner)
        yield Piece((width, height), left, bottom, draw)


def _identity(drawn: SceneItem) -> tuple[object, ...]:
    if isinstance(drawn, Cluster):
        return (drawn.first, drawn.count, drawn.opens_as_list)
    return (drawn.card.key,)
