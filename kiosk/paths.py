"""Where the content, the translations and the kiosk's own state are, and how files of that state are written."""

import fcntl
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
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


def write_whole(file: Path, content: Iterable[bytes], *, mode: int = 0, to_disk: bool = False) -> None:
    """Write a file whole or not at all, through a new file beside it; no link is followed. Raises OSError.

    `mode` sets the permissions, whatever the umask. With `to_disk` it outlives a power cut.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # Two processes or threads that write the same file do not share this one.
    part = file.with_name(f".{file.name}.{threading.get_native_id()}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        # Who puts a link there meanwhile gets an error: O_EXCL follows none.
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode or 0o666), "wb"
        ) as opened:
            opened.writelines(content)
            if mode:
                os.fchmod(opened.fileno(), mode)
            if to_disk:
                opened.flush()
                os.fsync(opened.fileno())
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if to_disk:
        _settle(file.parent)


def lock(file: Path) -> int | None:
    """Hold a file for this process until the descriptor is closed; None while another process does. Raises OSError.

    The lock ends with the process, however that ends; the file stays, and is never followed where it is a link.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    return handle


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
