"""The places of an exhibition that have room for so many words and no more."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition, MediumKind, Panel, PanelSet, Timeline
from kiosk.curator.proof.attract_texts import AttractTexts
from kiosk.curator.proof.fitting import VIEWS, Misfit, Room, TextMeasure, ViewSize, letters
from kiosk.curator.proof.home_tiles import Tiles
from kiosk.design import captions, large_numbers, questions, strip
from kiosk.design.roles import ROLES
from kiosk.i18n.catalogues import INTERFACE, Catalogues
from kiosk.i18n.localised import Localised


class TextPlaces:
    """Sets every text of limited room, in every language, at every text size, on wide and on upright screens."""

    def __init__(self, exhibition: Exhibition, catalogues: Catalogues, setter: TextMeasure) -> None:
        """Take the content, its translations, and what measures them."""
        self._exhibition, self._catalogues, self._setter = exhibition, catalogues, setter
        exhibits = tuple(exhibition.exhibits.values())
        self._timelines = [exhibit for exhibit in exhibits if isinstance(exhibit, Timeline)]
        panels = (panel for exhibit in exhibits if isinstance(exhibit, PanelSet) for panel in exhibit.panels)
        self._with_figures = [panel for panel in panels if "figures" in panel.spec.own_keys]

    def misfits(self) -> Iterator[Misfit]:
        """Yield what does not fit."""
        tiles = Tiles(self._exhibition, self._catalogues, self._setter)
        attract = AttractTexts(self._exhibition, self._catalogues, self._setter)
        for tag in self._exhibition.settings.languages:
            for view in VIEWS:
                yield from attract.misfits(tag, view)
                yield from tiles.misfits(tag, view)
                yield from self._answers(tag, view)
                yield from self._captions(tag, view)
                for timeline in self._timelines:
                    yield from self._timeline(timeline, tag, view)
                for panel in self._with_figures:
                    yield from self._figures(panel, tag, view)

    def _answers(self, tag: str, view: ViewSize) -> Iterator[Misfit]:
        """Yield the longest of the answers to a question that do not fit side by side: it is the one to shorten."""
        words = self._catalogues.interface(tag)
        for question in questions.QUESTIONS:
            answers = {answer: words(answer) for answer in question.answers}
            widths = {
                answer: self._setter.natural_width(shown, tag, questions.ANSWER_ROLE, view.scale)
                for answer, shown in answers.items()
            }
            excess = sum(widths.values()) - question.answers_room(view.width)
            if excess > 0:
                longest = max(widths, key=widths.__getitem__)
                share, shown = excess / max(1.0, widths[longest]), answers[longest]
                most = max(1, int(letters(shown) * (1 - share)))
                yield Misfit(Localised(longest, domain=INTERFACE), f"the answer “{shown}”", tag, tag, view, share, most)

    def _timeline(self, timeline: Timeline, tag: str, view: ViewSize) -> Iterator[Misfit]:
        measures = strip.Measures.of(1.0, ROLES[strip.ROLE].letters(view.scale), view.height, 1)
        for card in timeline.cards:
            room = Room(strip.ROLE, measures.title_room)
            yield from self._set(card.title, "the title of a card on the timeline", tag, view, room)
        for era in timeline.eras:
            room = Room(strip.ROLE, measures.band_room(view.width * strip.OPENING_SHARE))
            yield from self._set(era.title, "the name of an era", tag, view, room)
        for topic in timeline.topics.values():
            room = Room(strip.TOPIC_ROLE, strip.TOPIC_ROOM)
            yield from self._set(topic.title, "the name of a topic", tag, view, room)

    def _figures(self, panel: Panel, tag: str, view: ViewSize) -> Iterator[Misfit]:
        """Yield numbers that do not fit: only their units, or how many stand side by side, can be changed."""
        words = self._catalogues.interface(tag)
        width = large_numbers.room(view.width, len(panel.figures), portrait=view.portrait) / large_numbers.SMALLEST_FIT
        for figure in panel.figures:
            number = large_numbers.number(figure, tag, words)
            excess = self._setter.excess(number, tag, Room(large_numbers.ROLE, width), view.scale)
            if excess:
                most = int(letters(number) / (1 + excess))
                yield Misfit(figure.label, f"the number “{number}” above this text", tag, tag, view, excess, most)

    def _captions(self, tag: str, view: ViewSize) -> Iterator[Misfit]:
        """Yield the longest text of each caption that does not fit: it is the one to shorten."""
        room = Room(captions.ROLE, *captions.room(view.width, view.height, view.scale, portrait=view.portrait))
        for medium in self._exhibition.media.values():
            shown = {text: self._catalogues.text(text, tag) for text in medium.caption_texts}
            if not shown or medium.kind is MediumKind.SOUND:
                continue
            longest = max(shown, key=lambda text: len(shown[text][0]))
            words, shown_in = shown[longest]
            line = captions.line(part.strip() for part, _ in shown.values())
            excess = self._setter.excess(line, shown_in, room, view.scale)
            if excess:
                most = int(letters(words) / (1 + excess))
                yield Misfit(longest, f"the caption of {medium.id}", tag, shown_in, view, excess, most)

    def _set(self, text: Localised, place: str, tag: str, view: ViewSize, room: Room) -> Iterator[Misfit]:
        words, shown_in = self._catalogues.text(text, tag)
        excess = self._setter.excess(words, shown_in, room, view.scale)
        if excess:
            yield Misfit(text, place, tag, shown_in, view, excess, int(letters(words) / (1 + excess)))
