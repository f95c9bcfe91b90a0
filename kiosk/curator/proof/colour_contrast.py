"""The check of a museum's own colours: whether each has enough contrast wherever the kiosk uses it."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition
from kiosk.content.yaml_source import SourceError, problem, read
from kiosk.design.palette import PAIRS, STANDARD, TEXT, Palette, enough, hex_contrast
from kiosk.errors import Problem
from kiosk.paths import INSTALLATION, Paths
from kiosk.settings import ThemeToken

_GROUND_NAMES = {"red_ground": "red tiles", "teal_ground": "teal tiles", "gold_ground": "gold tiles",
                 "red_deep": "the ground of quotations"}  # fmt: skip


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Yield one problem for each of the museum's colours with too little contrast: its worst pair."""
    theme = exhibition.settings.theme
    if not theme:
        return
    try:
        document = read(paths.root / INSTALLATION, INSTALLATION)
    except SourceError:
        return
    palette = STANDARD.changed(theme)
    written = {str(token): _field(token) for token in theme}
    for token, field in written.items():
        found = [(hex_contrast(getattr(palette, one), getattr(palette, other)) / least, one, other, least)
                 for one, other, least in PAIRS if field in (one, other)]  # fmt: skip
        share, one, other, least = min(found, default=(1.0, "", "", TEXT))
        if share < 1:
            message = f"{_named(one)} on {_named(other)} has a contrast of {share * least:.1f}; it needs {least:g}"
            yield problem(
                "low-contrast",
                INSTALLATION,
                document.mark(("theme", token)),
                message,
                _mend(palette, field, one, other, least),
            )


def _mend(palette: Palette, field: str, one: str, other: str, least: float) -> str:
    against = other if field == one else one
    colour = enough(getattr(palette, field), getattr(palette, against), least)
    return f'"{colour}" would be enough' if colour else f"change {_named(against)} as well"


def _field(token: ThemeToken | str) -> str:
    return str(token).replace("-", "")


def _named(field: str) -> str:
    tokens = {_field(token): str(token) for token in ThemeToken}
    return _GROUND_NAMES.get(field, f'"{tokens.get(field, field)}"')
