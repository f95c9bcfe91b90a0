import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def log_lines_are_counted(usual_log_level: None) -> None:
    """These tests count the lines of the log."""
