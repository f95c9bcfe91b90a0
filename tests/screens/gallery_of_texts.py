"""A small exhibition whose files a test changes, and the content that a kiosk is then given."""

from pathlib import Path

from loading import loaded
from PIL import Image

from kiosk.content.model import Exhibition
from kiosk.operations.updates import Content
from kiosk.paths import Paths

WORDS = " ".join(["word"] * 300)
KIOSK = "title: Texts\nsummary: One line\nlanguages: [en, ar]\nhome: [texts, years]\n"
TEXTS = f"""\
kind: panels
title: Texts
summary: One line
panels:
  - {{id: one, layout: media-left, title: The first, body: "{WORDS}", media: things/one, sources: [book]}}
  - {{id: two, layout: media-left, title: The second, body: "{WORDS}", media: things/two}}
  - {{id: three, layout: text, title: The third, body: "{WORDS}"}}
"""
YEARS = "kind: timeline\ntitle: Years\nsummary: One line\ncards:\n" + "".join(
    f"  - {{id: c{year}, date: {year}, title: In {year}}}\n" for year in range(1960, 1990)
)
SIDECAR = "alt: A grey square\ncredit: The team\nrights: CC0\n"


class Texts:
    """A folder with that exhibition."""

    def __init__(self, root: Path, state: Path) -> None:
        self.paths = Paths(root, state)
        self.write("exhibits/kiosk.yaml", KIOSK)
        self.write("exhibits/texts.yaml", TEXTS)
        self.write("exhibits/years.yaml", YEARS)
        self.write("exhibits/sources.yaml", "book: {title: A book}\n")
        for name in ("one", "two"):
            self.write(f"media/things/{name}.yaml", SIDECAR)
            Image.new("RGB", (800, 600), "grey").save(root / f"media/things/{name}.png")

    def write(self, name: str, text: str) -> None:
        file = self.paths.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def change(self, name: str, old: str, new: str) -> Content:
        """Change a file; return all that is there then, with the name of what changed."""
        text = (self.paths.root / name).read_text()
        assert old in text
        self.write(name, text.replace(old, new))
        return Content(self.paths, self.load(), changed=frozenset((name,)))

    def load(self) -> Exhibition:
        return loaded(self.paths)
