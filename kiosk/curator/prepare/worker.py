"""The child process that reads and converts media for `kiosk media prepare`, with a memory limit.

A file that makes a library crash, hang or run out of memory ends this process and not the run. Requests and responses
are JSON, one per line: {"judge": path, "kind": kind} is answered by {"reason": words or null}; {"make": path} by any
number of {"done": share}, then {"made": true}; errors are {"failed": words} or {"errno": number, "failed": words}.
"""

import errno
import json
import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import IO

from kiosk.content.model import MediumKind
from kiosk.curator.prepare.recipes import CannotPrepareError, Work, recipe_of

MOST_BYTES = {MediumKind.PICTURE: 2**30, MediumKind.SOUND: 2**30, MediumKind.FILM: 4 * 2**30}
"""Memory limit for the work on one file. A gigapixel takes 150 MiB, a film in 8K about 2 GiB."""
MOST_WRITTEN = 16 * 2**30
"""Size limit of one file that is written."""
Answer = Callable[[dict[str, object]], None]


def main() -> None:
    """Answer requests until the end of the input."""
    orders, answers = _private_streams()
    _limit(resource.RLIMIT_FSIZE, MOST_WRITTEN)
    original, work = Path(), None

    def answer(said: dict[str, object]) -> None:
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    for line in orders:
        order = json.loads(line)
        try:
            if "judge" in order:
                original = Path(order["judge"])
                work = _judge(original, MediumKind(order["kind"]))
                answer({"reason": work.reason if work else None})
            elif work:
                _make(work, original, Path(order["make"]), answer)
        except Exception as error:  # noqa: BLE001  Any error of a library is reported for its file.
            answer(_told(error))


def _private_streams() -> tuple[IO[str], IO[str]]:
    """Return the streams of requests and responses, apart from standard output, to which libraries may print."""
    orders, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(orders, encoding="utf-8"), os.fdopen(answers, "w", encoding="utf-8")


def _limit(what: int, most: int) -> None:
    _soft, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _judge(original: Path, kind: MediumKind) -> Work | None:
    _limit(resource.RLIMIT_DATA, MOST_BYTES[kind])
    return recipe_of(kind).judge(original)


def _make(work: Work, original: Path, place: Path, answer: Answer) -> None:
    told = -1

    def progress(share: float) -> None:
        nonlocal told
        if (hundredth := int(share * 100)) > told:
            told = hundredth
            answer({"done": share})

    work.make(original, place, progress)
    answer({"made": True})


def _told(error: Exception) -> dict[str, object]:
    if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
        return {"failed": "it needs more memory than one file may take"}
    if isinstance(error, CannotPrepareError):
        return {"failed": str(error)}
    words = str(error) or type(error).__name__
    number = error.errno if isinstance(error, OSError) else None
    return {"failed": words, "errno": number} if number else {"failed": f"{type(error).__name__}: {words}"}


if __name__ == "__main__":
    main()
