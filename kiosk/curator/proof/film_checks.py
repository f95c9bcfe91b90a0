"""Looks at films: whether their pictures are interlaced, and nothing was prepared that has whole ones."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content.model import Exhibition, MediumKind
from kiosk.content.prepared import Prepared
from kiosk.content.yaml_source import START, problem
from kiosk.errors import Problem
from kiosk.paths import Paths


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Give one problem for each film that shows combs where something moves."""
    prepared = Prepared(paths)
    for medium in exhibition.media.values():
        files = list(medium.files.values()) if medium.kind is MediumKind.FILM else []
        for path in [*files, *medium.sign_language.values()]:
            if prepared.stands_for(path) or not _interlaced(path):
                continue
            message = "this film is interlaced: it shows combs where something moves"
            hint = "run kiosk media prepare, which makes whole pictures of it"
            yield problem("interlaced-film", paths.name(path), START, message, hint)


def _interlaced(path: Path) -> bool:
    # PyAV takes its time to import, and many exhibitions have no film.
    from kiosk.engines.playback.interlaced import is_interlaced

    return is_interlaced(path)
