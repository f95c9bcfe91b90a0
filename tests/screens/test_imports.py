"""Whatever was imported opens: each timeline and each set of panels that others made is visited."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "imports"))

from gallery import SAMPLES, Gallery

from kiosk.curator.imports import iiif, timelinejs
from kiosk.curator.imports.ids import slug

FILES = sorted([*SAMPLES.glob("timelinejs/*.json"), *SAMPLES.glob("iiif/*.json")])


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """One exhibition of all samples, with the number of pieces that each should have."""
    if not FILES:
        pytest.skip("the samples are not beside this repository (../shared/samples)")
    gallery = Gallery(tmp_path_factory.mktemp("imports"))
    exhibition = None
    for file in FILES:
        importer = timelinejs if file.parent.name == "timelinejs" else iiif
        setting = gallery.setting(slug(file.stem, (), "x"), file.parent)
        exhibition = gallery.take(importer.convert(importer.read(file), setting))
    return exhibition


def test_every_import_opens_with_all_its_pieces(hall, imported):
    guide = hall.enter(imported)
    guide.begin("en")
    assert len(imported.exhibits) == len(FILES) + 1
    for name, exhibit in imported.exhibits.items():
        panels = getattr(exhibit, "panels", ())
        # To walk along all cards of all timelines takes long; tests/screens/test_timeline_scale.py does it.
        for item in [panels[0].id, panels[-1].id] if panels else [None]:
            guide.stand(name, item)
            assert guide.place.exhibit == name
            assert guide.place.item == item or item is None
    assert guide.driver.failures == []
    hall.leave()
