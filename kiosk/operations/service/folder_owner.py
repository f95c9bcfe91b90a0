"""Dropping of root privileges before a state folder is opened, since the folder belongs to the kiosk's user.

Otherwise somebody with that user's rights could place a file or a link there, and wait for `sudo kiosk doctor`.
"""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import KioskError


class Owner(NamedTuple):
    """A user by numeric ids."""

    uid: int
    gid: int
    groups: tuple[int, ...]
    home: str


def owner_of(state: Path) -> Owner:
    """Return the owner of a state folder, or of the folder that it would be created in."""
    absolute = state.absolute()
    status = next(folder for folder in (absolute, *absolute.parents) if folder.exists()).stat()
    try:
        known = pwd.getpwuid(status.st_uid)
    except KeyError:
        # A user without a name, as in a container, has no groups of its own, and must not get root's.
        gid = status.st_gid or status.st_uid
        return Owner(status.st_uid, gid, (gid,), "/")
    return Owner(known.pw_uid, known.pw_gid, tuple(os.getgrouplist(known.pw_name, known.pw_gid)), known.pw_dir)


def give_up_root(state: Path) -> None:
    """Become the owner of a state folder permanently, if this is root and the owner is not. Raises KioskError."""
    if os.geteuid() != 0:
        return
    owner = owner_of(state)
    if owner.uid == 0:
        return
    try:
        os.setgroups(owner.groups)
        os.setresgid(owner.gid, owner.gid, owner.gid)
        os.setresuid(owner.uid, owner.uid, owner.uid)
    except OSError as error:
        raise _refused(state, owner) from error
    # Libraries write caches into the home folder and the session of the user.
    os.environ["HOME"] = owner.home
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        os.environ.pop(name, None)


@contextmanager
def as_owner(state: Path) -> Iterator[None]:
    """Act as the owner of a state folder within the block. Raises KioskError."""
    owner = owner_of(state) if os.geteuid() == 0 else None
    if owner is None or owner.uid == 0:
        yield
        return
    groups, gid = os.getgroups(), os.getegid()
    try:
        os.setgroups(owner.groups)
        os.setegid(owner.gid)
        os.seteuid(owner.uid)
    except OSError as error:
        _restore(0, gid, groups)
        raise _refused(state, owner) from error
    try:
        yield
    finally:
        _restore(0, gid, groups)


def _restore(uid: int, gid: int, groups: list[int]) -> None:
    os.seteuid(uid)
    os.setegid(gid)
    os.setgroups(groups)


def _refused(state: Path, owner: Owner) -> KioskError:
    return KioskError(f"{state} belongs to user {owner.uid}, whom root may not act as here (mend: run it as that user)")
