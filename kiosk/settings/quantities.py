"""Reads quantities that carry their unit, as a person writes them: `60 s`, `32 in`, `70 %`."""

import math
import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"([+-]?\d++(?:\.\d++)?)\s*+([^\s\d]*+)")


class QuantityError(ValueError):
    """A quantity that cannot be read; `hint` says how to write it."""

    def __init__(self, message: str, hint: str) -> None:
        """Take what is wrong, and how to write it."""
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of quantity with the units it may be written in, and the range it must lie in."""

    units: tuple[tuple[str, float], ...]
    """Each unit with what one of it is in the unit of the result."""
    example: str
    least: float = 0.0
    """In the unit of the result."""
    most: float = math.inf
    """In the unit of the result."""

    def read(self, text: str) -> float:
        """Return the value in the unit of the result. Raises QuantityError."""
        written = _WRITTEN.fullmatch(text.strip())
        known = ", ".join(unit for unit, _ in self.units)
        if not written:
            raise QuantityError(f'"{text}" is not a number with a unit', f"write it as {self.example}")
        number, unit = written.groups()
        scale = dict(self.units).get(unit)
        if scale is None:
            missing = f'"{text}" has no unit' if not unit else f'"{unit}" is not a unit that is known here'
            raise QuantityError(missing, f"write it as {self.example}; units: {known}")
        value = float(number) * scale
        if not self.least <= value <= self.most:
            raise QuantityError(f'"{text}" is out of range', f"it must be {self._range()}")
        return value

    def _range(self) -> str:
        unit, scale = next((unit, scale) for unit, scale in self.units if scale == 1 or unit == "%")
        if math.isinf(self.most):
            return f"at least {self.least / scale:g} {unit}"
        return f"from {self.least / scale:g} {unit} to {self.most / scale:g} {unit}"


_TIME = (("ms", 0.001), ("s", 1.0), ("min", 60.0), ("h", 3600.0))
_LENGTH = (("in", 1.0), ("cm", 1 / 2.54), ("mm", 1 / 25.4))


def seconds(least: float, most: float = 86_400.0) -> Quantity:
    """Return a time, read as seconds."""
    return Quantity(_TIME, "60 s", least, most)


def inches(least: float, most: float) -> Quantity:
    """Return a length, read as inches, in which screens are sold."""
    return Quantity(_LENGTH, "32 in", least, most)


def days(least: float, most: float) -> Quantity:
    """Return a long time, read as days."""
    units = (("days", 1.0), ("day", 1.0), ("d", 1.0), ("weeks", 7.0), ("years", 365.0))
    return Quantity(units, "400 days", least, most)


SHARE = Quantity((("%", 0.01),), "70 %", 0.0, 1.0)
"""A share, read as a number from 0 to 1."""
