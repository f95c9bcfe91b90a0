"""Finds translations in YAML files whose source text has changed since they were written.

A catalogue keeps the source text beside each translation; a YAML file keeps only what is true now. So
locales/inline.json keeps, for each such translation, fingerprints of the source text and of the translation as they
were when they were last taken to belong together.
"""

import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.content.extraction import SourceText, file_of
from kiosk.content.file_list import INLINE_TRANSLATIONS as FILE
from kiosk.content.file_list import looked
from kiosk.content.yaml_source import START, SourceMark
from kiosk.files import MOST_TEXT, NotAFileError, TooLargeError, read_bytes
from kiosk.i18n.tags import bare
from kiosk.paths import Paths
from kiosk.settings.fields import composed

_HASH_BYTES = 8
_PAIR = re.compile("([0-9a-f]{16}) ([0-9a-f]{16})")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""What JSON can hold and a file in UTF-8 cannot."""

Key = tuple[str, str, str]
"""Domain, context and language of a translation."""


class Pair(NamedTuple):
    """The fingerprints of two texts that belong together."""

    source: str
    translation: str


class Fault(NamedTuple):
    """Why the file cannot be used, or not all of it."""

    message: str
    mark: SourceMark = START
    damaged: bool = True
    """Whether nothing is lost when it is rewritten."""


class Recorded(NamedTuple):
    """What the file holds."""

    texts: dict[Key, Pair]
    fault: Fault | None = None


class InlineTranslation(NamedTuple):
    """A translation in a YAML file, as it is now."""

    text: SourceText
    tag: str
    """Its key in the file."""
    pair: Pair

    @property
    def language(self) -> str:
        """Return its language, without the calendar or the digits that the key may name."""
        return bare(self.tag)

    @property
    def mark(self) -> SourceMark:
        """Return where it stands."""
        return self.text.document.mark((*self.text.location, self.tag))


class InlineTranslations:
    """All translations in the YAML files of an exhibition, and what the file has of them."""

    def __init__(self, paths: Paths, texts: Collection[SourceText]) -> None:
        """Take the exhibition, and all texts that are found in it."""
        self._paths, self._texts = paths, texts

    @cached_property
    def recorded(self) -> Recorded:
        """What the file holds; nothing where there is none."""
        return _read(self._paths.root / FILE)

    @cached_property
    def stale(self) -> list[InlineTranslation]:
        """The translations whose source text has changed since, in the order of the files."""
        return [one for key, one in self._now.items() if self._belonging[key].source != one.pair.source]

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of all files that hold translations."""
        return frozenset(one.text.file for one in self._now.values())

    def name_of(self, written: str) -> str | None:
        """Return the name of such a file as somebody wrote it: from where they are, or from the exhibition's folder."""
        root = self._paths.root
        wanted = {os.path.realpath(written), os.path.realpath(root / written)}
        return next((name for name in self.files if os.path.realpath(root / name) in wanted), None)

    def written(self, accepted: Iterable[InlineTranslation] = ()) -> str | None:
        """Return what the file should hold now, with these stale ones taken to be right; None if it is as it should be.

        Translations that are new or have changed are taken to belong to the present source text.
        """
        pairs = {**dict(self._unread()), **self._belonging, **{_key(one): one.pair for one in accepted}}
        if pairs == self.recorded.texts and not self.recorded.fault:
            return None
        nested: dict[str, dict[str, dict[str, str]]] = {}
        for (domain, context, language), pair in pairs.items():
            nested.setdefault(domain, {}).setdefault(context, {})[language] = " ".join(pair)
        return json.dumps(nested, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @cached_property
    def _now(self) -> dict[Key, InlineTranslation]:
        return {_key(one): one for text in self._texts for one in _translations(text)}

    @cached_property
    def _belonging(self) -> dict[Key, Pair]:
        """For each present translation, the source text that it was written for."""
        recorded, now = self.recorded.texts, self._now
        in_place = {key for key, one in now.items() if key in recorded and recorded[key][1] == one.pair.translation}
        # An id may change, and a list may get a new first entry: then a translation is found at another address.
        moved: defaultdict[Key, set[str]] = defaultdict(set)
        for key, pair in recorded.items():
            if key not in in_place:
                moved[_anywhere(key, pair)].add(pair.source)
        found = {}
        for key, one in now.items():
            sources = moved.get(_anywhere(key, one.pair), set())
            is_right = not sources or one.pair.source in sources
            found[key] = recorded[key] if key in in_place else one.pair if is_right else Pair(min(sources), one.pair[1])
        return found

    def _unread(self) -> Iterator[tuple[Key, Pair]]:
        """Yield what is recorded of files that are there, and have no texts only because they cannot be read now."""
        there = {composed(name) for name in looked(self._paths.root, ("exhibits", "media"))}
        unread = there - {composed(text.file) for text in self._texts}
        for key, pair in self.recorded.texts.items():
            if composed(file_of(*key[:2])) in unread:
                yield key, pair


def fingerprint(words: str) -> str:
    """Return what a text is recognised by; line breaks, spaces and the normalization of letters do not count."""
    plain = unicodedata.normalize("NFC", " ".join(words.split()))
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).hexdigest()


def parsed(content: bytes) -> Recorded:
    """Read the content of the file, whatever it is: what cannot be used is left out and named."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        mark = SourceMark(error.lineno, error.colno)
        return Recorded({}, Fault("this file is damaged: from here on it is not JSON", mark))
    except (ValueError, RecursionError):
        return Recorded({}, Fault("this file is damaged: it is not JSON in UTF-8"))
    texts, wrong = {}, 0
    for way, value in _entries(data):
        pair = _PAIR.fullmatch(value) if isinstance(value, str) else None
        if pair and len(way) == 3 and not _SURROGATE.search("".join(way)):
            texts[way[0], way[1], way[2]] = Pair(*pair.groups())
        else:
            wrong += 1
    return Recorded(texts, Fault(f"this file is damaged: {wrong} of its entries cannot be used") if wrong else None)


def _entries(data: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(data, dict) and len(way) < 3:
        for key, value in data.items():
            yield from _entries(value, (*way, key))
    else:
        yield way, data


def _read(path: Path) -> Recorded:
    try:
        return parsed(read_bytes(path, MOST_TEXT))
    except (FileNotFoundError, NotADirectoryError):
        return Recorded({})
    except (NotAFileError, TooLargeError) as error:
        return Recorded({}, Fault(f"this file cannot be used: {error.strerror}"))
    except OSError as error:
        return Recorded({}, Fault(f"this file cannot be opened: {str(error.strerror).lower()}", damaged=False))


def _translations(text: SourceText) -> Iterator[InlineTranslation]:
    source = fingerprint(text.words)
    for tag, words in text.inline.items():
        if words and tag != text.language:
            yield InlineTranslation(text, tag, Pair(source, fingerprint(words)))


def _key(one: InlineTranslation) -> Key:
    return one.text.domain, one.text.context, one.language


def _anywhere(key: Key, pair: Pair) -> Key:
    """Return what a translation is found by at any address."""
    return key[0], key[2], pair.translation
