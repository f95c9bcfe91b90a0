"""What the media folder holds: each medium with its use and with what it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.media_uses import uses
from kiosk.content.model import Exhibition, Medium, MediumKind
from kiosk.content.prepared import Prepared
from kiosk.paths import Paths


@dataclass(frozen=True, slots=True)
class MediumStatus:
    """One medium."""

    id: str
    """folder/name without the ending."""
    kind: str
    """picture | film | sound"""
    files: tuple[str, ...]
    """Its variants, relative to the root; empty when the medium is missing."""
    used_in: tuple[str, ...]
    """As "exhibit/panels/id/media"."""
    lacks: tuple[str, ...]
    """file | credit | rights | alt | caption | subtitles | transcript; the command adds deinterlacing"""
    prepared: int
    """How many of its files have a prepared form."""


def holdings(exhibition: Exhibition, paths: Paths) -> tuple[MediumStatus, ...]:
    """Return all media, by id; those that are used and not there too."""
    used, prepared = uses(exhibition), Prepared(paths)
    return tuple(
        MediumStatus(
            medium.id,
            str(medium.kind),
            tuple(sorted(paths.name(path) for path in medium.files.values())),
            used.get(medium.id, ()),
            tuple(_lacks(medium)),
            sum(prepared.stands_for(path) for path in medium.files.values()),
        )
        for _, medium in sorted(exhibition.media.items())
    )


def _lacks(medium: Medium) -> Iterator[str]:
    if not medium.files:
        yield "file"
    if not medium.credit:
        yield "credit"
    if not medium.rights:
        yield "rights"
    if medium.kind is MediumKind.SOUND:
        return
    if not medium.alt:
        yield "alt"
    if not medium.caption:
        yield "caption"
    if medium.kind is MediumKind.FILM and not medium.silent:
        yield from (["subtitles"] if not medium.captions else [])
        yield from (["transcript"] if not medium.transcript else [])
