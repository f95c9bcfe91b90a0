"""The output of an import passes an independent validator."""

import json
import subprocess
import sys

import pytest
from gallery import SAMPLES

from kiosk.curator.imports import iiif, timelinejs
from kiosk.curator.imports.delivery import deliver
from kiosk.curator.imports.ids import slug
from kiosk.curator.reference import schema


@pytest.mark.parametrize(("kind", "importer"), [("timeline", timelinejs), ("panels", iiif)])
def test_every_exhibit_fits_its_schema(gallery, kind, importer):
    folder = "timelinejs" if importer is timelinejs else "iiif"
    files = sorted((SAMPLES / folder).glob("*.json"))
    if not files:
        pytest.skip("the samples are not beside this repository (../shared/samples)")
    for file in files:
        bundle = importer.convert(importer.read(file), gallery.setting(slug(file.stem, (), "x")))
        deliver(bundle, gallery.paths, at_home=False)
    written = [gallery.paths.exhibits / f"{slug(file.stem, (), 'x')}.yaml" for file in files]
    described = gallery.paths.root / schema.FOLDER / f"{kind}.json"
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", str(described), *map(str, written)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(run.stdout)["status"] == "ok", run.stdout
