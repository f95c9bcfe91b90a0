"""Looks at pictures where they stand: whether they have too few pixels for it, or too many to be shown at all."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kiosk.content.model import Exhibition, MediumKind, PanelSet, Timeline
from kiosk.content.model_fields import leaves
from kiosk.content.prepared import Prepared
from kiosk.content.yaml_source import START, problem
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.design import picture_places as design
from kiosk.engines.imaging.decode import source_size
from kiosk.engines.imaging.picture import TooLargePictureError, UnreadablePictureError
from kiosk.errors import Problem
from kiosk.i18n.localised import Localised
from kiosk.paths import Paths

SOFT = 2.0
"""Each pixel of a picture may become so many of the screen across, and looks sharp from where a visitor stands."""


class _Use(NamedTuple):
    """A picture in its place."""

    medium: str
    place: design.PicturePlace
    beside: Localised
    steps: tuple[str | int, ...]


class PictureSizes:
    """All pictures of an exhibition in their places."""

    def __init__(self, paths: Paths, exhibition: Exhibition, where: TextLocations) -> None:
        """Take the content and what finds it in the files."""
        self._paths, self._exhibition, self._where = paths, exhibition, where
        self._prepared = Prepared(paths)
        self._size = cache(source_size)

    def problems(self) -> Iterator[Problem]:
        """Yield one problem for each picture that cannot be shown, and for each place where one is too small."""
        yield from self._files()
        for use in self._uses():
            medium = self._exhibition.media.get(use.medium)
            if medium is None or medium.kind is not MediumKind.PICTURE:
                continue
            for path in medium.files.values():
                found = self._soft(path, use)
                if found:
                    yield found
                    break

    def _files(self) -> Iterator[Problem]:
        for medium in self._exhibition.media.values():
            for path in medium.files.values() if medium.kind is MediumKind.PICTURE else ():
                try:
                    self._size(path)
                except UnreadablePictureError as error:
                    large = isinstance(error, TooLargePictureError)
                    if large and self._prepared.stands_for(path):
                        continue
                    code = "large-picture" if large else "bad-picture"
                    cause = str(error).partition(";")[0]
                    hint = "run kiosk media prepare, which makes tiles of it" if large else "save it anew as jpg or png"
                    yield problem(code, self._paths.name(path), START, f"this picture cannot be shown: {cause}", hint)

    def _soft(self, path: Path, use: _Use) -> Problem | None:
        try:
            width, height = self._size(path)
        except UnreadablePictureError:
            return None
        needed = [max(room[0] / max(1, width), room[1] / max(1, height)) for room in use.place.sizes()]
        worst = max(needed)
        if worst <= SOFT:
            return None
        spot = self._where.beside(use.beside, *use.steps)
        screen = "a wide" if needed[0] == worst else "an upright"
        message = (
            f"{path.name} has {width} x {height} pixels, and is shown {worst:.1f} times as large on {screen} screen"
        )
        enlarged = worst / SOFT
        hint = f"at least {round(width * enlarged + 1)} x {round(height * enlarged + 1)} pixels look sharp here"
        return problem("small-picture", *spot, message, hint)

    def _uses(self) -> Iterator[_Use]:
        settings = self._exhibition.settings
        if settings.attract.media:
            yield _Use(settings.attract.media, design.ATTRACT, settings.title, ("attract", "media"))
        for number, exhibit in enumerate(self._exhibition.exhibits.values()):
            if exhibit.cover:
                place = design.OTHER_TILE if number else design.FIRST_TILE
                yield _Use(exhibit.cover, place, exhibit.title, ("cover",))
            yield from _on_panels(exhibit) if isinstance(exhibit, PanelSet) else _on_cards(exhibit)


def _on_panels(exhibit: PanelSet) -> Iterator[_Use]:
    for panel in exhibit.panels:
        place = design.of_layout(panel.spec)
        shown = {key for key in panel.spec.needs if key == "media"} | {*panel.spec.own_keys}
        for leaf in leaves(panel):
            if place and leaf.names and MediumKind.PICTURE in leaf.names.fits and leaf.location[0] in shown:
                # One medium may be written without a list, and then stands where the key does.
                yield _Use(leaf.value, place, panel.title, leaf.location)


def _on_cards(timeline: Timeline) -> Iterator[_Use]:
    for card in timeline.cards:
        if card.media:
            yield _Use(card.media, design.CARD, card.title, ("media",))
