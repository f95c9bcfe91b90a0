"""Comparison of measurements of two programs by their medians."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Comparison:
    """One quantity of the kiosk and of its baseline, with the limit of their ratio."""

    name: str
    at_most: float | None = None
    at_least: float | None = None
    bare: list[float] = field(default_factory=list)
    kiosk: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return statistics.median(self.kiosk) / statistics.median(self.bare)

    @property
    def limit(self) -> str:
        if self.at_most is not None:
            return f"at most {self.at_most}"
        return f"at least {self.at_least}" if self.at_least is not None else ""

    @property
    def holds(self) -> bool:
        low, high = self.at_least or 0.0, self.at_most or float("inf")
        return low <= self.ratio <= high


def written(comparisons: Iterable[Comparison], against: str = "bare window") -> str:
    lines = [f"{'':34}{against:>24}{'kiosk':>24}{'ratio':>8}  limit"]
    for each in comparisons:
        cells = f"{each.name:34}{_middle(each.bare):>24}{_middle(each.kiosk):>24}{each.ratio:>8.2f}"
        lines.append(f"{cells}  {each.limit}{'' if each.holds else ': MISSED'}")
    return "\n".join(lines)


def _middle(values: list[float]) -> str:
    """Return the median, and the range of the values."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"
