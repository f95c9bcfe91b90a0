"""Begins a museum's own exhibition: a folder that passes the check, with examples to write over."""

import tempfile
from io import BytesIO
from math import sin, tau
from pathlib import Path
from string import Template

from kiosk.content.layouts.beside import MEDIA_LEFT
from kiosk.curator.reference import schema
from kiosk.curator.writing import examples
from kiosk.curator.writing.edits import save
from kiosk.curator.writing.yaml_layout import written
from kiosk.errors import KioskError
from kiosk.files import folder_in_place, write_whole
from kiosk.paths import INSTALLATION, Paths

PANELS, TIMELINE = "first-exhibit", "first-timeline"
_PICTURE = "example/hills"
_SIZE = (1920, 1280)
_HILLS = ((0.58, 0.10, 1.1, "#42527a"), (0.70, 0.07, 2.3, "#303e63"), (0.84, 0.05, 3.7, "#1d2842"))
"""Height of a hill's ridge, height and number of its waves, and its colour."""
_SKY, _HORIZON, _SUN = "#22305c", "#f2b278", "#fbe3b0"
_STEP, _QUALITY = 8, 88
_ABOUT = {
    "alt": "An example: three rows of hills below an evening sky with a low sun",
    "caption": "An example picture; put your own in its place",
    "credit": "Vitrine",
    "rights": "https://creativecommons.org/publicdomain/zero/1.0/",
}
_IGNORED = """\
# What editors and systems leave behind
*~
.DS_Store
Thumbs.db
# Made by `kiosk translate compile`
*.mo
"""


def create(folder: Path, title: str, language: str) -> list[str]:
    """Make the folder of an exhibition, whole or not at all; return the names of its files.

    Raises KioskError when something is there already, and OSError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KioskError(f"{folder} is there already, and not empty. Name a folder that is not there yet.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as space:
        made = Path(space) / folder.name
        made.mkdir(mode=0o755)
        _fill(Paths(made), title, language)
        folder_in_place(made, folder)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _fill(paths: Paths, title: str, language: str) -> None:
    schema.write(paths)
    picture = paths.media / f"{_PICTURE}.jpg"
    write_whole(picture, [_drawn()])
    _write(paths, paths.media / f"{_PICTURE}.yaml", "medium", written(_ABOUT))
    pictured = examples.panel("second-panel", MEDIA_LEFT, "A panel with a picture", (_PICTURE,))
    panels = examples.panel_set("A first exhibit", examples.summary("A first exhibit"), "teal", _PICTURE)
    _write(paths, paths.exhibits / f"{PANELS}.yaml", "panels", f"{panels}\n{pictured}")
    timeline = examples.timeline("A first timeline", examples.summary("A first timeline"), "gold")
    _write(paths, paths.exhibits / f"{TIMELINE}.yaml", "timeline", timeline)
    settings = examples.installation(title, language, (PANELS, TIMELINE), _PICTURE)
    _write(paths, paths.root / INSTALLATION, "kiosk", settings)
    save(paths.root / ".gitignore", _IGNORED)
    save(paths.root / "README.md", _readme(title, language))


def _write(paths: Paths, file: Path, kind: str, text: str) -> None:
    save(file, f"{schema.modeline(paths, file, kind)}\n{text}")


def _readme(title: str, language: str) -> str:
    template = Template((Path(__file__).parent / "templates" / "exhibition.md").read_text(encoding="utf-8"))
    return template.substitute(title=title, language=language)


def _drawn() -> bytes:
    """Return the example picture as JPEG."""
    from PIL import Image, ImageDraw, ImageOps

    # Drawn at twice the size, so that edges are smooth.
    width, height = (2 * side for side in _SIZE)
    picture = ImageOps.colorize(Image.linear_gradient("L"), _SKY, _HORIZON).resize((width, height))
    draw = ImageDraw.Draw(picture)
    draw.ellipse([width * 0.64, height * 0.34, width * 0.76, height * 0.52], fill=_SUN)
    for ridge, wave, count, colour in _HILLS:
        line = [(x, (ridge - wave * sin(x / width * tau * count)) * height) for x in range(0, width + _STEP, _STEP)]
        draw.polygon([*line, (width, height), (0, height)], fill=colour)
    file = BytesIO()
    picture.resize(_SIZE, Image.Resampling.LANCZOS).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()
