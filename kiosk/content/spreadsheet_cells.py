"""Cells of a table that a spreadsheet shows as they are: no text in them is run as a formula."""

import re
from collections.abc import Iterable

# OWASP's list, with the wide forms that spreadsheets in East Asia take for the same.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def harmless(cells: Iterable[object]) -> list[object]:
    """Return the cells of a row, with an apostrophe before each text that would be run; numbers stay numbers."""
    return [_harmless(cell) for cell in cells]


def _harmless(cell: object) -> object:
    if not isinstance(cell, str) or not cell.lstrip(" \u00a0\ufeff").startswith(_STARTS) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))
