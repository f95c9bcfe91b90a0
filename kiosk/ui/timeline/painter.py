"""Draws the strip of time: grounds, bands, ticks, cards and clusters."""

from functools import lru_cache
from typing import Any

from kivy.graphics import (
    Color,
    Rectangle,
    SmoothEllipse,
    SmoothQuad,
    SmoothRectangle,
    SmoothRoundedRectangle,
    SmoothTriangle,
)

from kiosk.design.strip import LINES, ROLE, Measures, card_date
from kiosk.i18n.dates import format_date
from kiosk.timeline import Band, Bar, Cluster, Placed, Scene, Tick, Unit
from kiosk.typeset import Paragraph, Style
from kiosk.ui.env import Env
from kiosk.ui.theme import ROLES, rgba
from kiosk.ui.timeline.deck import Deck

FUZZY_ALPHA = 0.3
BAR_ALPHA = 0.6


class Painter:
    """Puts a scene on the current canvas; one for each look and size of the strip."""

    def __init__(self, ui: Env, deck: Deck, measures: Measures) -> None:
        """Take what is drawn and how large."""
        self.ui, self.deck, self.m = ui, deck, measures
        self.language, self.words = ui.language, ui.words
        self._card_date = lru_cache(maxsize=4096)(self._written_date)

    # Words.

    def tick_words(self, date: str, unit: Unit) -> str:
        """Write a tick's label."""
        return format_date(date, self.language, "short", self.words)

    def tick_width(self, words: str) -> float:
        """Say how wide a label is."""
        return float(self.ui.ink.measure(self._paragraph(words, "label", "dim")).width)

    def _paragraph(self, words: str, role: str, colour: str, width: float = 0, language: str = "") -> Paragraph:
        set_as = ROLES[role]
        return Paragraph(
            text=words,
            language=language or self.language,
            style=Style(set_as.family, self.ui.role_px(role), set_as.weight, line_spacing=set_as.line_spacing),
            width_px=max(1, int(width)) if width else None,
            max_lines=LINES if width else None,
            colour=getattr(self.ui.palette, colour),
        )

    def _written_date(self, date: str) -> str:
        return card_date(date, self.language, self.words, self._fits_card)

    def _fits_card(self, date: str) -> bool:
        return float(self.ui.ink.measure(self._paragraph(date, ROLE, "gold")).natural_width) <= self.m.date_room

    def _write(self, paragraph: Paragraph, x: float, top: float) -> None:
        Color(1, 1, 1, 1)
        for strip in self.ui.ink.strips(paragraph):
            width, height = strip.texture.size
            pos = (round(x) + strip.left, round(top) - strip.top - height)
            Rectangle(texture=strip.texture, pos=pos, size=(width, height))

    def _write_at_start(self, paragraph: Paragraph, x: float, width: float, top: float) -> None:
        """Write on the side where reading begins, whichever way time runs."""
        if paragraph.width_px is None and self.ui.rtl:
            x += width - self.ui.ink.measure(paragraph).width
        self._write(paragraph, x, top)

    # The whole.

    def lane_y(self, strip: Any, lane: int) -> float:
        """Give the lower edge of a lane; the first one is on top."""
        top = strip.top - self.m.era_height * self.deck.eras.rows - self.m.unit * 17
        return float(top - (lane + 1) * self.m.card_height - lane * self.m.gap)

    def paint(self, strip: Any, scene: Scene, ticks: tuple[Tick, ...], bands: tuple[Band, ...], chosen: str) -> None:
        """Draw everything, from the ground up."""
        palette = self.ui.palette
        Color(*rgba(palette.ink2))
        Rectangle(pos=strip.pos, size=strip.size)
        self._ticks(strip, ticks)
        for band in bands:
            self._band(strip, band)
        for bar in scene.bars:
            self._bar(strip, bar)
        for drawn in scene.drawn:
            self._stem(strip, drawn)
        for drawn in scene.drawn:
            self._drawn(strip, drawn, chosen)
        Color(*rgba(palette.line))
        Rectangle(pos=(strip.x, strip.top - 2), size=(strip.width, 2))

    def _ticks(self, strip: Any, ticks: tuple[Tick, ...]) -> None:
        palette, height = self.ui.palette, self.m.axis_height
        Color(*rgba(palette.ink))
        Rectangle(pos=strip.pos, size=(strip.width, height))
        Color(*rgba(palette.line))
        Rectangle(pos=(strip.x, strip.y + height), size=(strip.width, 2))
        for tick in ticks:
            Color(*rgba(palette.line))
            x = round(strip.turned(tick.x))
            Rectangle(pos=(x, strip.y), size=(2, height))
            if tick.label:
                paragraph = self._paragraph(tick.label, "label", "dim")
                extent = self.ui.ink.measure(paragraph)
                left = strip.turned(tick.label_x, tick.label_width)
                self._write(paragraph, left, strip.y + (height + extent.height) / 2)

    def _band(self, strip: Any, band: Band) -> None:
        era = self.deck.timeline.eras[band.era]
        palette, height = self.ui.palette, self.m.era_height
        top = strip.top - band.row * height
        left = strip.turned(band.x, band.width)
        Color(*rgba(palette.ground(era.colour)))
        Rectangle(pos=(left, top - height), size=(band.width, height))
        Color(*rgba(palette.mark(era.colour)))
        Rectangle(pos=(left, top - height), size=(band.width, max(2.0, self.m.unit * 3)))
        room = self.m.band_room(band.width)
        if not room:
            return
        shown = self.ui.say(era.title)
        words = f"{shown.words} · {format_date(era.date, self.language, 'short', self.words)}"
        paragraph = self._paragraph(words, ROLE, "paper", room, shown.language)
        extent = self.ui.ink.measure(paragraph)
        self._write(paragraph, left + self.m.inset, top - (height - extent.height) / 2)

    def _bar(self, strip: Any, bar: Bar) -> None:
        """Draw how long a date lasts, as a line under the lanes; softer where its writer was not sure."""
        card = self.deck.cards[bar.card.key]
        topic = self.deck.timeline.topics.get(card.topic or "")
        span = bar.card.span
        Color(*rgba(self.ui.palette.mark(topic.colour if topic else "paper"), FUZZY_ALPHA if span.fuzzy else BAR_ALPHA))
        width = max(2.0, bar.end_x - bar.x)
        height = self.m.unit * 6
        Rectangle(pos=(strip.turned(bar.x, width), strip.y + self.m.axis_height + 2), size=(width, height))

    def _drawn(self, strip: Any, drawn: Placed | Cluster, chosen: str) -> None:
        left = strip.turned(drawn.x, self.m.card_width)
        bottom = self.lane_y(strip, drawn.lane)
        if isinstance(drawn, Cluster):
            place = self.deck.filtered(strip.topic or None).place(chosen) if chosen else None
            self._cluster(drawn, left, bottom, place is not None and place in drawn)
        else:
            self._card(drawn, left, bottom, drawn.card.key == chosen)

    def _stem(self, strip: Any, drawn: Placed | Cluster) -> None:
        """Tie a card to its day on the axis."""
        bottom = self.lane_y(strip, drawn.lane)
        Color(*rgba(self.ui.palette.line))
        x = round(strip.turned(drawn.x, 2))
        Rectangle(pos=(x, strip.y + self.m.axis_height), size=(2, max(0, bottom - strip.y - self.m.axis_height)))

    def _ground(self, left: float, bottom: float, filled: bool) -> None:
        palette = self.ui.palette
        size = (self.m.card_width, self.m.card_height)
        corner = [self.m.unit * 12]
        if palette.ink3 == palette.ink and not filled:
            Color(*rgba(palette.line))
            SmoothRoundedRectangle(pos=(left, bottom), size=size, radius=corner)
            left, bottom, size = left + 2, bottom + 2, (size[0] - 4, size[1] - 4)
        Color(*rgba(palette.action if filled else palette.ink3))
        SmoothRoundedRectangle(pos=(left, bottom), size=size, radius=corner)

    def _card(self, drawn: Placed, left: float, bottom: float, chosen: bool) -> None:
        card = self.deck.cards[drawn.card.key]
        self._ground(left, bottom, chosen)
        topic = self.deck.timeline.topics.get(card.topic or "")
        mark = self.m.mark
        first = self._paragraph(self._card_date(card.date), ROLE, "on_action" if chosen else "gold", self.m.date_room)
        top = bottom + self.m.card_height - (self.m.card_height - 2 * self.ui.ink.measure(first).height) / 2
        at_start = left + self.m.inset + (mark + self.m.mark_gap if topic and self.ui.rtl else 0)
        self._write(first, at_start, top)
        if topic:
            x = left + self.m.inset if self.ui.rtl else left + self.m.card_width - self.m.inset - mark
            colour = "on_action" if chosen else ""
            self._topic_mark(topic, x, top - self.ui.ink.measure(first).height / 2, mark, colour)
        shown = self.ui.say(card.title)
        ink = "on_action" if chosen else "paper"
        second = self._paragraph(shown.words, ROLE, ink, self.m.title_room, shown.language)
        self._write(second, left + self.m.inset, top - self.ui.ink.measure(first).height)

    def _topic_mark(self, topic: Any, x: float, middle: float, size: float, token: str) -> None:
        palette = self.ui.palette
        Color(*rgba(getattr(palette, token) if token else palette.mark(topic.colour)))
        half = size / 2
        x += half
        if topic.shape == "circle":
            SmoothEllipse(pos=(x - half, middle - half), size=(size, size))
        elif topic.shape == "square":
            SmoothRectangle(pos=(x - half * 0.86, middle - half * 0.86), size=(size * 0.86, size * 0.86))
        elif topic.shape == "diamond":
            SmoothQuad(points=(x - half, middle, x, middle + half, x + half, middle, x, middle - half))
        else:
            low = middle - half * 0.8
            SmoothTriangle(points=(x - half, low, x, middle + half, x + half, low))

    def _cluster(self, drawn: Cluster, left: float, bottom: float, chosen: bool) -> None:
        for back in (2, 1):
            shift = self.m.unit * 5 * back
            Color(*rgba(self.ui.palette.line))
            pos, size = (left + shift, bottom - shift), (self.m.card_width - 2 * shift, self.m.card_height)
            SmoothRoundedRectangle(pos=pos, size=size, radius=[self.m.unit * 12])
        self._ground(left, bottom, chosen)
        words = self.words.plural("%(n)s card", "%(n)s cards", drawn.count)
        colour = "on_action" if chosen else "paper"
        paragraph = self._paragraph(str(words), "button", colour)
        extent = self.ui.ink.measure(paragraph)
        x = left + (self.m.card_width - extent.width) / 2
        self._write(paragraph, x, bottom + (self.m.card_height + extent.height) / 2)
