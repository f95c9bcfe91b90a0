"""Paths of the content, the translations and the kiosk's own state."""

import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

INSTALLATION = "exhibits/kiosk.yaml"
"""The settings of an exhibition: the file by which its folder is known."""
SOURCES = "exhibits/sources.yaml"
"""The books and documents that the exhibits name."""
_HASH_DIGITS = 8


class Origin(Enum):
    """Why a command works on an exhibition."""

    NAMED = "it was named"
    VARIABLE = "VITRINE_HOME names it"
    HERE = "it is the folder that the command is called in"
    ABOVE = "the command is called inside it"
    SHIPPED = "no other one was found"


class FoundExhibition(NamedTuple):
    """The folder of an exhibition, and why it was chosen."""

    root: Path
    origin: Origin


def shipped_exhibition() -> Path:
    """Return the folder of the exhibition that comes with the program."""
    return Path(__file__).parent.parent.absolute()


def current_folder() -> Path | None:
    """Return the folder that one is in; None when it has been deleted."""
    with suppress(OSError):
        return Path.cwd()
    return None


def find_exhibition(named: Path | None = None) -> FoundExhibition:
    """Return the exhibition to work on.

    It is the one that is named, else that of VITRINE_HOME, else the folder that one stands in or the nearest above
    with exhibits/kiosk.yaml, else the one that comes with the program.
    """
    if named:
        return FoundExhibition(named.absolute(), Origin.NAMED)
    if own := os.environ.get("VITRINE_HOME"):
        return FoundExhibition(Path(own).absolute(), Origin.VARIABLE)
    here = current_folder()
    for folder in (here, *here.parents) if here else ():
        if (folder / INSTALLATION).is_file():
            return FoundExhibition(folder, Origin.HERE if folder == here else Origin.ABOVE)
    return FoundExhibition(shipped_exhibition(), Origin.SHIPPED)


def _state_folder(root: Path | None = None) -> Path:
    own = os.environ.get("VITRINE_STATE")
    if own:
        return Path(own)
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    folder = Path(home) / "vitrine"
    if root is None or root == shipped_exhibition():
        return folder
    # A copy of one exhibition must never be shown in place of another.
    return folder / "exhibitions" / f"{root.name}-{sha256(os.fsencode(root)).hexdigest()[:_HASH_DIGITS]}"


def program_locales() -> Path:
    """Return the folder of the program's own translations of its interface, wherever the program is installed."""
    package = Path(__file__).parent
    inside = package / "locales"
    return inside if inside.is_dir() else package.parent / "locales"


def spelt(folder: Path, name: str) -> Path:
    """Return the path of a file below a folder by its relative name, in the normalization that the disk has.

    Returns the path as given when there is no such file.
    """
    found = folder
    for part in Path(name).parts:
        found = found / part if part.isascii() or (found / part).exists() else _normalized_match(found, part)
    return found


def _normalized_match(folder: Path, name: str) -> Path:
    wanted = unicodedata.normalize("NFC", name)
    with suppress(OSError):
        for one in folder.iterdir():
            if unicodedata.normalize("NFC", one.name) == wanted:
                return one
    return folder / name


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of an installation; none of them need exist."""

    root: Path
    """Contains exhibits/, media/ and locales/."""
    state: Path = field(default_factory=_state_folder)
    """Files that the kiosk writes: VITRINE_STATE, else a folder for each exhibition below XDG_STATE_HOME/vitrine."""

    @classmethod
    def find(cls, named: Path | None = None) -> "Paths":
        """Return the folders of the exhibition to work on: see `find_exhibition`."""
        root = find_exhibition(named).root
        return cls(root, _state_folder(root))

    @property
    def exhibits(self) -> Path:
        """The YAML files of the exhibits, of the installation and of the sources."""
        return self.root / "exhibits"

    @property
    def media(self) -> Path:
        """Pictures, films and sounds with their sidecar files."""
        return self.root / "media"

    @property
    def locales(self) -> Path:
        """Catalogues of translations."""
        return self.root / "locales"

    @property
    def prepared(self) -> Path:
        """The forms made by `kiosk media prepare`; may be deleted."""
        return self.state / "prepared"

    @property
    def staff(self) -> Path:
        """Files for staff only: their PIN, and what they have set on the kiosk."""
        return self.state / "staff"

    def spelt(self, name: str) -> Path:
        """Return the path of a file by its name relative to the root, in whichever normalization the disk has it."""
        return spelt(self.root, name)

    def name(self, path: Path) -> str:
        """Return the name of a file in messages: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
