"""Every text of an exhibition that a visitor reads."""

from collections.abc import Iterator
from itertools import chain

from kiosk.content.model import Exhibition
from kiosk.content.model_fields import leaves
from kiosk.i18n.localised import Localised


def texts_of(exhibition: Exhibition) -> Iterator[Localised]:
    """Yield the texts of the installation, the exhibits, the sources and the media."""
    entries = (exhibition.settings, *exhibition.exhibits.values(), *exhibition.sources.values())
    for leaf in chain.from_iterable(leaves(entry) for entry in entries):
        if leaf.names is None:
            yield leaf.value
    for medium in exhibition.media.values():
        yield from medium.texts
