"""An installation’s catalogues on disk: templates for translators, catalogues brought up to date, their standing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

import kiosk
from kiosk.content import extraction
from kiosk.content.file_list import INLINE_TRANSLATIONS, catalogues
from kiosk.content.inline_translations import InlineTranslation, InlineTranslations
from kiosk.content.yaml_source import SourceError, read
from kiosk.errors import KioskError
from kiosk.files import replacing, write_whole
from kiosk.i18n import po
from kiosk.i18n.catalogue_file import po_path
from kiosk.i18n.catalogues import INTERFACE, INTERFACE_LANGUAGE
from kiosk.i18n.extraction import interface_template
from kiosk.i18n.locale import Locale, fallback_chain
from kiosk.i18n.merging import merged, standing_of
from kiosk.i18n.pseudo import ACCENTED, MIRRORED
from kiosk.i18n.tags import bare
from kiosk.paths import INSTALLATION, Paths, program_locales

_TEMPLATES = "templates"
# What changes with every writing and says nothing of the words.
_DATES = re.compile(rb'^"(?:(?:POT-Creation|PO-Revision)-Date|Generated-By):[^\n]*+\n', re.MULTILINE)


class TranslationStatus(NamedTuple):
    """How far a catalogue is translated."""

    domain: str
    language: str
    read: int
    """Translated, and read by a native speaker."""
    unread: int
    fuzzy: int
    """Translated from a text that has changed since."""
    missing: int
    fuzzy_inline: int = 0
    """Those of the fuzzy ones that are not in the catalogue but in the YAML file itself."""

    @property
    def total(self) -> int:
        """How many texts there are."""
        return self.read + self.unread + self.fuzzy + self.missing


class Translation:
    """The texts of an installation and their catalogues."""

    def __init__(self, paths: Paths) -> None:
        """Take the installation's folders; KioskError when its languages cannot be read."""
        self._paths = paths
        self.languages = _languages(paths)
        self.is_the_programs = paths.locales == program_locales()
        """Whether the interface is translated here: a museum's own folder only replaces single words of it."""

    @cached_property
    def _texts(self) -> list[extraction.SourceText]:
        return list(extraction.texts(self._paths, self.languages[0]))

    @cached_property
    def _language_of(self) -> dict[str, str]:
        """The language of each domain: a shared one may have several, and counts as the exhibition's."""
        return {text.domain: text.file_language for text in self._texts}

    @cached_property
    def templates(self) -> dict[str, Catalog]:
        """Collect all texts by domain: the interface first, then the exhibition, in the order of the files."""
        found = {INTERFACE: self._interface}
        for text in self._texts:
            template = found.setdefault(
                text.domain,
                Catalog(project="Vitrine", version="1", msgid_bugs_address="", charset="utf-8", fuzzy=False),
            )
            comments = [extraction.comment(text.context)]
            location = [(text.file, text.line)]
            template.add(text.words, context=text.context, locations=location, auto_comments=comments)
        return found

    @cached_property
    def inline(self) -> InlineTranslations:
        """The translations that the curator wrote in the files themselves."""
        return InlineTranslations(self._paths, self._texts)

    @cached_property
    def _inline_standing(self) -> dict[tuple[str, str], dict[str, str]]:
        """How what the curator wrote in the file itself stands, by domain and language, then by context."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for text in self._texts:
            for tag in text.inline:
                found.setdefault((text.domain, bare(tag)), {})[text.context] = "read"
        for one in self.inline.stale:
            found[one.text.domain, one.language][one.text.context] = "fuzzy"
        return found

    @cached_property
    def _interface(self) -> Catalog:
        return interface_template(Path(kiosk.__file__).parent)

    def extract(self) -> list[Path]:
        """Write locales/templates/<domain>.pot for each domain; give those that changed."""
        folder = self._paths.locales / _TEMPLATES
        return [
            path for domain, template in self.templates.items() if _write(path := folder / f"{domain}.pot", template)
        ]

    def update(self) -> list[Path]:
        """Bring every catalogue up to date, making those that are not there; give those that changed."""
        changed = self._write_inline()
        for domain, language, template in self._pairs():
            path = po_path(self._paths.locales, language, domain)
            if domain == INTERFACE and not self.is_the_programs and (not path.is_file() or has_interface(language)):
                continue
            if _write(path, merged(_catalogue(path), template)):
                changed.append(path)
        return changed

    def accept(self, accepted: Iterable[InlineTranslation]) -> None:
        """Take stale translations in YAML files to be right as they are."""
        self._write_inline(accepted)

    def _write_inline(self, accepted: Iterable[InlineTranslation] = ()) -> list[Path]:
        path, fault = self._paths.root / INLINE_TRANSLATIONS, self.inline.recorded.fault
        if fault and not fault.damaged:
            raise KioskError(f"{INLINE_TRANSLATIONS}: {fault.message}")
        text = self.inline.written(accepted)
        if text is None:
            return []
        with _writing(path):
            write_whole(path, text, to_disk=True)
        return [path]

    def status(self, *, offered_only: bool = False) -> list[TranslationStatus]:
        """Count, for each domain and language, how the translations stand now, updated or not.

        `offered_only` leaves out languages that have catalogues and are not among the installation's.
        """
        pairs = self._pairs(offered_only=offered_only)
        return [self._standing(domain, language, template) for domain, language, template in pairs]

    def faults(self) -> Iterator[str]:
        """Name, with file and line, what in the catalogues and in locales/inline.json is passed over."""
        if damage := self.inline.recorded.fault:
            yield f"{INLINE_TRANSLATIONS}:{damage.mark.line}: {damage.message}"
        for path in catalogues(self._paths):
            for fault in po.faults(po.parse(path)):
                yield f"{self._paths.name(path)}:{fault.line}: {fault.message}"

    def compile(self) -> tuple[list[Path], list[str]]:
        """Write a .mo file beside every catalogue; give those written, and what is wrong with the others."""
        written, faults = [], []
        for path in catalogues(self._paths):
            catalogue = _catalogue(path)
            wrong = [
                f"{path.name}:{message.lineno}: {error}" for message, errors in catalogue.check() for error in errors
            ]
            faults += [f"{path.parent.parent.name}: {fault}" for fault in wrong]
            if not wrong:
                with _writing(path.with_suffix(".mo")) as made, replacing(made) as file:
                    write_mo(file, catalogue)
                written.append(path.with_suffix(".mo"))
        return written, faults

    def _pairs(self, *, offered_only: bool = False) -> Iterator[tuple[str, str, Catalog]]:
        # Where only the source language is offered the content has nothing to be translated.
        alone = offered_only and len(self.languages) == 1
        if alone and self.languages[0] == INTERFACE_LANGUAGE:
            return
        for domain, template in ({INTERFACE: self._interface} if alone else self.templates).items():
            source = INTERFACE_LANGUAGE if domain == INTERFACE else self._language_of.get(domain, self.languages[0])
            for language in (*self.languages, *([] if offered_only else self._others(domain))):
                if language not in (source, ACCENTED, MIRRORED):
                    yield domain, language, template

    def _others(self, domain: str) -> list[str]:
        kept = {path.parent.parent.name for path in catalogues(self._paths) if path.stem == domain}
        return sorted(kept - set(self.languages))

    def _standing(self, domain: str, language: str, template: Catalog) -> TranslationStatus:
        old = self._interface_in(language) if domain == INTERFACE else self._own(domain, language)
        inline = self._inline_standing.get((domain, language), {}) if domain != INTERFACE else {}
        found = Counter(
            inline.get(str(message.context)) or _standing_of(message, domain)
            for message in merged(old, template)
            if message.id
        )
        counts = (found["read"], found["unread"], found["fuzzy"], found["missing"])
        return TranslationStatus(domain, language, *counts, fuzzy_inline=list(inline.values()).count("fuzzy"))

    def _own(self, domain: str, language: str) -> Catalog:
        return _catalogue(po_path(self._paths.locales, language, domain))

    def _interface_in(self, language: str) -> Catalog:
        """Return the interface's words as visitors see them: the program's, and over them the museum's."""
        if self.is_the_programs or not (shipped := _shipped_interface(language)):
            return self._own(INTERFACE, language)
        words = _catalogue(shipped)
        for message in self._own(INTERFACE, language):
            if message.id and message.string and not po.strange(message):
                words[message.id] = message
        return words


def has_interface(language: str) -> bool:
    """Return whether the program speaks a language, or one that it is a variety of."""
    return _shipped_interface(language) is not None


def _shipped_interface(language: str) -> Path | None:
    chain = fallback_chain(language, {}, language)
    places = (po_path(program_locales(), one, INTERFACE) for one in chain)
    return next((path for path in places if path.is_file()), None)


def _standing_of(message: Message, domain: str) -> str:
    """Say how a translation stands; one that cannot be filled in is not used, and so it is missing."""
    return "missing" if domain == INTERFACE and po.strange(message) else standing_of(message)


def _languages(paths: Paths) -> tuple[str, ...]:
    path = paths.root / INSTALLATION
    try:
        data = read(path, paths.name(path)).data
    except SourceError as error:
        raise KioskError(f"{error}; its languages must be known") from error
    languages = data.get("languages") if isinstance(data, dict) else None
    listed = languages if isinstance(languages, list) else [languages]
    try:
        return tuple(bare(Locale.of(str(language or "")).tag) for language in listed)
    except ValueError as error:
        raise KioskError(f"{paths.name(path)}: languages: {error}") from error


def _catalogue(path: Path) -> Catalog:
    """Read a catalogue, or begin one."""
    if path.is_file():
        return po.parse(path)
    language, domain = path.parent.parent.name, path.stem
    name = Locale.of(language).english
    words = "the interface" if domain == INTERFACE else f"“{domain}”"
    return Catalog(
        locale=language.replace("-", "_"),
        domain=domain,
        project="Vitrine",
        version="1",
        charset="utf-8",
        fuzzy=False,
        header_comment=f"# {name}: the words of {words}.",
        language_team=name,
    )


def _write(path: Path, catalogue: Catalog) -> bool:
    """Write a catalogue unless the one that is there says the same; say whether it was written."""
    text = po.dump(catalogue)
    if path.is_file() and _DATES.sub(b"", path.read_bytes()) == _DATES.sub(b"", text):
        return False
    with _writing(path):
        write_whole(path, [text], to_disk=True)
    return True


@contextmanager
def _writing(path: Path) -> Iterator[Path]:
    """Yield a file that is about to be written. KioskError says why it cannot be, and what stands in its way."""
    try:
        yield path
    except OSError as error:
        above = next((one for one in path.parents if one.exists() and not one.is_dir()), None)
        cause = f"{above} is no folder" if above else f"{path} is a folder" if path.is_dir() else error.strerror
        raise KioskError(f"{path} cannot be written: {cause}") from error
