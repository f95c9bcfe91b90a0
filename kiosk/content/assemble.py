"""Reads all files of the content and makes the exhibition of what can be used of them."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath
from typing import Any, TypeVar

from kiosk.content import checks, dates, media, media_requirements, unreadable_files
from kiosk.content.checks import Known
from kiosk.content.draft import Draft
from kiosk.content.exhibit_kinds import KINDS, PANELS, kind_in, own_language
from kiosk.content.file_list import FileItem
from kiosk.content.model import Exhibition, Loaded, Medium, MediumKind, Sidecar, Source, SourceList
from kiosk.content.model_fields import addressed, leaves
from kiosk.content.validation_messages import ValidationMessage
from kiosk.content.yaml_source import START, Document, SourceError, problem, read
from kiosk.errors import Problem, plain, working_on
from kiosk.i18n.locale import Locale
from kiosk.i18n.tags import bare
from kiosk.paths import INSTALLATION, SOURCES, Paths
from kiosk.settings import Settings
from kiosk.settings.fields import Entry, as_id

DOMAIN = "exhibition"
"""The catalogue of the texts of the installation and of the sources."""
_NOTES = (".md", ".txt")

M = TypeVar("M", bound=Entry)


def assemble(paths: Paths, items: tuple[FileItem, ...]) -> Loaded:
    """Read the files of an inventory; whatever is in them, nothing is raised."""
    return _Assembly(paths, [item.name for item in items]).loaded()


class _Assembly:
    """One reading of the whole content, step by step: the installation, the media, the exhibits, what they name."""

    def __init__(self, paths: Paths, names: list[str]) -> None:
        self.paths = paths
        self.problems: list[Problem] = []
        self.names = [name for name in names if not self._strange(name)]
        self.unreadable: set[str] = set()
        with working_on(INSTALLATION):
            self.settings = self._draft(INSTALLATION, Settings, "")
            result = self.settings.build() if self.settings else None
        self.languages = result.languages if result else ()
        self.language = self.languages[0] if self.languages else ""
        dates.READ_IN.set(self.languages)
        with working_on(SOURCES):
            self.sources = self._source_list()
        self.shelves = media.MediaFolders(self.names)
        self.sidecars = dict(self._sidecars())
        self.media = {
            medium_id: media.medium(medium_id, shelf, self.sidecars.get(medium_id), self.shelves, paths.root)
            for medium_id, shelf in self.shelves.media.items()
        }
        self.exhibits = dict(self._exhibits())

    def loaded(self) -> Loaded:
        """Return what could be read, and every problem."""
        self._check()
        self._settle()
        drafts = self._drafts()
        for draft in drafts:
            checks.empty(draft)
        of_drafts = (found for draft in drafts for found in draft.problems)
        said = {*self.problems, *self.shelves.problems, *of_drafts, *unreadable_files.problems(self.paths)}
        return Loaded(self._exhibition(), tuple(sorted(said)))

    def _read(self, name: str) -> Document | None:
        try:
            with working_on(plain(name)):
                return read(self.paths.root / name, name)
        except SourceError as error:
            self.problems.append(error.problem)
            self.unreadable.add(name)
            return None

    def _draft(
        self,
        name: str,
        model: type[M],
        language: str,
        given: Mapping[str, Any] | None = None,
        document: Document | None = None,
        *,
        apart: bool = False,
    ) -> Draft[M] | None:
        if document is None and name not in self.names:
            self._say("file-missing", name, "this file is missing", "an example is in docs/curators/format.md")
            return None
        document = document or self._read(name)
        if document is None:
            return None
        draft = Draft(document, model, language or _first_language(document.data), given, apart=apart)
        if isinstance(document.data, dict):
            checks.twice(draft)
        else:
            draft.complain(
                ValidationMessage(
                    "wrong-type", (), "this file should be keys with colons", "compare it with an example"
                ),
                drop=True,
            )
        return draft

    def _source_list(self) -> Draft[SourceList] | None:
        if SOURCES not in self.names:
            return None
        document = self._read(SOURCES)
        draft = (
            self._draft(SOURCES, SourceList, self.language, document=document.under("sources")) if document else None
        )
        if draft:
            draft.build()
        return draft

    def _sidecars(self) -> Iterator[tuple[str, Draft[Sidecar]]]:
        for medium_id, shelf in self.shelves.media.items():
            with working_on(shelf.sidecar):
                draft = self._draft(shelf.sidecar, Sidecar, self.language) if shelf.sidecar else None
                if draft:
                    draft.build()
            if draft:
                yield medium_id, draft

    def _exhibits(self) -> Iterator[tuple[str, Draft[Any]]]:
        for name in self.names:
            path = PurePosixPath(name)
            if not name.startswith("exhibits/") or name in (INSTALLATION, SOURCES):
                continue
            if path.suffix != ".yaml" or len(path.parts) > 2:
                self._ignored(path)
            elif as_id(path.stem) != path.stem:
                self._say(
                    "bad-id",
                    name,
                    f'the file name "{path.stem}" cannot be an id: only a-z, 0-9 and hyphens',
                    f"rename it to {as_id(path.stem)}.yaml",
                )
            else:
                with working_on(name):
                    draft = self._exhibit(name, path.stem)
                if draft:
                    yield path.stem, draft

    def _exhibit(self, name: str, exhibit_id: str) -> Draft[Any] | None:
        document = self._read(name)
        if document is None:
            return None
        data = document.data if isinstance(document.data, dict) else {}
        # Without a kind that is known, the list that the file has shows what it should be.
        likely = next((kind for kind in KINDS.values() if kind.items in data), PANELS)
        model: type[Entry] = (kind_in(data) or likely).model
        language = own_language(document.data) or self.language
        apart = language != self.language
        draft = self._draft(name, model, language, {"id": exhibit_id}, document, apart=apart)
        if draft and data and data.get("kind") is None:
            hint = "add " + " or ".join(f'"kind: {name}"' for name in KINDS)
            draft.complain(ValidationMessage("missing-key", ("kind",), '"kind" is missing', hint))
        if draft and "id" in data:
            message = "an exhibit's id is the name of its file"
            draft.complain(ValidationMessage("unknown-key", ("id",), message, "take this line out", of_key=True))
        if draft:
            draft.build()
        return draft

    def _strange(self, name: str) -> bool:
        """Say of a file that its name cannot be written down: nothing can name it, and no message or list show it."""
        if plain(name) == name:
            return False
        message = "this file's name has characters that cannot be shown, or is no UTF-8, and it is not used"
        self._say("strange-name", name, message, "give it another name")
        return True

    def _ignored(self, path: PurePosixPath) -> None:
        if path.suffix in _NOTES:
            return
        hint = f"rename it to {path.stem}.yaml" if path.suffix == ".yml" else "exhibits are exhibits/<id>.yaml"
        self._say("file-ignored", str(path), "the kiosk does not read this file", hint)

    def _say(self, code: str, name: str, message: str, hint: str) -> None:
        self.problems.append(problem(code, name, START, message, hint))

    def _drafts(self) -> list[Draft[Any]]:
        single = [draft for draft in (self.settings, self.sources) if draft]
        return [*single, *self.sidecars.values(), *self.exhibits.values()]

    def _check(self) -> None:
        """Report references to what no file has; what is broken in a file has been reported, and can be referred to."""
        home = self.settings.result.home if self.settings and self.settings.result else tuple(self.exhibits)
        shown_at_home = frozenset(home)
        panels = {exhibit_id: _written_panels(draft) for exhibit_id, draft in self.exhibits.items()}
        for name in (one for one in self.unreadable if one.startswith("exhibits/")):
            panels[PurePosixPath(name).stem] = checks.ANYTHING
        lying = self.shelves.unusable
        known = Known(self.languages, self.media, self._written_sources(), panels, unusable=lying)
        used = checks.references(self.settings, known) if self.settings else set()
        if self.settings:
            checks.own_names(self.settings)
        on_home = Known(
            known.languages,
            known.media,
            known.sources,
            {one: panels[one] for one in home if one in panels},
            unusable=lying,
        )
        for exhibit_id, draft in self.exhibits.items():
            with working_on(draft.document.name):
                used |= checks.references(draft, on_home, exhibit_id)
                draft.build()
                checks.quality(draft, draft.language)
            if exhibit_id not in shown_at_home:
                draft.complain(
                    ValidationMessage(
                        "not-on-home",
                        (),
                        f'the exhibit "{exhibit_id}" is not on the home screen',
                        f"add {exhibit_id} to home in {INSTALLATION}",
                    )
                )
        # What cannot be read may name any of them.
        named = checks.ANYTHING if self.unreadable else used | self._named_in_doubt()
        self.problems += media_requirements.described(self.media, self.shelves, self.sidecars, named, self.languages)

    def _written_sources(self) -> AbstractSet[str]:
        if self.sources is None:
            return checks.ANYTHING if SOURCES in self.unreadable else frozenset()
        written = self.sources.document.data["sources"]
        return written.keys() if isinstance(written, dict) else checks.ANYTHING

    def _named_in_doubt(self) -> set[str]:
        """Whatever stands in files of which something is left out: it may name a medium."""
        doubted = (draft for draft in (self.settings, *self.exhibits.values()) if draft and not draft.whole)
        return {words for draft in doubted for words in _strings(draft.document.data)}

    def _settle(self) -> None:
        """Leave out references to what was left out, until none is left."""
        changed = bool(self.unreadable) or not all(draft.whole for draft in self._drafts())
        while changed:
            panels = {
                exhibit_id: frozenset(panel.id for panel in getattr(draft.result, "panels", ()))
                for exhibit_id, draft in self.exhibits.items()
                if draft.result
            }
            sources = self.sources.result.sources if self.sources and self.sources.result else {}
            known = Known(self.languages, self.media, sources.keys(), panels, written=False)
            settled = [checks.settle(draft, known) for draft in self.exhibits.values()]
            changed = any(settled)

    def _exhibition(self) -> Exhibition | None:
        if self.settings is None or self.settings.result is None:
            return None
        settings = addressed(self.settings.result, DOMAIN, self.settings.origin)
        listed: Mapping[str, Source] = {}
        if self.sources and self.sources.result:
            listed = addressed(self.sources.result, DOMAIN, self.sources.origin).sources
        exhibits = {}
        for exhibit_id in settings.home:
            draft = self.exhibits.get(exhibit_id)
            if draft and draft.result:
                exhibits[exhibit_id] = addressed(draft.result, exhibit_id, draft.origin)
        endonyms = {tag: settings.language_names.get(tag) or Locale.of(tag).endonym for tag in settings.languages}
        return Exhibition(settings, exhibits, self.media | self._absent(), listed, endonyms)

    def _absent(self) -> dict[str, Medium]:
        """Return a medium without files for each that is named and not there, so that nothing need ask twice."""
        absent: dict[str, Medium] = {}
        for draft in (self.settings, *self.exhibits.values()):
            if not draft or all(found.code != "unknown-medium" for found in draft.problems):
                continue
            for leaf in leaves(draft.result) if draft.result else ():
                if leaf.names and leaf.names.kind == "medium" and leaf.value not in self.media:
                    absent[leaf.value] = Medium(leaf.value, MediumKind(leaf.names.fits[0]))
        return absent


def _first_language(data: object) -> str:
    # The installation's own texts are read before its languages are known.
    languages = data.get("languages") if isinstance(data, dict) else None
    first = languages[0] if isinstance(languages, list) and languages else languages
    return bare(first) if isinstance(first, str) else ""


def _written_panels(draft: Draft[Any]) -> frozenset[str]:
    data = draft.document.data
    panels = data.get("panels") if isinstance(data, dict) else None
    found = [panel.get("id") for panel in panels if isinstance(panel, dict)] if isinstance(panels, list) else []
    return frozenset(own for own in found if isinstance(own, str))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _strings(item)
