import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "content"))

from museum import Museum


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    return Museum(tmp_path)
