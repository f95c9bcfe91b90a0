"""The files of a small exhibition in numbered editions, each of which differs from the others in many files."""

from pathlib import Path

from kiosk.content.file_list import FOLDERS
from kiosk.paths import Paths

NOW = 10**19
"""A time, in nanoseconds, at which everything has long been at rest."""
KIOSK = "title: Edition {edition}\nsummary: One line\nlanguages: [en, vi]\nhome: [{home}]\n"
EXHIBIT = """\
kind: panels
title: Exhibit {number} of edition {edition}
summary: One line
panels:
  - id: first
    layout: media-left
    title: The first panel
    media: pictures/p{number}
"""
SIDECAR = "alt: A picture\ncredit: The team\nrights: CC0\n"
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "Exhibit {number} of edition {edition}"
msgstr "Ấn bản {edition}"
"""


class SmallContent:
    """A folder with the exhibition, and one for the state."""

    def __init__(self, folder: Path, exhibits: int = 6) -> None:
        self.paths = Paths(folder / "root", folder / "state")
        self._exhibits = range(exhibits)
        self.put(1)

    def edition(self, edition: int) -> dict[str, bytes]:
        """Give every file of an edition; one picture is the same in all of them."""
        files = {"exhibits/kiosk.yaml": KIOSK.format(edition=edition, home=", ".join(f"e{n}" for n in self._exhibits))}
        for number in self._exhibits:
            files[f"exhibits/e{number}.yaml"] = EXHIBIT.format(number=number, edition=edition)
            files[f"locales/vi/LC_MESSAGES/e{number}.po"] = PO.format(number=number, edition=edition)
            files[f"media/pictures/p{number}.yaml"] = SIDECAR
            files[f"media/pictures/p{number}.png"] = f"picture {number} {edition if number else 0}" * 2000
        return {name: text.encode() for name, text in files.items()}

    def put(self, edition: int) -> None:
        """Bring the folder to an edition; what is the same in it stays untouched."""
        for name, held in self.edition(edition).items():
            file = self.paths.root / name
            if not file.exists() or file.read_bytes() != held:
                self.write(name, held)

    def write(self, name: str, held: bytes | str) -> None:
        file = self.paths.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(held if isinstance(held, bytes) else held.encode())

    def break_it(self) -> None:
        self.write("exhibits/e1.yaml", "kind: panels\ntitle: [\n")


def held(root: Path) -> dict[str, bytes]:
    """Give every file of the content below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
