"""All checks of how an exhibition will look: colours, pictures, films, captions, translations, fonts and room."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition
from kiosk.content.yaml_source import START, problem
from kiosk.curator.proof import (
    caption_checks,
    colour_contrast,
    film_checks,
    fitting,
    translation_lengths,
    translation_status,
    unedited_texts,
)
from kiosk.curator.proof.font_coverage import Coverage
from kiosk.curator.proof.picture_sizes import PictureSizes
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.curator.proof.text_places import TextPlaces
from kiosk.engines.typeset import FontSet, Typesetter
from kiosk.errors import Problem
from kiosk.paths import INSTALLATION, Paths
from kiosk.settings import Unread
from kiosk.settings.translations import catalogues_of


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Yield the problems of all checks of this package."""
    settings = exhibition.settings
    where = TextLocations(paths, settings.source_language)
    yield from colour_contrast.problems(paths, exhibition)
    yield from PictureSizes(paths, exhibition, where).problems()
    yield from film_checks.problems(paths, exhibition)
    yield from caption_checks.problems(paths, exhibition)
    yield from unedited_texts.problems(exhibition, where)
    yield from translation_status.problems(paths, hold=settings.unread is Unread.HOLD)
    yield from translation_lengths.problems(exhibition, catalogues_of(paths, exhibition.settings), where)
    yield from of_type(paths, exhibition, where)


def of_type(paths: Paths, exhibition: Exhibition, where: TextLocations | None = None) -> Iterator[Problem]:
    """Yield texts without a font or without enough room, in every language that the installation offers."""
    try:
        fonts = FontSet()
        typesetter = Typesetter(fonts)
        there = bool(fonts.families)
    except OSError as error:
        yield _unchecked(f"the text libraries are missing: {error}")
        return
    if not there:
        yield _unchecked("no font that the kiosk uses is installed (Debian: fonts-noto-core)")
        return
    catalogues = catalogues_of(paths, exhibition.settings)
    where = where or TextLocations(paths, exhibition.settings.source_language)
    yield from Coverage(paths, exhibition, catalogues, where).problems(typesetter, fonts)
    yield from fitting.problems(TextPlaces(exhibition, catalogues, fitting.TextMeasure(typesetter)).misfits(), where)


def _unchecked(cause: str) -> Problem:
    message = f"whether fonts have all letters, and texts fit their places, was not checked: {cause}"
    return problem("type-unchecked", INSTALLATION, START, message, "run make setup, then check again")
