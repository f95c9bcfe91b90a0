"""Updates a catalogue from its sources, and never loses a translation."""

from collections.abc import Iterator
from difflib import get_close_matches

from babel.messages.catalog import Catalog, Message

from kiosk.i18n.catalogue_file import UNREAD

_NO_ADDRESS = "EMAIL@ADDRESS"
"""Babel's placeholders for unknown values."""
_ALIKE = 0.6
"""From this similarity on, a new interface text takes the translation of a removed one as fuzzy (difflib's ratio)."""
_MOST_COMPARED = 500
"""The most removed texts that each new one is compared with: comparisons are slow."""


def merged(old: Catalog, template: Catalog) -> Catalog:
    """Return a catalogue with the texts of the template and the translations of the old one.

    A text that changed in its place keeps its translation, marked fuzzy, with the text it was made for; a text that
    changed back is not fuzzy any more. Unused translations are kept as obsolete, and used again when the text returns.
    """
    new = _empty_like(old)
    kept = {_key(message): message for message in [*old.obsolete.values(), *_messages(old)] if _is_translated(message)}
    changed = _changed(kept, template)
    used = set()
    for message in _messages(template):
        key = _key(message)
        source = kept.get(key) or changed.get(key)
        fresh = new.add(
            message.id, context=message.context, locations=message.locations, auto_comments=message.auto_comments
        )
        if source:
            used.add(_key(source))
            _take_over(fresh, source)
    for key, message in kept.items():
        if key not in used:
            new.obsolete[new._key_for(message.id, message.context)] = message  # noqa: SLF001 - as Babel's own update does
    return new


def _changed(kept: dict[tuple[str, str], Message], template: Catalog) -> dict[tuple[str, str], Message]:
    """Return for each new text the translated text that it replaces: the one in the same place, or a similar one."""
    wanted = {_key(message) for message in _messages(template)}
    gone = [message for key, message in kept.items() if key not in wanted]
    by_place = {message.context: message for message in gone if message.context}
    placeless = {_text(message): message for message in gone[:_MOST_COMPARED] if not message.context}
    found = {}
    for context, text in sorted(wanted - kept.keys()):
        if context:
            replaced = by_place.get(context)
        else:
            close = get_close_matches(text, placeless, 1, _ALIKE)
            replaced = placeless.pop(close[0]) if close else None
        if replaced:
            found[(context, text)] = replaced
    return found


def _take_over(fresh: Message, source: Message) -> None:
    fresh.string = source.string if fresh.pluralizable == source.pluralizable else _in_form(fresh, source)
    fresh.user_comments = list(source.user_comments)
    fresh.flags |= source.flags & {"fuzzy"}
    previous = source.previous_id
    if _key(fresh) != _key(source):
        made_for = tuple(previous) if source.fuzzy and previous else _ids(source)
        fresh.previous_id = list(made_for)
        fresh.flags.add("fuzzy")
        if made_for == _ids(fresh):
            fresh.previous_id = []
            fresh.flags.discard("fuzzy")
    else:
        fresh.previous_id = list(previous)


def _in_form(fresh: Message, source: Message) -> str | tuple[str, ...]:
    """Return the translation of a text that has gained or lost a plural."""
    string = source.string or ""
    if fresh.pluralizable:
        return (str(string),)
    return string if isinstance(string, str) else str(string[-1])


def standing_of(message: Message) -> str:
    """Return the status of a translation: `missing`, `fuzzy`, `unread` or `read`."""
    if not _is_translated(message):
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    return "unread" if UNREAD in message.user_comments else "read"


def _empty_like(old: Catalog) -> Catalog:
    new = Catalog(locale=old.locale, charset="utf-8", fuzzy=False)
    new.header_comment = old.header_comment
    new.mime_headers = old.mime_headers
    if new.msgid_bugs_address == _NO_ADDRESS:
        new.msgid_bugs_address = ""
    return new


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_translated(message: Message) -> bool:
    string = message.string
    return bool(string) and (isinstance(string, str) or all(string or ("",)))


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _text(message: Message) -> str:
    return _ids(message)[0]


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", _text(message)
