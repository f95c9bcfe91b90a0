"""The check for texts that are not written yet: those of an example, and translations that equal the source."""

from collections import defaultdict
from collections.abc import Iterator

from kiosk.content.model import Exhibition
from kiosk.content.yaml_source import problem
from kiosk.curator.imports import template
from kiosk.curator.proof.text_locations import TextLocation, TextLocations
from kiosk.curator.proof.translation_status import named
from kiosk.curator.proof.visitor_texts import texts_of
from kiosk.curator.writing import examples
from kiosk.errors import Problem

LONG = 40
"""Characters; shorter texts such as names, dates and titles may be the same in several languages."""


def problems(exhibition: Exhibition, where: TextLocations) -> Iterator[Problem]:
    """Yield one problem for each file with example texts, and for each language with untranslated texts."""
    source = exhibition.settings.source_language
    left: defaultdict[str, list[TextLocation]] = defaultdict(list)
    same: defaultdict[tuple[str, str], list[TextLocation]] = defaultdict(list)
    given = _given(exhibition)
    for text in texts_of(exhibition):
        for language, words in text.inline or ((source, text.source),):
            if _plain(words) in given:
                spot = where.of(text, language)
                left[spot.file].append(spot)
            elif language != source and len(words) >= LONG and _plain(words) == _plain(text.source):
                spot = where.of(text, language)
                same[spot.file, language].append(spot)
    for spots in left.values():
        message = f"{_counted(len(spots))} in this file still the example's"
        yield problem("example-text", *min(spots), message, "write your own texts, or remove them")
    for (_, language), spots in same.items():
        message = f"{_counted(len(spots))} the same in {named(language)} as in {named(source)}"
        yield problem("missing-translation", *min(spots), message, f"translate, or take the line {language} out")


def _given(exhibition: Exhibition) -> frozenset[str]:
    """Return all texts of the examples, each on one line."""
    summaries = [examples.summary(one.title.source) for one in exhibition.exhibits.values()]
    return frozenset(_plain(words) for words in (*examples.words(), *template.words(), *summaries))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _counted(number: int) -> str:
    return "one text is" if number == 1 else f"{number} texts are"
