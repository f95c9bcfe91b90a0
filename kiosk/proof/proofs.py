"""Reads the proofs of an exhibition: all that is to be said of its words as they will stand."""

from collections.abc import Iterator

from kiosk.content.assemble import INSTALLATION
from kiosk.content.model import Exhibition
from kiosk.content.source import START, problem
from kiosk.errors import Problem
from kiosk.i18n.words import Catalogues
from kiosk.paths import Paths
from kiosk.proof import colours, cues, films, fitting, lengths, standing, untouched
from kiosk.proof.coverage import Coverage
from kiosk.proof.pictures import Pictures
from kiosk.proof.places import Places
from kiosk.proof.whereabouts import Whereabouts
from kiosk.settings import Unread
from kiosk.typeset import FontSet, Typesetter


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Give what is wrong with how things stand: colours, pictures, films, captions, translations, letters and room."""
    settings = exhibition.settings
    where = Whereabouts(paths, settings.source_language)
    yield from colours.problems(paths, exhibition)
    yield from Pictures(paths, exhibition, where).problems()
    yield from films.problems(paths, exhibition)
    yield from cues.problems(paths, exhibition)
    yield from untouched.problems(exhibition, where)
    yield from standing.problems(paths, hold=settings.unread is Unread.HOLD)
    yield from lengths.problems(exhibition, _catalogues(paths, exhibition), where)
    yield from of_type(paths, exhibition, where)


def of_type(paths: Paths, exhibition: Exhibition, where: Whereabouts | None = None) -> Iterator[Problem]:
    """Give what lacks a font or room, in every language that the installation offers."""
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
    catalogues = _catalogues(paths, exhibition)
    where = where or Whereabouts(paths, exhibition.settings.source_language)
    yield from Coverage(paths, exhibition, catalogues, where).problems(typesetter, fonts)
    yield from fitting.problems(Places(exhibition, catalogues, fitting.Setter(typesetter)).misfits(), where)


def _catalogues(paths: Paths, exhibition: Exhibition) -> Catalogues:
    settings = exhibition.settings
    return Catalogues(
        paths.locales,
        settings.source_language,
        settings.fallback,
        unread=settings.unread.value,
        listed=settings.listed,
    )


def _unchecked(cause: str) -> Problem:
    message = f"whether fonts have all letters, and words fit their places, was not looked at: {cause}"
    return problem("type-unchecked", INSTALLATION, START, message, "run make setup, then check again")
