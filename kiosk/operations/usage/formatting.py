"""Formatting of the figures in the report."""

from collections.abc import Mapping
from datetime import date

from kiosk.i18n.locale import Locale

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REASONS = {
    "timed out": "Walked away",
    "left": "Ended by the visitor",
    "staff": "Ended by staff",
    "failed": "A screen failed",
    "interrupted": "The kiosk was cut off",
}


def seconds(value: float | None) -> str:
    """Format a duration; a dash when it is unknown."""
    if value is None:
        return "–"
    return f"{value:.0f} s" if value < 120 else f"{value // 60:.0f} min {value % 60:.0f} s"


def share(part: int, whole: int) -> str:
    """Format a share in per cent; only nothing is 0 %."""
    percent = 100 * part / whole if whole else 0
    return "< 1 %" if 0 < percent < 1 else f"{percent:.0f} %"


def language_name(tag: str, museums: Mapping[str, str]) -> str:
    """Return the name of a language in that language, with its tag: the museum's name, or else CLDR's."""
    try:
        return f"{museums.get(tag) or Locale.of(tag).endonym} ({tag})"
    except (ValueError, LookupError):
        return tag or "unknown"


def span_label(first: date, name: str) -> str:
    """Format a day, the first day of a week, or a month."""
    return f"{first:%b %Y}" if name == "month" else f"{first:%-d %b %Y}" if name == "week" else f"{first:%a %-d %b}"
