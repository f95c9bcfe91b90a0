"""An exhibition of any number of exhibits: sets of two panels of eighty words, every tenth with its own picture."""

import random
import shutil
from pathlib import Path

WORDS = [
    "the",
    "river",
    "border",
    "people",
    "year",
    "city",
    "delta",
    "map",
    "road",
    "council",
    "seat",
    "return",
    "water",
]
PANEL = """\
  - id: panel-{number}
    layout: {layout}
    date: 19{year}-04-17
    title: A panel of {word}
    body: |
{body}{media}
    sources: [nguyen-2024]
"""
SIDECAR = "alt: A map\ncaption: The delta\ncredit: The team\nrights: CC0\n"


def make(root: Path, count: int) -> None:
    """Write it into a folder; it is the same each time."""
    chance = random.Random(count)
    exhibits, maps = root / "exhibits", root / "media" / "maps"
    exhibits.mkdir(parents=True)
    maps.mkdir(parents=True)
    picture = next((Path(__file__).parents[2] / "media" / "maps").glob("an-giang.jpg"))
    ids = [f"exhibit-{number:05}" for number in range(count)]
    pictures = [f"map-{number:04}" for number in range(max(1, count // 10))]
    shared = Path(shutil.copyfile(picture, root / "shared.jpg"))
    for name in pictures:
        (maps / f"{name}.yaml").write_text(SIDECAR)
        (maps / f"{name}.jpg").hardlink_to(shared)
    home = "".join(f"  - {name}\n" for name in ids)
    (exhibits / "kiosk.yaml").write_text(f"title: Many exhibits\nlanguages: [en]\nhome:\n{home}")
    (exhibits / "sources.yaml").write_text("nguyen-2024:\n  title: An article\n")
    for number, name in enumerate(ids):
        (exhibits / f"{name}.yaml").write_text(exhibit(chance, name, pictures[number % len(pictures)]))


def exhibit(chance: random.Random, name: str, picture: str) -> str:
    word = chance.choice(WORDS)
    panels = [
        PANEL.format(
            number=number,
            layout="text" if number else "media-left",
            year=60 + chance.randrange(40),
            word=chance.choice(WORDS),
            body="\n".join("      " + " ".join(chance.choices(WORDS, k=16)) for _ in range(5)),
            media="" if number else f"\n    media: maps/{picture}",
        )
        for number in range(2)
    ]
    head = f"kind: panels\ntitle: The {word} {name[-5:]}\nsummary: One line on the {word}\ncolour: teal\npanels:\n"
    return head + "".join(panels)
