"""The parts of a timeline, frozen and checked: its cards, what they are about, and its bands of time."""

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from kiosk.content.choices import Advisory, MarkColour, Shape
from kiosk.content.dates import LOOKS_LIKE_INTERVAL, interval
from kiosk.content.panels import Date, Sources
from kiosk.settings.fields import Entry, Id, MediumId, PanelAddress, SoundId, Text, TopicId

Interval = Annotated[
    str,
    PlainValidator(interval),
    WithJsonSchema({"title": "Dates from and to", "type": "string", "pattern": LOOKS_LIKE_INTERVAL}),
]
"""EDTF text with a beginning and an end."""


class Era(Entry):
    """A band of time on a timeline."""

    title: Text
    """Its name.

    Example: The years of oak
    """
    date: Interval
    """Its first and its last date, with a slash (/) between them.

    Example: 1862/1904
    """
    colour: MarkColour = MarkColour.PAPER
    """The colour of its band; paper, which is light, if you leave it out.

    Example: gold
    """


class Topic(Entry):
    """What cards are about; a filter of the timeline."""

    title: Text
    """Its name; visitors choose topics by it.

    Example: Ships
    """
    colour: MarkColour = MarkColour.PAPER
    """The colour of its marks; paper, which is light, if you leave it out.

    Example: teal
    """
    shape: Shape = Shape.CIRCLE
    """The shape of its marks, so that colour is not alone; circle if you leave it out.

    Example: diamond
    """


class Card(Entry):
    """One event on a timeline."""

    id: Id
    """Its name within the timeline. Translations hold on to it: do not change it later.

    Example: first-steamer
    """
    date: Date
    """When it happened.

    Example: 1862-05-14
    Example: 1975/1979
    Example: -0499
    """
    title: Text
    """Its title, of at most eight words; about 30 letters fit.

    Example: The first steamer
    """
    body: Text | None = None
    """Body text; 30 to 75 words read well.

    Example: A steamer from Saigon ties up where only junks had been.
    """
    topic: TopicId | None = None
    """What it is about: the id of one of this timeline's `topics`.

    Example: ships
    """
    media: MediumId | None = None
    """A picture or a film.

    Example: harbour/steamer
    """
    narration: SoundId | None = None
    """A sound: the text as it is spoken, with a file for each language.

    Example: harbour/first-steamer
    """
    sources: Sources = ()
    """Who says so: ids of exhibits/sources.yaml.

    Example: [harbour-office-1864]
    """
    panel: PanelAddress | None = None
    """A panel to read more: its exhibit and its id.

    Example: harbour/the-quay
    """
    advisory: Advisory | None = None
    """Visitors are asked before the card is shown. If this key is wrong in any way, the card is not shown.

    Example: mass-violence
    """
