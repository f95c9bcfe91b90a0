"""Where the content, the translations and the kiosk's own state are."""

import os
from dataclasses import dataclass, field
from pathlib import Path


def _state_folder() -> Path:
    own = os.environ.get("VITRINE_STATE")
    if own:
        return Path(own)
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "vitrine"


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

    def name(self, path: Path) -> str:
        """How messages name a file: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
