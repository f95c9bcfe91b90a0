"""The tour's pictures on one page that needs nothing but a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from kiosk.i18n.locale import Locale

_STYLE = """
body { background: #14120f; color: #f4ede0; font: 16px/1.5 sans-serif; margin: 2rem; }
h1, h2 { font-weight: 500; }
a { color: #e0a84e; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: 1.5rem; }
ul { list-style: none; padding: 0; }
img { width: 100%; height: auto; display: block; }
p { margin: 0.3rem 0 0; color: #b9ae9c; }
"""


@dataclass(frozen=True)
class Shot:
    """A stop that was visited in a language."""

    file: str
    """Its picture's name; empty when it could not be reached."""
    language: str
    about: str
    seconds: float
    """Real seconds that it took."""
    failure: str = ""


def write_report(
    folder: Path, title: str, size: tuple[int, int], shots: Sequence[Shot], endonyms: Mapping[str, str]
) -> Path:
    """Write index.html beside the pictures, and give where it is."""
    lost = [shot for shot in shots if shot.failure]
    total = sum(shot.seconds for shot in shots)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{len(shots) - len(lost)} pictures of {size[0]} × {size[1]} pixels, in {total:.0f} seconds.</p>",
    ]
    if lost:
        items = "".join(f"<li>{escape(shot.about)} ({shot.language}): {escape(shot.failure)}</li>" for shot in lost)
        parts.append(f"<h2>Not reached</h2><ol>{items}</ol>")
    for language, group in groupby(shots, key=lambda shot: shot.language):
        locale = Locale.of(language)
        heading = (
            f'<h2 lang="{language}" dir="{locale.direction}">{escape(endonyms.get(language) or locale.endonym)}</h2>'
        )
        parts.append(f"{heading}<ul>{''.join(_item(shot) for shot in group if shot.file)}</ul>")
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )
    path = folder / "index.html"
    path.write_text(page, encoding="utf-8")
    return path


def _item(shot: Shot) -> str:
    about = escape(shot.about, quote=True)
    return (
        f'<li><a href="{shot.file}"><img src="{shot.file}" alt="{about}" loading="lazy"></a>'
        f"<p>{about} · {shot.seconds:.1f} s</p></li>"
    )
