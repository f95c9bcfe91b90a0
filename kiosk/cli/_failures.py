"""Failures of commands as one sentence; tracebacks go into a report file, never to a terminal."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import click

from kiosk.errors import KioskError, plain, worked_on
from kiosk.files import PRIVATE, write_whole
from kiosk.paths import Paths

FAILED = 2
"""The exit code of a command that failed; 1 means that it found something wrong."""
MOST_REPORTS = 20
_REPORTS = "reports"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_MAY_NOT = (errno.EACCES, errno.EPERM, errno.EROFS)
_BAD_PATHS = {
    errno.ENOTDIR: "a part of this path is a file, not a folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.EEXIST: "it exists already",
    errno.ENAMETOOLONG: "its name is too long for the system",
    errno.ELOOP: "its symbolic links form a loop",
}
"""What the system says of paths that people name."""


class _FailedError(click.ClickException):
    exit_code = FAILED


@contextmanager
def errors_as_messages(group: click.Group, arguments: Sequence[str]) -> Iterator[None]:
    """Turn every exception of a command of a group into a sentence; `arguments` are those of the whole call."""
    try:
        yield
    except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
        raise
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt as error:
        raise click.ClickException(f"{_called(group, arguments)} was stopped before it was done") from error
    except Exception as error:
        doing = _called(group, arguments)
        plainly = _of_the_system(doing, error) if isinstance(error, OSError) else ""
        raise _FailedError(plainly or _of_ours(doing, error, arguments)) from error


def report(doing: str, error: BaseException, arguments: Sequence[str] = ()) -> Path | None:
    """Write what developers need to fix a failure; return None where nothing can be written."""
    import platform  # imported only after a failure
    import traceback
    from importlib.metadata import version

    text = "\n".join(
        [
            f"{doing} failed on {datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}",
            f"called with: {' '.join(map(plain, arguments))}",
            f"working on: {plain(worked_on(error)) or 'unknown'}",
            f"Vitrine {version('vitrine')}, Python {platform.python_version()}, {platform.platform()}",
            "",
            *map(plain, "".join(traceback.format_exception(error)).splitlines()),
            "",
        ]
    )
    for folder in _folders():
        with suppress(OSError):
            return _written(folder, text)
    return None


def _of_ours(doing: str, error: Exception, arguments: Sequence[str]) -> str:
    """Return the message for an unexpected exception: a bug."""
    what = worked_on(error) or str(getattr(error, "filename", None) or "")
    where = f" while it worked on {plain(what)}" if what else ""
    path = report(doing, error, arguments)
    written = f"a report for the developers is in {plain(str(path))}" if path else "no report could be written"
    cause = plain(f"{type(error).__name__}: {error}").removesuffix(": ")
    return f"{doing} failed{where}: {cause}. This is a bug in Vitrine; {written}"


def _of_the_system(doing: str, error: OSError) -> str:
    """Return the message for an error of the system; "" when it is not one that a user can fix."""
    what = plain(str(error.filename or worked_on(error)))
    on = f" while it worked on {what}" if what else ""
    if error.errno in _FULL:
        return f"{doing} stopped{on}: there is no space left on the disk"
    if error.errno in _MAY_NOT:
        return f"{doing} stopped{on}: this user may not read or write it ({error.strerror})"
    if error.errno in _BAD_PATHS:
        return f"{doing} stopped{on}: {_BAD_PATHS[error.errno]}"
    return ""


def _folders() -> Iterator[Path]:
    # Root must not leave files in the state folder of the kiosk's user.
    if os.geteuid():
        yield Paths.find().state / _REPORTS
    from tempfile import gettempdir

    yield Path(gettempdir())


def _written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if folder.name == _REPORTS:
        for old in sorted(folder.glob("kiosk-*.txt"))[: -(MOST_REPORTS - 1)]:
            old.unlink(missing_ok=True)
    # In a temporary folder anybody could have created a link under a name that can be guessed.
    file = folder / f"kiosk-{datetime.now().astimezone():%Y%m%d-%H%M%S}-{os.urandom(4).hex()}.txt"
    write_whole(file, [text.encode(errors="backslashreplace")], mode=PRIVATE)
    return file


def _called(group: click.Group, arguments: Sequence[str]) -> str:
    """Return the command in the arguments, as "kiosk media prepare"."""
    words, within = ["kiosk"], group
    # A command is named even if it cannot be imported.
    with suppress(Exception):
        for argument in arguments:
            if argument in within.list_commands(click.Context(within)):
                words.append(argument)
                found = within.get_command(click.Context(within), argument)
                if not isinstance(found, click.Group):
                    break
                within = found
    return " ".join(words)


def arguments_of(args: Sequence[str] | None) -> list[str]:
    """Return the arguments that a command was called with."""
    return [*(sys.argv[1:] if args is None else args)]
