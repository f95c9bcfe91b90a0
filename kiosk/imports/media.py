"""The media of an import: files beside it are taken along, and what is on the web gets its place and its description.

Nothing is ever fetched. A medium without its file is described and named all the same: the curator puts the file where
the list says, and nothing has to be typed again.
"""

from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from kiosk.content.media import CONVERT, KINDS
from kiosk.content.model import MediumKind
from kiosk.imports.bundle import Bundle, FoundMedium, Setting, slug
from kiosk.imports.omissions import Kind
from kiosk.paths import spelt

_USUAL = {MediumKind.PICTURE: "jpg", MediumKind.FILM: "mp4", MediumKind.SOUND: "ogg"}
_WEB = ("http", "https", "ftp")


class Media:
    """The media that an import has named so far."""

    def __init__(self, bundle: Bundle, setting: Setting) -> None:
        """Take what the import makes, which the media become part of, and where its files are."""
        self._bundle = bundle
        self._setting = setting
        self._ids: dict[str, str] = {}

    def take(
        self,
        address: str,
        place: str,
        name: str,
        about: dict[str, Any],
        kind: MediumKind | None = None,
        local: Path | None = None,
    ) -> str:
        """The id of the medium at an address or path, or "" for what is none.

        `name` is what it is called, `about` its sidecar, `kind` what it is where the address does not tell, `local` its
        file where that is known.
        """
        address = address.strip()
        if not address or address in self._ids:
            return self._ids.get(address, "")
        ending = PurePosixPath(unquote(urlsplit(address).path)).suffix.lower().lstrip(".")
        local = local or self.local(address)
        if not local and not kind and ending not in KINDS and ending not in CONVERT:
            self._bundle.omissions.add(Kind.PAGE, place, address)
            return ""
        found = self._place(address, local, name, local.suffix.lower().lstrip(".") if local else ending)
        if local and (found.ending not in KINDS or (kind and KINDS[found.ending] is not kind)):
            self._bundle.omissions.add(Kind.WRONG_KIND, place, f"{local.name}, as media/{found.id}")
            found.local, found.ending = None, _USUAL[kind or CONVERT.get(found.ending, MediumKind.PICTURE)]
        elif not local:
            self._missing(found, place, kind or KINDS.get(ending) or CONVERT[ending])
        self._describe(found, about, kind)
        return found.id

    def kind_of(self, medium: str) -> MediumKind | None:
        """What a medium is, by its ending."""
        return KINDS.get(self._bundle.media[medium].ending)

    def local(self, address: str) -> Path | None:
        """The file that an address or path names, in the folders of the import: by its path, else by its name alone."""
        path = unquote(urlsplit(address).path) if _on_the_web(address) else unquote(address.removeprefix("file://"))
        names = [path, PurePosixPath(path.replace("\\", "/")).name]
        for folder in self._setting.folders:
            for name in names:
                found = _inside(folder, name)
                if found:
                    return found
        return None

    def beside(self, stem: str) -> Path | None:
        """A file of this name with any ending that can be shown."""
        for folder in self._setting.folders:
            for ending in KINDS:
                found = _inside(folder, f"{stem}.{ending}")
                if found:
                    return found
        return None

    def _place(self, address: str, local: Path | None, name: str, ending: str) -> FoundMedium:
        taken = {medium.rpartition("/")[2] for medium in self._bundle.media}
        own = slug(local.stem if local else name, taken, "medium")
        found = FoundMedium(f"{self._bundle.id}/{own}", local, ending, address if _on_the_web(address) else "")
        self._ids[address] = found.id
        self._bundle.media[found.id] = found
        return found

    def _missing(self, found: FoundMedium, place: str, kind: MediumKind) -> None:
        found.ending = found.ending if KINDS.get(found.ending) is kind else _USUAL[kind]
        where = f"media/{found.id}.{found.ending}"
        if found.address:
            self._bundle.omissions.add(Kind.ON_THE_WEB, where, f"from {found.address}")
        else:
            self._bundle.omissions.add(Kind.NOT_THERE, where, f"for {place}")

    def _describe(self, found: FoundMedium, about: dict[str, Any], kind: MediumKind | None) -> None:
        found.sidecar = {key: value for key, value in about.items() if value}
        sidecar = f"media/{found.id}.yaml"
        if "alt" not in found.sidecar and (kind or KINDS.get(found.ending)) is not MediumKind.SOUND:
            self._bundle.omissions.add(Kind.NO_ALT, sidecar)
        if "caption" not in found.sidecar:
            self._bundle.omissions.add(Kind.NO_CAPTION, sidecar)
        if "credit" not in found.sidecar:
            self._bundle.omissions.add(Kind.NO_CREDIT, sidecar)
        if "rights" not in found.sidecar:
            self._bundle.omissions.add(Kind.NO_RIGHTS, sidecar)


def _on_the_web(address: str) -> bool:
    return address.startswith("//") or urlsplit(address).scheme.lower() in _WEB


def _inside(folder: Path, name: str) -> Path | None:
    """A file below a folder; a name that leads out of it names nothing."""
    try:
        found = spelt(folder, name).resolve()
        return found if name and found.is_relative_to(folder.resolve()) and found.is_file() else None
    # A name that no file can have.
    except (OSError, ValueError):
        return None
