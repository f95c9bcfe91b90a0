"""How the report writes figures."""

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
    """Write a length of time; a dash where it is not known."""
    if value is None:
        return "–"
    return f"{value:.0f} s" if value < 120 else f"{value // 60:.0f} min {value % 60:.0f} s"


def share(part: int, whole: int) -> str:
    """Write a share in per cent; what is there is never 0."""
    percent = 100 * part / whole if whole else 0
    return "< 1 %" if 0 < percent < 1 else f"{percent:.0f} %"


def language_name(tag: str, museums: Mapping[str, str]) -> str:
    """Write a language in itself, with its tag: by the museum's name for it, or else by CLDR's."""
    try:
        return f"{museums.get(tag) or Locale.of(tag).endonym} ({tag})"
    except (ValueError, LookupError):
        return tag or "unknown"


def span_label(first: date, name: str) -> str:
    """Write a day, a week by its first, or a month."""
    return f"{first:%b %Y}" if name == "month" else f"{first:%-d %b %Y}" if name == "week" else f"{first:%a %-d %b}"
