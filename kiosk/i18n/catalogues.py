"""The texts of the content and of the interface in each language, with fallbacks for missing translations."""

import logging
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk.errors import KioskError
from kiosk.files import FileIdentity
from kiosk.i18n.catalogue_file import Catalogue, CatalogueEntry, Key, po_path, read, state_of
from kiosk.i18n.locale import Locale, declare, fallback_chain
from kiosk.i18n.localised import Localised
from kiosk.i18n.numbers import format_number
from kiosk.i18n.placeholders import DOMAIN
from kiosk.i18n.pseudo import ACCENTED, MIRRORED, pseudo
from kiosk.paths import program_locales

INTERFACE = DOMAIN
"""The domain of the interface's own words; their source language is English."""
INTERFACE_LANGUAGE = "en"

_PSEUDO = (ACCENTED, MIRRORED)
_log = logging.getLogger(__name__)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a text for extraction where it is not shown at once."""
    return text


class Shown(NamedTuple):
    """A text as shown, and its language, which determines font and direction."""

    words: str
    language: str


class Missing(NamedTuple):
    """A text that has no translation in the requested language, and was shown in another."""

    language: str
    domain: str
    context: str
    source: str


class Catalogues:
    """All catalogues of an installation; those of a language are read when it is first shown."""

    def __init__(
        self,
        folder: Path,
        source_language: str = INTERFACE_LANGUAGE,
        fallback: Mapping[str, Iterable[str]] | None = None,
        *,
        unread: Literal["show", "hold"] = "show",
        cache: Path | None = None,
        listed: Iterable[str] = (),
        years_ago: bool = False,
    ) -> None:
        """Take `folder` (locales/), the fallback chains that a museum declares, and a folder for the cache.

        With `years_ago`, years of deep time are written as 66 million years ago, not as 66 million BCE.

        `listed` are the languages as the installation lists them: from now on their dates and numbers follow that.

        `unread` says whether fuzzy translations, and those that no native speaker has read, are shown or not.
        """
        self.missing: set[Missing] = set()
        program = program_locales()
        # A museum's own words come before those of the program.
        self._folders = [(folder, cache)]
        self._interface_folders = [
            *self._folders,
            *([(program, cache and cache / "program")] if folder != program else []),
        ]
        self._source = source_language
        self._chains = dict(fallback or {})
        self._hold = unread == "hold"
        self.years_ago = years_ago
        self.settings = (folder, source_language, self._chains, self._hold, tuple(listed), years_ago)
        """The settings that determine what is shown of a text."""
        self._read: dict[Path, Catalogue] = {}
        self._states: dict[Path, FileIdentity] = {}
        self._words: dict[str, Words] = {}
        self._chain_of: dict[str, tuple[str, ...]] = {}
        if listed:
            declare(listed, self._chains)

    def stands_for(self, other: "Catalogues") -> bool:
        """Return whether another has the same translations: equal settings, and unchanged files."""
        as_it_was = all(state == state_of(path) for path, state in self._states.items())
        return other.settings == self.settings and as_it_was

    def text(self, localised: Localised, tag: str) -> Shown:
        """Return a text of the content in a language, or in the first of its fallbacks that has it."""
        if tag in _PSEUDO:
            return Shown(pseudo(localised.source, tag), tag)
        if not localised.source:
            return Shown("", tag)
        if tag == self._source and not localised.inline:
            return Shown(localised.source, tag)
        for language in self.chain(tag):
            words = localised.inline_in(language) or self._translated(localised, language)
            if words:
                if not _stands_for(language, tag):
                    self.report(Missing(tag, localised.domain, localised.context, localised.source))
                return Shown(words, language)
        return Shown(localised.source, localised.inline[0][0] if localised.inline else self._source)

    def interface(self, tag: str) -> "Words":
        """Return the interface's words in a language."""
        if tag not in self._words:
            self._words[tag] = Words(tag, self)
        return self._words[tag]

    def find(self, domain: str, language: str, key: Key) -> tuple[Catalogue, CatalogueEntry] | None:
        """Return a translation that may be shown, with its catalogue."""
        for folder, cache in self._interface_folders if domain == INTERFACE else self._folders:
            catalogue = self._catalogue(po_path(folder, language, domain), cache)
            entry = catalogue.entries.get(key)
            if entry and not (self._hold and entry.held_back):
                return catalogue, entry
        return None

    def interface_chain(self, tag: str) -> tuple[str, ...]:
        """Return the languages in which the interface's words are searched; what none of them has is in English."""
        return fallback_chain(tag, self._chains, INTERFACE_LANGUAGE)[:-1]

    def chain(self, tag: str) -> tuple[str, ...]:
        """Return the languages in which a text of the content is searched."""
        if tag not in self._chain_of:
            self._chain_of[tag] = fallback_chain(tag, self._chains, self._source)
        return self._chain_of[tag]

    def report(self, missing: Missing) -> None:
        """Remember, and log once, a text that was shown in another language."""
        if missing not in self.missing:
            self.missing.add(missing)
            _log.info(
                "no %s translation of %s in %s", missing.language, missing.context or missing.source, missing.domain
            )

    def _translated(self, localised: Localised, language: str) -> str:
        if language == self._source and not localised.inline:
            return localised.source
        found = self.find(localised.domain, language, (localised.context, localised.source))
        return found[1].forms[0] if found else ""

    def _catalogue(self, path: Path, cache: Path | None) -> Catalogue:
        if path not in self._read:
            self._states[path] = state_of(path)
            try:
                self._read[path] = read(path, cache)
            except KioskError as error:
                _log.warning("%s", error)
                self._read[path] = Catalogue()
        return self._read[path]


class Words:
    """The interface in one language: `words("Next")`.

    Named values fill a text's placeholders; whole numbers are written in the digits of the language.
    """

    def __init__(self, tag: str, catalogues: Catalogues) -> None:
        """Take the language and the catalogues to look in."""
        self.locale = Locale.of(tag)
        self.tag = tag
        self.years_ago = catalogues.years_ago
        """Whether years of deep time are written as years ago."""
        self._catalogues = catalogues
        self._chain = catalogues.interface_chain(tag)
        self._english = tag.partition("-")[0] == INTERFACE_LANGUAGE or tag in _PSEUDO
        self._said: dict[Key | str, str] = {}
        """Cached texts without values; the key of a text without a context is its English."""

    def __call__(self, text: str, **values: object) -> str:
        """Return a word or a sentence of the interface; `text` is the English."""
        if values:
            return self.context("", text, **values)
        said = self._said.get(text)
        if said is None:
            said = self._said[text] = self.context("", text)
        return said

    def context(self, context: str, text: str, **values: object) -> str:
        """Return a word with several meanings, distinguished by a context: ("sound", "Off")."""
        if not values and (said := self._said.get((context, text))) is not None:
            return said
        entry = self._entry(context, text)
        words = self._fill(entry[1].forms[0] if entry else text, text, values)
        if not values:
            self._said[context, text] = words
        return words

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return a text that depends on a number, which it may name as %(n)s."""
        found = self._entry("", one)
        english = one if n == 1 else many
        words = english
        if found:
            catalogue, entry = found
            words = entry.forms[min(catalogue.form_for(abs(n)), len(entry.forms) - 1)]
        return self._fill(words, english, {"n": n, **values})

    def ordinal(self, texts: Mapping[str, str], n: int, written: str | None = None) -> str:
        """Return a text that depends on an ordinal number, %(n)s; `texts` has one for each category of English.

        The categories are CLDR's: one (1st), two (2nd), few (3rd), other (4th). `written` replaces the number.
        """
        text = texts.get(str(self.locale.babel.ordinal_form(n)), texts["other"])
        english = texts.get(str(Locale.of(INTERFACE_LANGUAGE).babel.ordinal_form(n)), texts["other"])
        entry = self._entry("", text)
        return self._fill(entry[1].forms[0] if entry else english, english, {"n": n if written is None else written})

    def _entry(self, context: str, text: str) -> tuple[Catalogue, CatalogueEntry] | None:
        if self._english:
            return None
        for language in self._chain:
            if found := self._catalogues.find(INTERFACE, language, (context, text)):
                if not _stands_for(language, self.locale.tag):
                    self._missing(context, text)
                return found
        self._missing(context, text)
        return None

    def _missing(self, context: str, text: str) -> None:
        self._catalogues.report(Missing(self.locale.tag, INTERFACE, context, text))

    def _fill(self, words: str, english: str, values: Mapping[str, object]) -> str:
        words = pseudo(words, self.locale.tag)
        if not values:
            return words
        written = {name: self._written(value) for name, value in values.items()}
        try:
            return words % written
        except (KeyError, ValueError, TypeError):
            _log.warning("%s: “%s” does not fit “%s”", self.locale.tag, words, english)
            return english % written

    def _written(self, value: object) -> str:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return format_number(value, self.locale.tag) if isinstance(value, int) and whole else str(value)


def _stands_for(language: str, tag: str) -> bool:
    """Return whether `language` is as good for a reader of `tag`: fr for fr-CA, but not zh for zh-Hant."""
    return language == tag or (tag.startswith(f"{language}-") and Locale.of(language).script == Locale.of(tag).script)


@lru_cache(maxsize=1)
def shipped() -> Catalogues:
    """Return the program's own catalogues, for words that do not depend on an installation."""
    return Catalogues(program_locales())
