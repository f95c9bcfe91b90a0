"""Opens the files that others made: not larger than an exhibit can be, and with one sentence for what is wrong."""

import json
from pathlib import Path
from typing import Any

from kiosk.imports.bundle import ImportFailedError

MOST_BYTES = 64 * 1024 * 1024
"""As of a YAML file of ours."""


def bytes_of(path: Path) -> bytes:
    """What is in a file. Raises ImportFailedError when it cannot be opened, or is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ImportFailedError(f"{path.name} cannot be opened: {error.strerror}") from error
    if len(raw) > MOST_BYTES:
        raise ImportFailedError(f"{path.name} has more than {MOST_BYTES // 2**20} MB. Split it in several.")
    return raw


def json_of(path: Path) -> Any:
    """The data of a JSON file. Raises ImportFailedError."""
    try:
        return json.loads(bytes_of(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportFailedError(f"{path.name} cannot be read as JSON: {error}") from error
