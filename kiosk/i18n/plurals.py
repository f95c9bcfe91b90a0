"""The plural rules of catalogues: tried before they are used, and CLDR's in place of one that cannot be."""

from functools import lru_cache
from gettext import c2py
from typing import NamedTuple

from babel.messages.plurals import get_plural

MOST_FORMS = 10
"""No language has more than six; `msgstr[9]` is the last that a catalogue may have."""
_TRIED = (*range(201), 999, 1000, 1001, 9999, 10_000, 100_000, 999_999, 1_000_000, 1_000_001, 10**9)


class Rule(NamedTuple):
    """How many plural forms a language has, and which of them a number takes."""

    forms: int
    expression: str
    """In C, of the number n, as gettext writes it."""


@lru_cache(maxsize=64)
def judged(forms: str, expression: str) -> Rule | None:
    """Return the rule of a header Plural-Forms; None when some number leads to no form."""
    count = int(forms) if forms.isascii() and forms.isdecimal() and len(forms) <= len(str(MOST_FORMS)) else 0
    if not 1 <= count <= MOST_FORMS:
        return None
    try:
        rule = c2py(expression)
        good = all(0 <= rule(number) < count for number in _TRIED)
    # Whatever stands in a file is compiled and run here: it may divide by nothing, or be nested too deeply.
    except Exception:  # noqa: BLE001
        return None
    return Rule(count, expression) if good else None


def of_language(language: str) -> Rule:
    """Return CLDR's rule for a language; that of English for one that it does not know."""
    forms, expression, *_ = get_plural(language.replace("-", "_"))
    return Rule(int(forms), str(expression))


def form_for(expression: str, number: int) -> int:
    """Return the form of a number by a rule that was judged; the first by any other."""
    try:
        return max(0, int(_compiled(expression)(number)))
    # What was kept of a catalogue may have been changed since it was read.
    except Exception:  # noqa: BLE001
        return 0


_compiled = lru_cache(maxsize=64)(c2py)
