"""Read the data of a YAML file without problems, in the time that parsing its events takes.

Most files have no problems. Anything unusual is left to kiosk.content.yaml_source, which knows the position of every
value: duplicate keys, anchors, tags, deep nesting, text that is not YAML, and confusable characters.
"""

from collections.abc import Callable
from typing import Any

import yaml

from kiosk.content.confusable_characters import begins

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 32
PLAIN = {"": None, "~": None} | {
    spelling: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for spelling in (word, word.capitalize(), word.upper())
}
"""The only words without quotes that are more than words."""


class DoubtError(Exception):
    """A file that must be read with care."""


def data(text: str) -> Any:
    """Return the data of a document in order. Raises DoubtError or yaml.YAMLError for any other."""
    following: Callable[[], Any] = LOADER(text).get_event
    following()
    if type(following()) is not yaml.DocumentStartEvent:
        raise DoubtError
    found = _node(following(), following, 0)
    following()
    if type(following()) is not yaml.StreamEndEvent:
        raise DoubtError
    return found


def _node(event: Any, following: Callable[[], Any], depth: int) -> Any:
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise DoubtError
    if kind is yaml.ScalarEvent:
        value = event.value
        if event.style:
            return value
        if begins(value):
            raise DoubtError
        return PLAIN.get(value, value) if event.implicit[0] else value
    if depth >= MAX_DEPTH:
        raise DoubtError
    if kind is yaml.MappingStartEvent:
        return _map(following, depth + 1)
    items = []
    while type(event := following()) is not yaml.SequenceEndEvent:
        items.append(_node(event, following, depth + 1))
    return items


def _map(following: Callable[[], Any], depth: int) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            raise DoubtError
        key = event.value
        if key in entries or not key.isascii():
            raise DoubtError
        entries[key] = _node(following(), following, depth)
    return entries
