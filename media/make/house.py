"""What all media of the exhibition share: folders, colours, fonts and languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
MEDIA = HERE.parent
ROOT = MEDIA.parent
BUILD = ROOT / "build"

SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "vi", "km", "fr", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})
# Letter spacing breaks the joins of Arabic and the clusters of Khmer, and neither script has capitals or italics.
PLAIN_SCRIPTS = frozenset({"km", "ar"})

# The language's own digits according to CLDR, as in the kiosk.
DIGITS = {"km": str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"), "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")}

Colour = tuple[float, float, float]

SANS = "Noto Sans, Noto Sans Khmer, Noto Sans Arabic"
SERIF = "Noto Serif Display, Noto Serif Khmer, Noto Naskh Arabic"


def rgb(words: str) -> Colour:
    """Return the colour of a `#rrggbb`, each part from 0 to 1."""
    value = int(words.removeprefix("#"), 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


INK, INK_2, INK_3 = rgb("#14120f"), rgb("#1e1b17"), rgb("#2a2621")
PAPER, DIM, LINE = rgb("#f4ede0"), rgb("#b9ae9c"), rgb("#3b352d")
RED, GOLD, TEAL = rgb("#d8432c"), rgb("#e0a84e"), rgb("#4fa39a")
SEA, SEA_SHALLOW, COAST = rgb("#0e191f"), rgb("#1f363e"), rgb("#6f8784")
CAMBODIA, CAMBODIA_1979 = rgb("#5a3226"), rgb("#544a2c")
VIETNAM, THAILAND, LAOS, ELSEWHERE = rgb("#34453d"), rgb("#22302f"), rgb("#283835"), rgb("#1d2929")
WATER, WATER_LINE = rgb("#14262d"), rgb("#5f9296")
WATER_NAME = rgb("#8db4b3")


def table(name: str) -> dict[str, Any]:
    """Return the table of words or places in `name`.yaml beside the scripts."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def variant(folder: str, name: str, ending: str, language: str) -> Path:
    """Return the path of a medium's file; the source language has no tag in its name."""
    tag = "" if language == SOURCE_LANGUAGE else f".{language}"
    path = MEDIA / folder / f"{name}{tag}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
