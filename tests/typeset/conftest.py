"""One engine for all tests of this folder, as in the kiosk; and lets them import typeset_samples."""

import sys
from pathlib import Path

import pytest

from kiosk.engines.typeset import FontSet, Typesetter

sys.path.append(str(Path(__file__).parent))


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return FontSet()


@pytest.fixture(scope="session")
def typesetter(fonts: FontSet) -> Typesetter:
    missing = [str(font) for font in fonts.missing()]
    if missing:
        pytest.skip(f"fonts that the kiosk is set up with are not installed: {'; '.join(missing)}")
    return Typesetter(fonts)
