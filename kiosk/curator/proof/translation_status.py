"""The check of translations: one message for each language and catalogue that is incomplete or broken."""

from collections.abc import Iterator

from kiosk.content.file_list import INLINE_TRANSLATIONS, catalogues
from kiosk.content.translation import Translation, TranslationStatus, has_interface
from kiosk.content.yaml_source import START, SourceMark, problem
from kiosk.errors import KioskError, Problem
from kiosk.i18n import po
from kiosk.i18n.catalogue_file import po_path
from kiosk.i18n.catalogues import INTERFACE
from kiosk.i18n.locale import Locale
from kiosk.i18n.tags import bare
from kiosk.paths import Paths

_MENDS = {
    "bad-catalogue": "open it in an editor for catalogues such as Poedit, and save it again",
    "bad-plural-rule": "take the line Plural-Forms out, or have an editor for catalogues write it",
    "bad-placeholder": "write the words in %(...)s as they stand in the original",
}


def named(language: str) -> str:
    """Return the English name of a language with its tag, for messages: Khmer (km)."""
    name = Locale.of(language).english
    return f"{name} ({language})" if name != language else language


def problems(paths: Paths, *, hold: bool = False) -> Iterator[Problem]:
    """Yield missing and outdated translations in the languages that are offered.

    `hold` says that the installation holds back translations that nobody has read; then those are reported too.
    """
    try:
        translation = Translation(paths)
    except KioskError:
        return  # the installation itself has errors, which are reported elsewhere
    yield from _inline(translation)
    broken = list(_faulty(paths))
    yield from broken
    if any(found.code == "bad-catalogue" for found in broken):
        return
    for standing in translation.status(offered_only=True):
        if standing.domain != INTERFACE or translation.is_the_programs:
            yield from _of(paths, standing, hold=hold)
        elif standing.missing and not has_interface(standing.language):
            yield _english_buttons(paths, standing)


def _inline(translation: Translation) -> Iterator[Problem]:
    """Yield each translation in a YAML file that is older than its source text: nothing marks it there."""
    if fault := translation.inline.recorded.fault:
        mend = "keep one side if Git left both in it; else run kiosk translate update, which rewrites it"
        yield problem("bad-catalogue", INLINE_TRANSLATIONS, fault.mark, fault.message, mend)
    for one in translation.inline.stale:
        if one.language in translation.languages:
            languages = named(bare(one.text.language)), named(one.language)
            message = "the text in {} has changed since it was translated into {}".format(*languages)
            mend = f"translate it again; if it is still right, run kiosk translate accept {one.text.file}"
            yield problem("stale-translation", one.text.file, one.mark, message, mend)


def _english_buttons(paths: Paths, standing: TranslationStatus) -> Problem:
    name, language = paths.name(po_path(paths.locales, standing.language, INTERFACE)), named(standing.language)
    missing = "its" if standing.missing == standing.total else f"{standing.missing} of its {standing.total}"
    message = f"the program does not speak {language}: {missing} buttons and messages are shown in English"
    hint = f"run kiosk translate extract, and translate locales/templates/{INTERFACE}.pot as this file"
    return problem("missing-translation", name, START, message, hint)


def _faulty(paths: Paths) -> Iterator[Problem]:
    """Yield catalogues that cannot be read, and entries that cannot be used."""
    for path in catalogues(paths):
        name = paths.name(path)
        try:
            for line, code, message in po.faults(po.parse(path)):
                yield problem(code, name, SourceMark(line, 1), message, _MENDS[code])
        except KioskError as error:
            yield problem("bad-catalogue", name, START, str(error), _MENDS["bad-catalogue"])


def _of(paths: Paths, standing: TranslationStatus, *, hold: bool) -> Iterator[Problem]:
    path = po_path(paths.locales, standing.language, standing.domain)
    name, language = paths.name(path), named(standing.language)
    if standing.missing:
        message = f"{standing.missing} of {standing.total} texts are not translated into {language}"
        hint = "translate them" if path.is_file() else "run kiosk translate update, which makes the file"
        yield problem("missing-translation", name, START, message, hint)
    if hold and standing.unread:
        message = f"{standing.unread} of {standing.total} texts in {language} are held back: nobody has read them"
        hint = "when a native speaker has read one, take the comment “unread” out"
        yield problem("held-translation", name, START, message, hint)
    if fuzzy := standing.fuzzy - standing.fuzzy_inline:
        message = f"{fuzzy} of {standing.total} texts have changed since they were translated into {language}"
        hint = "run kiosk translate update, then correct what it marks as fuzzy (to be reviewed)"
        yield problem("stale-translation", name, START, message, hint)
