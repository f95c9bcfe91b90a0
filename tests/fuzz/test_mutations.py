"""The fuzz itself: what it breaks is in order before, and a seed breaks it in the same way each time."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import whole_museum
from bench import Named, remove
from mutations import REGISTRY, broken, enter_all

from kiosk.content.library import load
from kiosk.content.model import Layout, PanelSet, Timeline
from kiosk.errors import Severity
from kiosk.paths import Paths

enter_all()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("museum") / "sound"
    whole_museum.make(root)
    return root


def test_the_exhibition_is_in_order_and_has_something_of_everything(sound: Path):
    loaded = load(Paths(sound / "content", sound / "state"), cached=False)
    assert [one for one in loaded.problems if one.severity is Severity.ERROR] == []
    rooms, years = loaded.exhibition.exhibits.values()
    assert isinstance(rooms, PanelSet)
    assert isinstance(years, Timeline)
    assert {panel.layout for panel in rooms.panels} == {*Layout}
    endings = {path.suffix for medium in loaded.exhibition.media.values() for path in medium.files.values()}
    assert endings == {".jpg", ".png", ".webp", ".mp4", ".webm", ".wav", ".mp3", ".flac", ".ogg", ".opus"}


def told(root: Path) -> dict[bytes, object]:
    """What there is below a folder: the bytes of files, where links lead, and the kinds of all else."""
    found = {}
    for folder, folders, names in os.walk(os.fsencode(root), onerror=None):
        for name in (*folders, *names):
            path = os.path.join(folder, name)  # noqa: PTH118 - a name need not be text
            ordinary = os.path.isfile(path) and not os.path.islink(path) and os.access(path, os.R_OK)  # noqa: PTH113, PTH114
            linked = os.readlink(path) if os.path.islink(path) else b""  # noqa: PTH114, PTH115
            found[os.path.relpath(path, os.fsencode(root))] = (
                Path(os.fsdecode(path)).read_bytes() if ordinary else linked
            )
    return found


@pytest.mark.parametrize("kind", sorted({one.kind for one in REGISTRY.values()}))
def test_a_case_is_broken_in_the_same_way_each_time(sound: Path, tmp_path: Path, kind: str):
    # What a workbook holds bears the time of its making; folders thousands deep are left to the fuzz.
    names = [name for name, one in REGISTRY.items() if one.kind == kind and name != "names/deep_folders"]
    for few in (names[at : at + 2] for at in range(0, len(names), 2)):
        made = []
        for _ in range(2):
            root = tmp_path / "case"
            remove(root)
            shutil.copytree(sound, root)
            broken(root, "1/2", few)
            made.append({path: held for path, held in told(root).items() if not path.endswith(b".xlsx")})
        assert made[0] == made[1], few


@pytest.mark.parametrize("seed", [1, 2])
def test_a_case_is_read_as_it_is_written(seed: int):
    case = Named.drawn(seed, 17)
    assert Named.read(str(case)) == case
    assert case == Named.drawn(seed, 17)
    assert case.mutations
