"""The colours and shapes that an import gives to topics, in their order."""

from kiosk.content.choices import MarkColour, Shape

_COLOURS, _SHAPES = [*MarkColour], [*Shape]


def topic_sign(number: int) -> tuple[MarkColour, Shape]:
    """Return the colour and the shape of a topic, by its number from 0.

    Topics that follow each other differ in shape, for visitors who do not see the colours; no two are equal before all
    pairs are used.
    """
    turn, place = divmod(number, len(_SHAPES))
    return _COLOURS[(place + turn) % len(_COLOURS)], _SHAPES[place]
