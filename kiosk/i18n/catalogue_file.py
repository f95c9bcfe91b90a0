"""One catalogue: a PO file read through Babel, kept as JSON so that the next start need not parse it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.files import MIB, MOST_TEXT, FileIdentity, identity, read_bytes, write_whole
from kiosk.i18n.placeholders import DOMAIN, unknown
from kiosk.i18n.plurals import form_for

Key = tuple[str, str]
"""The context (empty when there is none) and the source text."""

UNREAD = "unread"
"""The translator's comment on a translation that no native speaker has read yet."""

_CACHE_VERSION = 2


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One translation: its plural forms (one without a plural) and its status."""

    forms: tuple[str, ...]
    fuzzy: bool = False
    """The source text has changed since it was translated."""
    unread: bool = False
    """No native speaker has read it yet."""

    @property
    def held_back(self) -> bool:
        """Return whether it is left out where only translations read by a native speaker are shown."""
        return self.fuzzy or self.unread


@dataclass(frozen=True)
class Catalogue:
    """The translations of one domain into one language."""

    entries: Mapping[Key, CatalogueEntry] = field(default_factory=dict)
    plural_rule: str = "n != 1"
    """The C expression of the header Plural-Forms."""

    def form_for(self, number: int) -> int:
        """Return the index of the plural form for a number."""
        return form_for(self.plural_rule, number)


def po_path(folder: Path, language: str, domain: str) -> Path:
    """Return the path of a catalogue: <folder>/<language>/LC_MESSAGES/<domain>.po."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path, cache: Path | None = None) -> Catalogue:
    """Read a catalogue; an absent file is an empty one.

    With `cache`, a folder, the result is cached there until the file changes.
    Raises KioskError, which names the file, where it is not a catalogue.
    """
    if not path.exists():
        return Catalogue()
    state = state_of(path)
    kept = _kept_path(path, cache) if cache else None
    if kept and (found := _load(kept, state)):
        return found
    catalogue = _parse(path)
    if kept:
        _keep(kept, state, catalogue)
    return catalogue


def state_of(path: Path) -> FileIdentity:
    """Return the identity of a catalogue by all of its content: a small correction may not change the size."""
    return identity(path, small_bytes=MIB)


def _parse(path: Path) -> Catalogue:
    from kiosk.i18n.po import parse  # Babel's reader takes 40 ms to import, and is rarely needed because of the cache

    po = parse(path)
    entries = {}
    for message in po:
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if message.id and forms and all(forms) and not (path.stem == DOMAIN and unknown(ids, forms)):
            entries[(message.context or "", ids[0])] = CatalogueEntry(
                forms, message.fuzzy, UNREAD in message.user_comments
            )
    return Catalogue(entries, po.plural_expr)


def _kept_path(path: Path, cache: Path) -> Path:
    return cache / f"{path.parent.parent.name}-{path.stem}.json"


def _load(kept: Path, state: FileIdentity) -> Catalogue | None:
    try:
        found: dict[str, Any] = json.loads(read_bytes(kept, MOST_TEXT))
        if found["stamp"] != [_CACHE_VERSION, state]:
            return None
        entries = {
            (c, i): CatalogueEntry(tuple(forms), fuzzy, unread) for c, i, forms, fuzzy, unread in found["entries"]
        }
        return Catalogue(entries, found["plural"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _keep(kept: Path, state: FileIdentity, catalogue: Catalogue) -> None:
    rows = [[*key, entry.forms, entry.fuzzy, entry.unread] for key, entry in catalogue.entries.items()]
    content = {"stamp": [_CACHE_VERSION, state], "plural": catalogue.plural_rule, "entries": rows}
    text = json.dumps(content, ensure_ascii=False)
    try:
        write_whole(kept, [text.encode()])
    except OSError:
        return  # a state folder that cannot be written costs only time
