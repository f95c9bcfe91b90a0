"""Numbers, durations and lists in the format and the digits of each language."""

from functools import lru_cache
from typing import Any

from babel import Locale as CldrLocale
from babel import numbers

from kiosk.i18n.locale import Locale

_UNIT_WIDTHS = ("long", "short", "narrow")


def format_number(number: float, tag: str) -> str:
    """Format a number in full: 40,000 in English, ៤០.០០០ in Khmer."""
    return _in_full(number, Locale.of(tag))


@lru_cache(maxsize=1024)
def _in_full(number: float, locale: Locale) -> str:
    return _in_own_symbols(numbers.format_decimal(number, locale=locale.babel, numbering_system="latn"), locale)


def format_compact(number: float, tag: str, *, fraction_digits: int = 3) -> str:
    """Format a large number in words where the language has them: 2 million, 2 triệu, 200万."""
    locale = Locale.of(tag)
    for width in ("long", "short"):
        if locale.babel.compact_decimal_formats.get(width):
            text = numbers.format_compact_decimal(
                number,
                format_type=width,
                locale=locale.babel,
                fraction_digits=fraction_digits,
                numbering_system="latn",
            )
            return _in_own_symbols(text, locale)
    return format_number(number, tag)


def format_percent(share: float, tag: str) -> str:
    """Format a share of 0 to 1 in per cent: 40 % in French, ٤٠٪ in Arabic."""
    locale = Locale.of(tag)
    return _in_own_symbols(numbers.format_percent(share, locale=locale.babel, numbering_system="latn"), locale)


def format_unit(number: float, unit: str, tag: str) -> str:
    """Format a number of a CLDR duration unit (year, month, day, hour ...): 10 years.

    Raises ValueError when CLDR has no such unit.
    """
    locale = Locale.of(tag)
    patterns = _tables(locale.babel, "unit_patterns").get(f"duration-{unit}")
    if not patterns:
        raise ValueError(f"“{unit}” is not a unit of time; write year, month, week, day, hour, minute or second")
    form = locale.babel.plural_form(number)
    for width in _UNIT_WIDTHS:
        found = patterns.get(width, {})
        if pattern := found.get(form) or found.get("other"):
            return str(pattern).replace("{0}", format_number(number, tag))
    return format_number(number, tag)


def format_span(seconds: float, tag: str) -> str:
    """Format a duration in its two largest units: 3 days and 4 hours."""
    units = (("day", 86_400), ("hour", 3_600), ("minute", 60))
    rest = max(0, int(seconds))
    parts: list[str] = []
    for unit, size in units:
        count, rest = divmod(rest, size)
        if count or (unit == "minute" and not parts):
            parts.append(format_unit(count, unit, tag))
    return format_list(parts[:2], tag)


def format_bytes(count: float, tag: str) -> str:
    """Format an amount of memory in megabytes, or in gigabytes from one on: 312 MB, 1.4 GB."""
    locale = Locale.of(tag)
    unit, size, digits = ("gigabyte", 1e9, 1) if count >= 1e9 else ("megabyte", 1e6, 0)
    patterns = _tables(locale.babel, "unit_patterns").get(f"digital-{unit}", {}).get("short", {})
    number = round(count / size, digits)
    pattern = patterns.get(locale.babel.plural_form(number)) or patterns.get("other") or "{0}"
    return str(pattern).replace("{0}", format_number(number, tag))


def format_duration(seconds: float, tag: str) -> str:
    """Format the length of a sound or film, in seconds, as m:ss, or h:mm:ss from an hour on."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return Locale.of(tag).digits(text)


def format_list(items: list[str] | tuple[str, ...], tag: str, *, either: bool = False) -> str:
    """Join words as a list of the language: a, b and c; with `either`, a, b or c."""
    if not items[1:]:
        return "".join(items)
    tables = Locale.of(tag).babel.list_patterns
    patterns = {**tables.get("standard", {}), **tables.get("or" if either else "standard", {})}
    if not items[2:] and "2" in patterns:
        return _join(patterns["2"], *items)
    # CLDR leaves out a pattern that equals another (UTS 35, part 2, List Patterns).
    text = _join(patterns.get("end", "{0}, {1}"), items[-2], items[-1])
    for index in range(len(items) - 3, -1, -1):
        text = _join(patterns.get("middle" if index else "start", "{0}, {1}"), items[index], text)
    return text


def _join(pattern: str, first: str, second: str) -> str:
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return before + first + between + second + after


def _in_own_symbols(text: str, locale: Locale) -> str:
    """Replace the Latin digits, separators and sign in Babel's output by those of the locale's digits."""
    if locale.numbering == "latn":
        return text
    symbols = _tables(locale.babel, "number_symbols")
    latin, own = symbols.get("latn", {}), symbols.get(locale.numbering, {})
    table = {ord(latin[name]): own[name] for name in ("decimal", "group", "minusSign") if _single(latin, own, name)}
    return locale.digits(text.translate(table))


def _single(latin: dict[str, str], own: dict[str, str], name: str) -> bool:
    return len(latin.get(name, "")) == 1 and name in own


def _tables(locale: CldrLocale, name: str) -> dict[str, dict[str, Any]]:
    """CLDR's tables that have no typed access in Babel."""
    found: dict[str, dict[str, Any]] = locale._data[name]  # noqa: SLF001 - the only way to them
    return found
