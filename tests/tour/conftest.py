import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "screens"))

from rooms import Rooms


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    """A small exhibition that a test may break."""
    return Rooms(tmp_path)
