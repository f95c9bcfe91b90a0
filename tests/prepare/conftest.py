import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from workpieces import Museum


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    return Museum(tmp_path)


@pytest.fixture
def done() -> Callable[[float], None]:
    """Takes a progress, which must stay between none and all."""

    def check(share: float) -> None:
        assert 0 <= share <= 1

    return check
