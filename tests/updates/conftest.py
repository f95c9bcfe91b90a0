import sys
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
def log_lines_are_counted(usual_log_level: None) -> None:
    """These tests count the lines of the log."""
