"""The tour's pictures on one page that needs nothing but a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kiosk.files import write_whole
from kiosk.html_page import rendered
from kiosk.i18n.locale import Locale

_TEMPLATE = Path(__file__).parent / "templates" / "pictures.html.j2"


@dataclass(frozen=True)
class Shot:
    """A stop that was visited in a language."""

    file: str
    """Its picture's name; empty when it could not be reached."""
    language: str
    about: str
    seconds: float
    """Real time that it took."""
    failure: str = ""


def write_report(
    folder: Path, title: str, size: tuple[int, int], shots: Sequence[Shot], endonyms: Mapping[str, str]
) -> Path:
    """Write index.html beside the pictures, and return its path."""
    lost = [shot for shot in shots if shot.failure]
    page = rendered(
        _TEMPLATE,
        title=title,
        count=len(shots) - len(lost),
        width=size[0],
        height=size[1],
        seconds=sum(shot.seconds for shot in shots),
        lost=lost,
        languages=[
            (language, Locale.of(language), endonyms.get(language) or Locale.of(language).endonym, [*group])
            for language, group in groupby(shots, key=lambda shot: shot.language)
        ],
    )
    path = folder / "index.html"
    write_whole(path, page)
    return path
