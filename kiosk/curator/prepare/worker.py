"""The process that reads and makes media for `kiosk media prepare`, one order a line, within bounds of memory.

A file that makes a library crash, hang or grow ends this process and not the run. Orders and answers are JSON, a line
each: {"judge": path, "kind": kind} is answered by {"reason": words or null}; {"make": place} by {"done": share} as
often as it tells, then {"made": true}; what goes wrong is {"failed": words} or {"errno": number, "failed": words}.
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
"""Memory that the work on one file may take. A gigapixel takes 150 MiB, a film in 8K about 2 GiB."""
MOST_WRITTEN = 16 * 2**30
"""Bytes of one file that is made."""
Answer = Callable[[dict[str, object]], None]


def main() -> None:
    """Work off orders until their end."""
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
        except Exception as error:  # noqa: BLE001  Whatever a library raises is said of the one file.
            answer(_told(error))


def _private_streams() -> tuple[IO[str], IO[str]]:
    """Keep standard input and output for orders and answers: libraries may print."""
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
        return {"failed": "it takes more memory than the work on one file may"}
    if isinstance(error, CannotPrepareError):
        return {"failed": str(error)}
    words = str(error) or type(error).__name__
    number = error.errno if isinstance(error, OSError) else None
    return {"failed": words, "errno": number} if number else {"failed": f"{type(error).__name__}: {words}"}


if __name__ == "__main__":
    main()
