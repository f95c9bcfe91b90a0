"""The plural rules of catalogues: they are tested before use, and an unusable one is replaced by CLDR's."""

from functools import lru_cache
from gettext import c2py
from typing import NamedTuple

from babel.messages.plurals import get_plural

MOST_FORMS = 10
"""No language has more than six; `msgstr[9]` is the last in a catalogue."""
_TRIED = (*range(201), 999, 1000, 1001, 9999, 10_000, 100_000, 999_999, 1_000_000, 1_000_001, 10**9)


class Rule(NamedTuple):
    """The number of plural forms of a language, and the expression that chooses one."""

    forms: int
    expression: str
    """A C expression of n, as in gettext."""


@lru_cache(maxsize=64)
def judged(forms: str, expression: str) -> Rule | None:
    """Return the rule of a header Plural-Forms; None when it has no form for some number."""
    count = int(forms) if forms.isascii() and forms.isdecimal() and len(forms) <= len(str(MOST_FORMS)) else 0
    if not 1 <= count <= MOST_FORMS:
        return None
    try:
        rule = c2py(expression)
        good = all(0 <= rule(number) < count for number in _TRIED)
    # Untrusted text is compiled and run here: it may divide by zero, or be nested too deeply.
    except Exception:  # noqa: BLE001
        return None
    return Rule(count, expression) if good else None


def of_language(language: str) -> Rule:
    """Return CLDR's rule for a language; that of English for an unknown one."""
    forms, expression, *_ = get_plural(language.replace("-", "_"))
    return Rule(int(forms), str(expression))


def form_for(expression: str, number: int) -> int:
    """Return the form of a number by a tested rule; the first form by any other."""
    try:
        return max(0, int(_compiled(expression)(number)))
    # A cached catalogue may have been modified.
    except Exception:  # noqa: BLE001
        return 0


_compiled = lru_cache(maxsize=64)(c2py)
