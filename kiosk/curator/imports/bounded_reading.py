"""Reading of files to import: no larger than an exhibit can be, with one sentence for each failure."""

import json
from pathlib import Path
from typing import Any

from kiosk.curator.imports.bundle import ImportFailedError
from kiosk.files import MIB, MOST_TEXT, TooLargeError, read_bytes

MOST_BYTES = MOST_TEXT
"""The same as for the kiosk's own YAML files."""


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file. Raises ImportFailedError when it cannot be opened, or is too large."""
    try:
        return read_bytes(path, MOST_BYTES)
    except TooLargeError as error:
        raise ImportFailedError(f"{path.name} has more than {MOST_BYTES // MIB} MB. Split it in several.") from error
    except OSError as error:
        raise ImportFailedError(f"{path.name} cannot be opened: {error.strerror}") from error


def json_of(path: Path) -> Any:
    """Return the data of a JSON file. Raises ImportFailedError."""
    try:
        return json.loads(bytes_of(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportFailedError(f"{path.name} cannot be read as JSON: {error}") from error
