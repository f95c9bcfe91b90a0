"""What pydantic cannot know of one file: whether what it names is there, and whether ids are its own."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from kiosk.content import confusable_characters
from kiosk.content.draft import Draft
from kiosk.content.endings import UNUSABLE
from kiosk.content.layouts.registry import OWNERS
from kiosk.content.links import Link, links
from kiosk.content.media import not_signed
from kiosk.content.model import Medium, Panel, PanelSet, Timeline
from kiosk.content.model_fields import Leaf, leaves
from kiosk.content.validation_messages import ValidationMessage, did_you_mean, nearest
from kiosk.content.word_counts import limits
from kiosk.content.yaml_source import Location
from kiosk.i18n.locale import Locale
from kiosk.i18n.localised import Localised
from kiosk.i18n.tags import country_language
from kiosk.settings import Settings
from kiosk.settings.fields import Names

_CODES = {
    "source": "unknown-source",
    "topic": "unknown-topic",
    "panel": "unknown-panel",
    "exhibit": "unknown-exhibit",
    "language": "unknown-language",
}
_PLACES = {
    "source": "exhibits/sources.yaml",
    "topic": "the topics of this timeline",
    "panel": "the exhibits on the home screen",
    "exhibit": "exhibits/ that can be shown",
    "language": "the languages of the installation",
}


class _Anything(frozenset[str]):
    """The ids in what could not be read: any may be among them, and what is wrong has been said."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


ANYTHING = _Anything()
"""Stands for ids that cannot be known."""


@dataclass(frozen=True, slots=True)
class Known:
    """The ids there are."""

    languages: tuple[str, ...]
    media: Mapping[str, Medium]
    sources: AbstractSet[str]
    panels: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """By exhibit; a timeline has none."""
    written: bool = True
    """Whether these are the ids in the files, or only of what can be shown."""
    unusable: Mapping[str, str] = field(default_factory=dict)
    """Files by the medium that each would be, if it were of a kind that the kiosk can use."""


def twice(draft: Draft[Any]) -> None:
    """Report entries of one list with the same id, and leave out all but the first."""
    if not draft.doubtful:
        return
    for location, items in list(_lists(draft.document.data, ())):
        first: dict[str, Location] = {}
        for number, item in enumerate(items):
            own = item.get("id") if isinstance(item, dict) else None
            here = (*location, number)
            if isinstance(own, str) and own in first:
                line = draft.document.mark((*first[own], "id")).line
                message = f'the id "{own}" is given twice: on line {line} and again here'
                draft.complain(
                    ValidationMessage(
                        "duplicate-id", here, message, f"give one another id, as {own}-2", show=(*here, "id")
                    ),
                    drop=True,
                )
            elif isinstance(own, str):
                first[own] = here


def own_names(draft: Draft[Settings]) -> None:
    """Report languages whose own names are unknown to the museum and to CLDR, and names of languages not offered."""
    settings = draft.result
    if settings is None:
        return
    for tag in settings.language_names:
        if tag not in settings.languages:
            message = f'"{tag}" is not among {_PLACES["language"]}'
            hint = did_you_mean(tag, settings.languages)
            draft.complain(ValidationMessage("unknown-language", ("language names", tag), message, hint, of_key=True))
    for number, tag in enumerate(settings.languages):
        if tag not in settings.language_names and not Locale.of(tag).is_named:
            message = f'the kiosk does not know how "{tag}" is called in itself, and calls it {Locale.of(tag).endonym}'
            other = country_language(tag)
            hint = f"write its name: language names: {{{tag}: ...}}{f'; or did you mean {other}?' if other else ''}"
            draft.complain(ValidationMessage("unnamed-language", draft.origin(("languages", number)), message, hint))


def empty(draft: Draft[Any]) -> None:
    """Report keys without a value, unless another problem names them."""
    if not draft.doubtful:
        return
    said = {(problem.line, problem.column) for problem in draft.problems}
    for location in list(_empty(draft.document.data, ())):
        if draft.document.mark(location) not in said and draft.document.mark(location, of_key=True) not in said:
            message = f'"{location[-1]}" has nothing after its colon'
            hint = "write it, in quotes if it begins with #, or take the line out"
            draft.complain(ValidationMessage("empty-key", location, message, hint))


def _empty(data: Any, location: Location) -> Iterator[Location]:
    steps = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for step, item in steps:
        if item is None and isinstance(step, str):
            yield (*location, step)
        yield from _empty(item, (*location, step))


def _lists(data: Any, location: Location) -> Iterator[tuple[Location, list[Any]]]:
    if isinstance(data, list):
        yield location, data
    steps = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for step, item in steps:
        yield from _lists(item, (*location, step))


def references(draft: Draft[Any], known: Known, exhibit_id: str = "") -> set[str]:
    """Report references to what is not there, and leave them out; a medium that is not there keeps its place.

    Return the media that are named.
    """
    media: set[str] = set()
    for leaf in leaves(draft.result) if draft.result else ():
        if leaf.names is None:
            _links(draft, leaf.location, leaf.value, known, exhibit_id)
        elif leaf.names.kind == "medium":
            media.add(leaf.value)
            _medium(draft, leaf, leaf.names, known)
        else:
            _named(draft, leaf, leaf.names.kind, known)
    return media


def settle(draft: Draft[Any], known: Known) -> bool:
    """Leave out references to what was left out, without a message; return whether there were any."""
    before = draft.result
    lost = [
        draft.origin(leaf.location)
        for leaf in (leaves(before) if before else ())
        if leaf.names and leaf.names.kind != "medium" and not _is_known(draft, leaf.value, leaf.names.kind, known)
    ]
    left_out = [draft.drop(location) for location in lost]
    # What leads nowhere and cannot be left out by itself takes its file with it: each round leaves out more.
    if lost and not any(left_out):
        draft.drop(())
    return draft.build() is not before


def _is_known(draft: Draft[Any], value: str, kind: str, known: Known) -> bool:
    if kind == "panel":
        exhibit, _, panel = value.partition("/")
        return panel in known.panels.get(exhibit, ())
    return value in _ids(draft, kind, known)


def _ids(draft: Draft[Any], kind: str, known: Known) -> Collection[str]:
    if kind == "topic":
        return _written_topics(draft) if known.written else getattr(draft.result, "topics", ())
    of_kind: dict[str, Collection[str]] = {
        "source": known.sources,
        "exhibit": known.panels,
        "language": known.languages,
    }
    return of_kind[kind]


def _written_topics(draft: Draft[Any]) -> Collection[str]:
    topics = draft.document.data.get("topics")
    return topics if isinstance(topics, dict) else ANYTHING if topics else ()


def _choices(draft: Draft[Any], kind: str, known: Known) -> list[str]:
    if kind == "panel":
        return [f"{exhibit}/{panel}" for exhibit, panels in known.panels.items() for panel in sorted(panels)]
    return sorted(_ids(draft, kind, known))


def _named(draft: Draft[Any], leaf: Leaf, kind: str, known: Known) -> None:
    if not _is_known(draft, leaf.value, kind, known):
        where = draft.origin(leaf.location)
        sign = confusable_characters.in_words(leaf.value, of_list=True)
        if sign:
            draft.complain(ValidationMessage(sign.code, where, sign.message, sign.hint), drop=True)
            return
        choices = _choices(draft, kind, known)
        message = f'"{leaf.value}" is not among {_PLACES[kind]}'
        draft.complain(ValidationMessage(_CODES[kind], where, message, did_you_mean(leaf.value, choices)), drop=True)


def _medium(draft: Draft[Any], leaf: Leaf, names: Names, known: Known) -> None:
    medium = known.media.get(leaf.value)
    fits = _fits(draft, leaf, names)
    if medium and medium.files and medium.kind in fits:
        return
    where = draft.origin(leaf.location)
    lies = known.unusable.get(leaf.value.removeprefix("media/"))
    if lies and (medium is None or not medium.files):
        code = "unknown-medium" if medium is None else "missing-file"
        message = f"media/{leaf.value} cannot be shown: {lies} is of a kind that cannot be used"
        advice = UNUSABLE.get(lies.rpartition(".")[2].lower())
        draft.complain(ValidationMessage(code, where, message, advice.mend if advice else f"save it as {_usual(fits)}"))
    elif medium is None:
        message = f"there is no {' or '.join(fits)} media/{leaf.value}"
        draft.complain(ValidationMessage("unknown-medium", where, message, _medium_hint(leaf.value, fits, known)))
    elif not medium.files:
        message = f"media/{leaf.value} has a description but no file"
        draft.complain(
            ValidationMessage("missing-file", where, message, f"put the file beside media/{leaf.value}.yaml")
        )
    else:
        message = f"{leaf.value} is a {medium.kind}, and this place takes a {' or a '.join(fits)}"
        draft.complain(ValidationMessage("wrong-medium", where, message, f"name a {' or a '.join(fits)}"), drop=True)


def _medium_hint(wanted: str, fits: tuple[str, ...], known: Known) -> str:
    path = wanted.removeprefix("media/")
    bare = path.rpartition(".")[0]
    if bare in known.media or path in known.media:
        return f"write {path if path in known.media else bare}, without the folder media and without the ending"
    alike = [one for one, medium in known.media.items() if not medium.files or medium.kind in fits]
    return (
        nearest(wanted, alike, cutoff=0.8)
        or f"put the file into media/ as {path}.{_usual(fits)}, with {path}.yaml beside it"
    )


def _usual(fits: tuple[str, ...]) -> str:
    return {"picture": "jpg", "film": "mp4", "sound": "ogg"}[fits[0]]


def _fits(draft: Draft[Any], leaf: Leaf, names: Names) -> tuple[str, ...]:
    """Return the kinds of medium that a place takes; for a panel's own medium, its layout says."""
    if isinstance(draft.result, PanelSet) and leaf.location[2:3] == ("media",):
        return draft.result.panels[int(leaf.location[1])].spec.media
    return names.fits


def _links(draft: Draft[Any], location: Location, text: Localised, known: Known, exhibit_id: str) -> None:
    versions = text.inline or (("", text.source),)
    for language, _ in text.inline:
        # That of the whole file is nothing to be told with each text.
        if known.languages and language not in known.languages and language != draft.language:
            message = f'the installation does not offer "{language}"'
            hint = f"its languages are {', '.join(known.languages)}"
            draft.complain(
                ValidationMessage("unlisted-language", (*draft.origin(location), language), message, hint, of_key=True)
            )
    for language, words in versions:
        for link in links(words) if "](" in words else ():
            fault = _fault(link, known, exhibit_id)
            if fault:
                where = (*draft.origin(location), *([language] if language else []))
                draft.complain(ValidationMessage(fault[0], where, fault[1], fault[2], find=f"]({link.target}"))


def _fault(link: Link, known: Known, exhibit_id: str) -> tuple[str, str, str] | None:
    if not link.exhibit and not link.panel:
        message = f'a link cannot lead to "{link.target}"' if link.target else "a link leads nowhere"
        return "outside-link", message, "write [words](panel:id), [words](panel:exhibit/id) or [words](exhibit:id)"
    exhibit = link.exhibit or exhibit_id
    panels = known.panels.get(exhibit)
    if panels is None:
        return (
            "unknown-exhibit",
            f'there is no exhibit "{exhibit}" to lead to',
            did_you_mean(exhibit, list(known.panels)),
        )
    if link.panel and link.panel not in panels:
        message = f'the exhibit "{exhibit}" has no panel "{link.panel}"'
        return "unknown-panel", message, did_you_mean(link.panel, sorted(panels))
    return None


def quality(draft: Draft[PanelSet] | Draft[Timeline], language: str) -> None:
    """Report what can be shown, but not well."""
    if draft.result is None:
        return
    for found in limits(draft.result, language):
        draft.complain(found._replace(location=draft.origin(found.location)))
    if isinstance(draft.result, PanelSet):
        for number, panel in enumerate(draft.result.panels):
            for tag in panel.sign_language:
                strange = not_signed(tag, draft.origin(("panels", number, "sign language", tag)))
                if strange:
                    draft.complain(strange)
            for key, layout in _not_taken(panel):
                message = f'the layout {panel.layout} does not take "{key}"; the layout {layout} does'
                here = draft.origin(("panels", number, key))
                hint = f"take it out, or choose the layout {layout}"
                draft.complain(ValidationMessage("layout-ignores", here, message, hint, of_key=True))


def _not_taken(panel: Panel) -> Iterator[tuple[str, str]]:
    """Yield each key of a panel that only another layout takes, with that layout."""
    for key, spec in OWNERS.items():
        if spec.name != panel.layout and getattr(panel, key):
            yield key, spec.name
