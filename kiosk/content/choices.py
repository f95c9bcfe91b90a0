"""The values to choose from in the content."""

from enum import StrEnum


class TileColour(StrEnum):
    """The colour of an exhibit's tile on the home screen."""

    RED = "red"
    TEAL = "teal"
    GOLD = "gold"
    INK = "ink"


class MarkColour(StrEnum):
    """The colour of a topic or an era on a timeline."""

    RED = "red"
    GOLD = "gold"
    TEAL = "teal"
    PAPER = "paper"


class Shape(StrEnum):
    """The shape of a topic's marks, so that colour is not alone."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class Advisory(StrEnum):
    """What a visitor is asked about before it is shown; the interface has words for each."""

    MASS_VIOLENCE = "mass-violence"


class FigureStyle(StrEnum):
    """How a figure is written: 2,000,000 or 2 million."""

    PLAIN = "plain"
    COMPACT = "compact"


class DurationUnit(StrEnum):
    """A unit of time that CLDR can name in every language."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


class MediumKind(StrEnum):
    """What a medium is."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
