"""Builds small exhibitions in a folder, whole unless a test breaks them."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from kiosk.content.library import load
from kiosk.content.model import Loaded
from kiosk.errors import Problem
from kiosk.paths import Paths

BODY = " ".join(["word"] * 80)
SIDECAR = "alt: A map\ncaption: The delta\ncredit: The team\nrights: CC0\n"
KIOSK = """\
title: The exhibition
languages: [en, vi]
home: [people, years]
"""
SOURCES = "nguyen-2024:\n  title: An article\n"
PEOPLE = f"""\
kind: panels
title: People
summary: One line
panels:
  - id: first
    layout: media-left
    title: A first panel
    date: 1975-04-17
    body: {BODY}
    media: maps/delta
    sources: [nguyen-2024]
  - id: second
    layout: text
    title: A second panel
    body: {BODY} [more](panel:first)
"""
YEARS = f"""\
kind: timeline
title: Years
summary: One line
eras:
  - {{title: The first era, date: 1975/1979}}
topics:
  border: {{title: Border, colour: red, shape: diamond}}
cards:
  - id: one
    date: 1977-04-30
    title: A first card
    body: {" ".join(["word"] * 40)}
    topic: border
    panel: people/first
  - id: two
    date: 1978
    title: A second card
"""


@cache
def picture() -> bytes:
    """A picture large enough for a panel."""
    file = BytesIO()
    Image.new("RGB", (1200, 900), "grey").save(file, "jpeg")
    return file.getvalue()


class Museum:
    """A folder with an exhibition that is in order."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.write("exhibits/kiosk.yaml", KIOSK)
        self.write("exhibits/sources.yaml", SOURCES)
        self.write("exhibits/people.yaml", PEOPLE)
        self.write("exhibits/years.yaml", YEARS)
        self.write("media/maps/delta.jpg", picture())
        self.write("media/maps/delta.yaml", SIDECAR)

    def file(self, name: str) -> Path:
        return self.paths.root / name

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def change(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def load(self) -> Loaded:
        return load(self.paths, cached=False)

    def problems(self, code: str = "") -> list[Problem]:
        return [problem for problem in self.load().problems if code in ("", problem.code)]

    def only(self, code: str) -> Problem:
        """The one problem that there is, which must have this code."""
        problems = self.problems()
        assert [problem.code for problem in problems] == [code], "\n".join(map(str, problems))
        return problems[0]
