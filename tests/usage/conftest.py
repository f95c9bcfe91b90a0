import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def usual_log_level() -> Iterator[None]:
    """Kivy, which other tests import into the same process, lets every debug line through."""
    log = logging.getLogger()
    before = log.level
    log.setLevel(logging.WARNING)
    yield
    log.setLevel(before)
