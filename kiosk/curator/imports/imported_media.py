"""The media of an import: local files are copied, and files on the web get a name and a description.

Nothing is ever downloaded. A medium without its file is described and named all the same: the curator saves the file
under the name in the list, and nothing has to be typed again.
"""

from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from kiosk.content.endings import CONVERT, KINDS
from kiosk.content.model import MediumKind
from kiosk.curator.imports.bundle import Bundle, FoundMedium, Setting
from kiosk.curator.imports.ids import Ids
from kiosk.curator.imports.omissions import OmissionKind, shown
from kiosk.paths import spelt
from kiosk.settings.fields import composed

_USUAL = {MediumKind.PICTURE: "jpg", MediumKind.FILM: "mp4", MediumKind.SOUND: "ogg"}
_WEB = ("http", "https", "ftp")


class ImportedMedia:
    """The media that an import has named so far."""

    def __init__(self, bundle: Bundle, setting: Setting) -> None:
        """Take the bundle that the media are added to, and the folders of the import."""
        self._bundle = bundle
        self._ids: dict[str, str] = {}
        self._names = Ids()
        self._folders = [_Folder(path) for path in setting.folders]

    def take(
        self,
        address: str,
        place: str,
        name: str,
        about: dict[str, Any],
        kind: MediumKind | None = None,
        local: Path | None = None,
    ) -> str:
        """Add the medium at an address or path, and return its id; "" where there is none.

        `name` is its name, `about` its sidecar, `kind` its kind where the address does not tell, `local` its file where
        that is known.
        """
        address = address.strip()
        if not address or address in self._ids:
            return self._ids.get(address, "")
        if not _is_address(address):
            self._bundle.omissions.add(OmissionKind.VALUE, place, f"address {shown(address)}")
            return ""
        ending = PurePosixPath(unquote(urlsplit(address).path)).suffix.lower().lstrip(".")
        local = local or self.local(address)
        if not local and not kind and ending not in KINDS and ending not in CONVERT:
            self._bundle.omissions.add(OmissionKind.PAGE, place, address)
            return ""
        found = self._place(address, local, name, local.suffix.lower().lstrip(".") if local else ending)
        if local and (found.ending not in KINDS or (kind and KINDS[found.ending] is not kind)):
            self._bundle.omissions.add(OmissionKind.WRONG_KIND, place, f"{local.name}, as media/{found.id}")
            found.local, found.ending = None, _USUAL[kind or CONVERT.get(found.ending, MediumKind.PICTURE)]
        elif not local:
            self._missing(found, place, kind or KINDS.get(ending) or CONVERT[ending])
        self._describe(found, about, kind)
        return found.id

    def kind_of(self, medium: str) -> MediumKind | None:
        """Return the kind of a medium, by its extension."""
        return KINDS.get(self._bundle.media[medium].ending)

    def local(self, address: str) -> Path | None:
        """Return the file of an address or path in the folders of the import: by its path, else by its name alone."""
        if not _is_address(address):
            return None
        path = unquote(urlsplit(address).path) if _on_the_web(address) else unquote(address.removeprefix("file://"))
        names = [path, PurePosixPath(path.replace("\\", "/")).name]
        return next((found for folder in self._folders for name in names if (found := folder.file(name))), None)

    def beside(self, stem: str) -> Path | None:
        """Return a file of this name with any extension that the kiosk can show."""
        names = [f"{stem}.{ending}" for ending in KINDS]
        return next((found for folder in self._folders for name in names if (found := folder.file(name))), None)

    def _place(self, address: str, local: Path | None, name: str, ending: str) -> FoundMedium:
        own = self._names.new(local.stem if local else name, "medium")
        found = FoundMedium(f"{self._bundle.id}/{own}", local, ending, address if _on_the_web(address) else "")
        self._ids[address] = found.id
        self._bundle.media[found.id] = found
        return found

    def _missing(self, found: FoundMedium, place: str, kind: MediumKind) -> None:
        found.ending = found.ending if KINDS.get(found.ending) is kind else _USUAL[kind]
        where = f"media/{found.id}.{found.ending}"
        if found.address:
            self._bundle.omissions.add(OmissionKind.ON_THE_WEB, where, f"from {found.address}")
        else:
            self._bundle.omissions.add(OmissionKind.NOT_THERE, where, f"for {place}")

    def _describe(self, found: FoundMedium, about: dict[str, Any], kind: MediumKind | None) -> None:
        found.sidecar = {key: value for key, value in about.items() if value}
        sidecar = f"media/{found.id}.yaml"
        if "alt" not in found.sidecar and (kind or KINDS.get(found.ending)) is not MediumKind.SOUND:
            self._bundle.omissions.add(OmissionKind.NO_ALT, sidecar)
        if "caption" not in found.sidecar:
            self._bundle.omissions.add(OmissionKind.NO_CAPTION, sidecar)
        if "credit" not in found.sidecar:
            self._bundle.omissions.add(OmissionKind.NO_CREDIT, sidecar)
        if "rights" not in found.sidecar:
            self._bundle.omissions.add(OmissionKind.NO_RIGHTS, sidecar)


def _is_address(address: str) -> bool:
    """Return whether an address can be parsed; https://[]1.jpg, for example, cannot."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _on_the_web(address: str) -> bool:
    return address.startswith("//") or urlsplit(address).scheme.lower() in _WEB


class _Folder:
    """A folder to search for files, listed once because thousands of names are looked up."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def file(self, name: str) -> Path | None:
        """Return a file below the folder; None for a name that leads out of it."""
        if not name or ("/" not in name and composed(name) not in self._names):
            return None
        try:
            found = spelt(self._path, name).resolve()
            return found if found.is_relative_to(self._root) and found.is_file() else None
        # Not a valid file name.
        except (OSError, ValueError):
            return None

    @cached_property
    def _root(self) -> Path:
        return self._path.resolve()

    @cached_property
    def _names(self) -> frozenset[str]:
        try:
            return frozenset(composed(file.name) for file in self._path.iterdir())
        except OSError:
            return frozenset()
