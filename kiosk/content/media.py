"""The media folder: which files make a medium, in which languages, and what its sidecar says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath

from kiosk.content.draft import Draft
from kiosk.content.endings import CAPTIONS, KINDS, UNUSABLE, is_note
from kiosk.content.model import Medium, MediumKind, Sidecar
from kiosk.content.model_fields import addressed
from kiosk.content.validation_messages import ValidationMessage
from kiosk.content.yaml_source import Location, SourceMark, problem
from kiosk.errors import Problem
from kiosk.i18n.tags import bare
from kiosk.settings.fields import LANGUAGE, composed

DOMAIN = "media"
"""The catalogue of the media's texts."""
_AS_WRITTEN = tuple(
    one.name
    for one in fields(Medium)
    if one.name in Sidecar.model_fields and one.name not in ("captions", "sign_language", "rights")
)
"""What a medium has just as its sidecar says it."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass
class MediaFolder:
    """The files that belong to one medium, by name relative to the root."""

    kind: MediumKind | None = None
    files: dict[str, str] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    sidecar: str = ""

    @property
    def first(self) -> str:
        """A file to point at."""
        return next(iter((*self.files.values(), *self.captions.values())), self.sidecar)


class MediaFolders:
    """All media by id, as the names of the files have it."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of all files, relative to the root with forward slashes; those of media/ make media."""
        self.media: dict[str, MediaFolder] = {}
        self.unusable: dict[str, str] = {}
        """A file by the medium that it would be, if it were of another kind."""
        self._strange: dict[str, list[str]] = {}
        """Files of kinds that nobody knows, by their ending."""
        self.problems: list[Problem] = []
        files = sorted(names)
        self._names = {composed(name): name for name in files}
        for name in files:
            if name.startswith("media/"):
                self._place(PurePosixPath(name))
        self._ignored()

    def find(self, name: str) -> str:
        """Return the file of this name as the disk spells it, relative to the root; empty where there is none."""
        return self._names.get(composed(name), "")

    def alike(self, name: str) -> str:
        """Return the name of a file in the same folder that has this name with another ending, or ""."""
        stem = PurePosixPath(name).with_suffix("").as_posix().lower()
        found = (one for one in sorted(self._names) if one.rpartition(".")[0].lower() == stem)
        return next((PurePosixPath(one).name for one in found if not one.endswith((".yaml", ".yml"))), "")

    def _place(self, path: PurePosixPath) -> None:
        stem, language, ending = parts(path.name)
        language = bare(language)
        medium = composed(path.parent.relative_to("media").joinpath(stem).as_posix())
        if ending in ("yaml", "yml"):
            self._sidecar(path, ending)
        elif ending in CAPTIONS:
            self._captions(medium, language, str(path))
        elif ending in KINDS:
            self._file(medium, language, KINDS[ending], str(path))
        elif ending in UNUSABLE:
            self._unusable(medium, path, ending)
        elif not is_note(path.name):
            self.unusable.setdefault(medium, str(path))
            self._strange.setdefault(ending, []).append(str(path))

    def _captions(self, medium: str, language: str, name: str) -> None:
        captions = self.media.setdefault(medium, MediaFolder()).captions
        other = captions.get(language, "")
        first, second = (name, other) if name.lower().endswith(CAPTIONS[0]) else (other or name, name)
        captions[language] = first
        if other:
            self._say("file-ignored", second, f"{PurePosixPath(first).name} is read instead", "take one of the two out")

    def _sidecar(self, path: PurePosixPath, ending: str) -> None:
        if ending == "yml":
            self._say(
                "file-ignored",
                str(path),
                "a description is read only when its name ends in .yaml",
                f"rename it to {path.with_suffix('.yaml').name}",
            )
            return
        medium = composed(path.parent.relative_to("media").joinpath(path.stem).as_posix())
        self.media.setdefault(medium, MediaFolder()).sidecar = str(path)

    def _file(self, medium: str, language: str, kind: MediumKind, name: str) -> None:
        shelf = self.media.setdefault(medium, MediaFolder())
        other = shelf.files.get(language) or (shelf.first if shelf.kind not in (None, kind) else "")
        if other:
            self._say(
                "duplicate-medium",
                name,
                f"{name} and {other} are both the medium {medium}",
                "give one of the two another name",
            )
            return
        shelf.kind = kind
        shelf.files[language] = name

    def _unusable(self, medium: str, path: PurePosixPath, ending: str) -> None:
        what, mend = UNUSABLE[ending]
        self.unusable.setdefault(medium, str(path))
        self._say("unsupported-file", str(path), f"a {what} of the kind {path.suffix} cannot be used", mend)

    def _ignored(self) -> None:
        """Name files of each kind that nobody knows once, however many there are."""
        for ending, names in self._strange.items():
            message = f"files of the kind .{ending} are not used" if ending else "a file without an ending is not used"
            more = f" (and {len(names) - 1} more)" if len(names) > 1 else ""
            hint = "give it the ending of what it is, as .jpg or .mp4" if not ending else "save it as jpg, mp4 or ogg"
            self._say("file-ignored", names[0], f"{message}{more}", f"{hint}, or take it out of media/")

    def _say(self, code: str, name: str, message: str, hint: str) -> None:
        self.problems.append(problem(code, name, SourceMark(1, 1), message, hint))


def parts(name: str) -> tuple[str, str, str]:
    """Return a file's name without its language and its ending, the language or "", and the ending in small letters."""
    stem, _, ending = name.rpartition(".")
    if not stem or not (ending.isalnum() and ending.isascii()):
        return name, "", ""
    own, _, language = stem.rpartition(".")
    if own and _LANGUAGE.fullmatch(language) and LANGUAGE.fullmatch(language):
        return own, language, ending.lower()
    return stem, "", ending.lower()


def medium(
    medium_id: str, shelf: MediaFolder, draft: Draft[Sidecar] | None, shelves: MediaFolders, root: Path
) -> Medium:
    """Put a medium together from its files and its sidecar; what the sidecar names and is not there is left out."""
    sidecar = draft.result if draft else None
    if not draft or not sidecar:
        return Medium(
            medium_id,
            shelf.kind or MediumKind.PICTURE,
            _paths(shelf.files, root),
            captions=_paths(shelf.captions, root),
        )
    sidecar = addressed(sidecar, DOMAIN, draft.origin, context=f"{medium_id}/")
    folder = PurePosixPath(shelf.sidecar).parent
    captions = shelf.captions | _beside(draft, "captions", sidecar.captions, folder, shelves)
    signed = _films(draft, _beside(draft, "sign language", sidecar.sign_language, folder, shelves))
    for tag in sidecar.sign_language:
        found = not_signed(tag, ("sign language", tag))
        if found:
            draft.complain(found)
    files = {language: name for language, name in shelf.files.items() if name not in signed.values()}
    return Medium(
        medium_id,
        _kind(shelf, sidecar),
        _paths(files, root),
        captions=_paths(captions, root),
        sign_language=_paths(signed, root),
        rights=sidecar.rights or "",
        **{name: getattr(sidecar, name) for name in _AS_WRITTEN},
    )


def _kind(shelf: MediaFolder, sidecar: Sidecar) -> MediumKind:
    filmed = sidecar.captions or sidecar.silent or sidecar.sign_language
    return shelf.kind or (MediumKind.FILM if filmed else MediumKind.PICTURE)


def _beside(
    draft: Draft[Sidecar], key: str, named: Mapping[str, str], folder: PurePosixPath, shelves: MediaFolders
) -> dict[str, str]:
    found = {}
    for language, name in named.items():
        full = (folder / name).as_posix()
        if file := shelves.find(full):
            found[language] = file
        else:
            other = shelves.alike(full)
            hint = f"there is {other}; write that, or convert it" if other else ""
            hint = hint or f"put the file beside {draft.document.name}, or take the line out"
            draft.complain(ValidationMessage("missing-file", (key, language), f"there is no file {full}", hint))
    return found


def _films(draft: Draft[Sidecar], signed: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is no film."""
    films = {}
    for tag, name in signed.items():
        if KINDS.get(name.rpartition(".")[2].lower()) is MediumKind.FILM:
            films[tag] = name
        else:
            message = f"{name} is not a film, and sign language needs one"
            draft.complain(ValidationMessage("wrong-medium", ("sign language", tag), message, "name an mp4 or a webm"))
    return films


def not_signed(tag: str, location: Location) -> ValidationMessage | None:
    """Return what is to be said of a tag under "sign language" that is not that of a sign language."""
    # Only where a museum has such films: what names languages takes its time to load.
    from kiosk.i18n.sign_languages import is_sign_language, suggested

    if is_sign_language(tag):
        return None
    likely = suggested(tag)
    hint = f"for a language that is spoken as {tag}, it may be {' or '.join(likely)}" if likely else ""
    message = f'"{tag}" is not the tag of a sign language'
    return ValidationMessage(
        "not-sign-language", location, message, hint or "use its ISO 639-3 tag, as ase, bfi or fsl", of_key=True
    )


def _paths(names: Mapping[str, str], root: Path) -> dict[str, Path]:
    return {language: root / name for language, name in names.items()}
