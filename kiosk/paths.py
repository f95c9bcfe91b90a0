"""Where the content, the translations and the kiosk's own state are."""

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
    """Find a file below a folder by its relative name, whether the disk has é as one character or as two.

    Where there is none, the name as it was given.
    """
    found = folder
    for part in Path(name).parts:
        found = found / part if part.isascii() or (found / part).exists() else _alike(found, part)
    return found


def _alike(folder: Path, name: str) -> Path:
    wanted = unicodedata.normalize("NFC", name)
    with suppress(OSError):
        for one in folder.iterdir():
            if unicodedata.normalize("NFC", one.name) == wanted:
                return one
    return folder / name


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one installation; none of them need exist."""

    root: Path
    """Holds exhibits/, media/ and locales/."""
    state: Path = field(default_factory=_state_folder)
    """What the kiosk writes itself: VITRINE_STATE, else vitrine in XDG_STATE_HOME."""

    @classmethod
    def find(cls) -> "Paths":
        """The installation that VITRINE_HOME names, else the folder that holds the kiosk package."""
        return cls(Path(os.environ.get("VITRINE_HOME") or Path(__file__).parent.parent).absolute())

    @property
    def exhibits(self) -> Path:
        """The YAML files of the exhibits, of the installation and of the sources."""
        return self.root / "exhibits"

    @property
    def media(self) -> Path:
        """Pictures, films and sounds with their sidecars."""
        return self.root / "media"

    @property
    def locales(self) -> Path:
        """Catalogues of translations."""
        return self.root / "locales"

    @property
    def prepared(self) -> Path:
        """What `kiosk media prepare` makes of the media; may be thrown away."""
        return self.state / "prepared"

    @property
    def staff(self) -> Path:
        """What belongs to staff alone: their PIN, and what they have set on the kiosk itself."""
        return self.state / "staff"

    def spelt(self, name: str) -> Path:
        """Find a file by its name relative to the root, however the disk spells its accents."""
        return spelt(self.root, name)

    def name(self, path: Path) -> str:
        """How messages name a file: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
