"""The links within a text: `[words](panel:id)`, `[words](panel:exhibit/id)`, `[words](exhibit:id)`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TARGET = re.compile(r"panel:(?:(?P<its_exhibit>[a-z0-9-]+)/)?(?P<panel>[a-z0-9-]+)|exhibit:(?P<exhibit>[a-z0-9-]+)")


class Link(NamedTuple):
    """Where a link leads."""

    target: str
    """As written."""
    exhibit: str
    """Empty for the exhibit that the text is in, and for a link that leads out of the kiosk."""
    panel: str
    """Empty for an exhibit's first screen, and for a link that leads out of the kiosk."""


def links(text: str) -> Iterator[Link]:
    """Yield the links of a text, in order."""
    for target in _targets(text):
        parts = _TARGET.fullmatch(target)
        if not parts:
            yield Link(target, "", "")
        else:
            yield Link(target, parts["its_exhibit"] or parts["exhibit"] or "", parts["panel"] or "")


def _targets(text: str) -> Iterator[str]:
    """Yield what stands in the round brackets of each link, in one pass; a regular expression would backtrack."""
    read = 0
    while (middle := text.find("](", read)) >= 0:
        words = text[read:middle]
        read = middle + 2
        if words.rfind("[") <= words.rfind("]"):
            continue
        end = text.find(")", read)
        if end < 0:
            return
        yield next(iter(text[read:end].split(maxsplit=1)), "")
        read = end + 1
