"""Where the exhibition uses each medium."""

from collections import defaultdict
from collections.abc import Mapping

from kiosk.content.model import Exhibition
from kiosk.content.model_fields import leaves
from kiosk.content.yaml_source import Location
from kiosk.settings.fields import Entry


def uses(exhibition: Exhibition) -> Mapping[str, tuple[str, ...]]:
    """Return the places of each medium that is used, as "exhibit/panels/id/media", in the order of the exhibition.

    Exhibits that are not on the home screen are not looked at.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, model in (("kiosk", exhibition.settings), *exhibition.exhibits.items()):
        for leaf in leaves(model):
            if leaf.names and leaf.names.kind == "medium":
                found[leaf.value].append("/".join((name, *_named(model, leaf.location))))
    return {medium: tuple(dict.fromkeys(places)) for medium, places in found.items()}


def _named(model: Entry, location: Location) -> tuple[str, ...]:
    """Name a place by ids in place of numbers; an item of a list of names goes by the list."""
    words: list[str] = []
    value: object = model
    for step in location:
        if isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
            own = getattr(value, "id", None)
            words += [own] if own else []
        else:
            value = value.get(step) if isinstance(value, Mapping) else getattr(value, str(step).replace(" ", "_"), None)
            words.append(str(step))
    return tuple(words)
