"""The check of films: whether one is interlaced and has no prepared form without interlacing."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content.model import Exhibition, MediumKind
from kiosk.content.prepared import Prepared
from kiosk.content.yaml_source import START, problem
from kiosk.errors import Problem
from kiosk.paths import Paths


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Yield one problem for each film that shows combing where something moves."""
    prepared = Prepared(paths)
    for medium in exhibition.media.values():
        files = list(medium.files.values()) if medium.kind is MediumKind.FILM else []
        for path in [*files, *medium.sign_language.values()]:
            if prepared.stands_for(path) or not _interlaced(path):
                continue
            message = "this film is interlaced: it shows horizontal lines where something moves"
            hint = "run kiosk media prepare, which removes the interlacing"
            yield problem("interlaced-film", paths.name(path), START, message, hint)


def _interlaced(path: Path) -> bool:
    # PyAV is slow to import, and many exhibitions have no film.
    from kiosk.engines.playback.interlaced import is_interlaced

    return is_interlaced(path)
