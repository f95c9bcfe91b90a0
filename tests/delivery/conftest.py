import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "content"))
sys.path.insert(0, str(Path(__file__).parent.parent / "updates"))

from hanging import Spell
from museum import Museum

from kiosk.content.library import load
from kiosk.content.packing import pack
from kiosk.paths import Paths


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    """The exhibition that comes on the stick."""
    return Museum(tmp_path / "workshop")


@pytest.fixture
def packed(museum: Museum, tmp_path: Path) -> Path:
    """The museum's exhibition as one file in the top folder of a stick."""
    file = tmp_path / "stick" / "museum.vitrine"
    file.parent.mkdir()
    pack(museum.paths, load(museum.paths).exhibition, file, program="1")
    return file


@pytest.fixture
def own(tmp_path: Path) -> Paths:
    """A kiosk's own exhibition, and its state folder."""
    other = Museum(tmp_path / "kiosk")
    other.write("exhibits/kiosk.yaml", "title: Our own\nlanguages: [en, vi]\nhome: [people, years]\n")
    return Paths(other.paths.root, tmp_path / "state")


@pytest.fixture
def spell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spell:
    return Spell(tmp_path, monkeypatch)
