"""Paths of the content, the translations and the kiosk's own state."""

import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


def _state_folder() -> Path:
    own = os.environ.get("VITRINE_STATE")
    if own:
        return Path(own)
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "vitrine"


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
    """Files that the kiosk writes: VITRINE_STATE, else vitrine in XDG_STATE_HOME."""

    @classmethod
    def find(cls) -> "Paths":
        """Return the installation in VITRINE_HOME, else in the folder that contains the kiosk package."""
        return cls(Path(os.environ.get("VITRINE_HOME") or Path(__file__).parent.parent).absolute())

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
