import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hanging import Spell
from small_content import SmallContent


@pytest.fixture
def content(tmp_path: Path) -> SmallContent:
    return SmallContent(tmp_path)


@pytest.fixture
def spell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spell:
    return Spell(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def usual_log_level() -> Iterator[None]:
    """Kivy, which other tests import into the same process, lets every debug line through."""
    log = logging.getLogger()
    before = log.level
    log.setLevel(logging.WARNING)
    yield
    log.setLevel(before)
