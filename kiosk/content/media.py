"""The media folder: which files make a medium, in which languages, and what its sidecar says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kiosk.content.complaints import Complaint
from kiosk.content.draft import Draft
from kiosk.content.model import Medium, MediumKind, Sidecar
from kiosk.content.source import Location, Mark, problem
from kiosk.content.walk import address
from kiosk.errors import Problem
from kiosk.i18n.tags import bare
from kiosk.settings.fields import LANGUAGE, composed

DOMAIN = "media"
"""The catalogue of the media's texts."""
_ENDINGS = {
    MediumKind.PICTURE: ("jpg", "jpeg", "png", "webp"),
    MediumKind.FILM: ("mp4", "webm"),
    MediumKind.SOUND: ("ogg", "opus", "mp3", "wav", "flac"),
}
KINDS = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings}
"""The kind of medium by the ending of its file."""
_INSTEAD = {
    MediumKind.PICTURE: ("tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "psd", "svg", "jp2", "pdf", "raw", "dng"),
    MediumKind.FILM: ("avi", "mov", "mkv", "m4v", "mpg", "mpeg", "wmv", "flv", "ogv"),
    MediumKind.SOUND: ("m4a", "aac", "wma", "aif", "aiff", "mid"),
}
CONVERT = {ending: kind for kind, endings in _INSTEAD.items() for ending in endings}
"""The kind of file that a medium would have to be made of first, by its ending."""
_NAME = re.compile(r"(?P<stem>.+?)(?:\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*))?\.(?P<ending>[A-Za-z0-9]+)")


@dataclass
class Shelf:
    """The files that belong to one medium, by name relative to the root."""

    kind: MediumKind | None = None
    files: dict[str, str] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    sidecar: str = ""

    @property
    def first(self) -> str:
        """A file to point at."""
        return next(iter(self.files.values()), self.sidecar)


class Shelves:
    """All media by id, as the names of the files have it."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of all files, relative to the root with forward slashes; those of media/ make media."""
        self.media: dict[str, Shelf] = {}
        self.problems: list[Problem] = []
        files = sorted(names)
        self._names = {composed(name): name for name in files}
        for name in files:
            if name.startswith("media/"):
                self._place(PurePosixPath(name))

    def find(self, name: str) -> str:
        """The file of this name as the disk spells it, relative to the root; empty where there is none."""
        return self._names.get(composed(name), "")

    def _place(self, path: PurePosixPath) -> None:
        parts = _NAME.fullmatch(path.name)
        if not parts:
            return
        stem, language, ending = parts["stem"], parts["language"] or "", parts["ending"].lower()
        if language and not LANGUAGE.fullmatch(language):
            stem, language = f"{stem}.{language}", ""
        language = bare(language)
        medium = composed(path.parent.relative_to("media").joinpath(stem).as_posix())
        if ending in ("yaml", "yml"):
            self._sidecar(path, ending)
        elif ending == "vtt":
            self.media.setdefault(medium, Shelf()).captions[language] = str(path)
        elif ending in KINDS:
            self._file(medium, language, KINDS[ending], str(path))
        elif ending in CONVERT:
            self._unsupported(path, CONVERT[ending])

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
        self.media.setdefault(medium, Shelf()).sidecar = str(path)

    def _file(self, medium: str, language: str, kind: MediumKind, name: str) -> None:
        shelf = self.media.setdefault(medium, Shelf())
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

    def _unsupported(self, path: PurePosixPath, kind: MediumKind) -> None:
        message = f"a {kind} of the kind {path.suffix} cannot be used"
        self._say("unsupported-file", str(path), message, f"save it as {' or '.join(_ENDINGS[kind][:3])}")

    def _say(self, code: str, name: str, message: str, hint: str) -> None:
        self.problems.append(problem(code, name, Mark(1, 1), message, hint))


def medium(medium_id: str, shelf: Shelf, draft: Draft[Sidecar] | None, shelves: Shelves, root: Path) -> Medium:
    """Puts a medium together from its files and its sidecar; what the sidecar names and is not there is left out."""
    sidecar = draft.result if draft else None
    if not draft or not sidecar:
        return Medium(
            medium_id,
            shelf.kind or MediumKind.PICTURE,
            _paths(shelf.files, root),
            captions=_paths(shelf.captions, root),
        )
    address(sidecar, DOMAIN, draft.origin, context=f"{medium_id}/")
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
        sidecar.alt,
        sidecar.caption,
        sidecar.credit,
        sidecar.rights or "",
        _paths(captions, root),
        sidecar.transcript,
        sidecar.silent,
        _paths(signed, root),
    )


def _kind(shelf: Shelf, sidecar: Sidecar) -> MediumKind:
    filmed = sidecar.captions or sidecar.silent or sidecar.sign_language
    return shelf.kind or (MediumKind.FILM if filmed else MediumKind.PICTURE)


def _beside(
    draft: Draft[Sidecar], key: str, named: Mapping[str, str], folder: PurePosixPath, shelves: Shelves
) -> dict[str, str]:
    found = {}
    for language, name in named.items():
        full = (folder / name).as_posix()
        if file := shelves.find(full):
            found[language] = file
        else:
            draft.complain(
                Complaint(
                    "missing-file",
                    (key, language),
                    f"there is no file {full}",
                    f"put the file beside {draft.document.name}, or take the line out",
                )
            )
    return found


def _films(draft: Draft[Sidecar], signed: Mapping[str, str]) -> dict[str, str]:
    """Leaves out what is no film."""
    films = {}
    for tag, name in signed.items():
        if KINDS.get(name.rpartition(".")[2].lower()) is MediumKind.FILM:
            films[tag] = name
        else:
            message = f"{name} is not a film, and sign language needs one"
            draft.complain(Complaint("wrong-medium", ("sign language", tag), message, "name an mp4 or a webm"))
    return films


def not_signed(tag: str, location: Location) -> Complaint | None:
    """What is to be said of a tag under "sign language" that is not that of a sign language."""
    # Only where a museum has such films: what names languages takes its time to load.
    from kiosk.i18n.sign_languages import is_sign_language, suggested

    if is_sign_language(tag):
        return None
    likely = suggested(tag)
    hint = f"for a language that is spoken as {tag}, it may be {' or '.join(likely)}" if likely else ""
    message = f'"{tag}" is not the tag of a sign language'
    return Complaint(
        "not-sign-language", location, message, hint or "use its ISO 639-3 tag, as ase, bfi or fsl", of_key=True
    )


def _paths(names: Mapping[str, str], root: Path) -> dict[str, Path]:
    return {language: root / name for language, name in names.items()}
