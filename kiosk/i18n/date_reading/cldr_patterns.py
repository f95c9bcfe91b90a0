"""Reads dates as CLDR's patterns write them: 1979년 1월 7일, 7 de gener del 1979, 1979. gada 7. janvāris."""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from babel import Locale as CldrLocale
from babel.dates import parse_pattern

from kiosk.i18n.date_patterns import skeleton, widened, without_era
from kiosk.i18n.date_reading.folding import fold
from kiosk.i18n.locale import Locale

_FIELD = re.compile(r"%\((\w+)\)s")
_SKELETONS = ("yMMMd", "yMMMM", "yMMM", "y")
_NAMES = {3: "abbreviated", 4: "wide"}
_NUMBERS = {"y": r"(?P<y>\d{1,4})", "d": r"(?P<d>\d{1,2})", "M": r"(?P<m>\d{1,2})", "L": r"(?P<m>\d{1,2})"}


@dataclass(frozen=True, slots=True)
class DatePattern:
    """A pattern that can be read: the month is a name, or words stand around the numbers."""

    expression: re.Pattern[str]
    months: Mapping[str, int]

    def match(self, text: str) -> tuple[str, int, int] | None:
        """Return year, month and day (0 where the pattern has none) of a folded text."""
        found = self.expression.fullmatch(text)
        if not found:
            return None
        parts = found.groupdict()
        month = self.months[parts["mon"]] if parts.get("mon") else int(parts.get("m") or 0)
        return parts["y"], month, int(parts.get("d") or 0)


def patterns(tags: Iterable[str], other_words: AbstractSet[str] = frozenset()) -> tuple[DatePattern, ...]:
    """Return the patterns of days, months and years in these languages that cannot be mistaken for numbers.

    `other_words` are folded words that mean something else than a month: a pattern with such a month is left out.
    """
    found: dict[str, DatePattern] = {}
    for tag in tags:
        cldr = Locale.of(tag).babel
        for pattern in _written(cldr):
            made = _readable(pattern, cldr)
            if made and not other_words & made.months.keys():
                found.setdefault(made.expression.pattern, made)
    return tuple(found.values())


def _written(cldr: CldrLocale) -> list[str]:
    own = [skeleton(cldr, name) for name in _SKELETONS if name in cldr.datetime_skeletons]
    return [str(cldr.date_formats["long"].pattern), *own, *map(widened, own)]


def _readable(pattern: str, cldr: CldrLocale) -> DatePattern | None:
    parts = _FIELD.split(str(parse_pattern(without_era(pattern).strip()).format))
    months: dict[str, int] = {}
    expression, words = "", ""
    for place, part in enumerate(parts):
        if place % 2 == 0:
            words += fold(part)
            between_numbers = 0 < place < len(parts) - 1 and not part.strip()
            signs = map(re.escape, "".join(fold(part).split()))
            expression += r"\s+" if between_numbers else r"\s*".join(["", *signs, ""])
        elif part[0] in "ML" and len(part) in _NAMES:
            months = _months(cldr, "format" if part[0] == "M" else "stand-alone", _NAMES[len(part)])
            expression += f"(?P<mon>{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})"
        elif (part[0] in _NUMBERS and len(part) <= 2) or part[0] == "y":
            expression += _NUMBERS[part[0]]
        else:
            return None
    clear = months or any(sign.isalpha() for sign in words)
    return DatePattern(re.compile(expression), months) if clear and "(?P<y>" in expression else None


def _months(cldr: CldrLocale, form: str, width: str) -> dict[str, int]:
    """Return the names of months; a name of digits, or one that two months have, is left out."""
    names = [(fold(name), number) for number, name in cldr.months[form][width].items()]
    once = {name: number for name, number in names if not name.isdigit() and len(name) > 1}
    return once if len(once) == len(names) else {}
