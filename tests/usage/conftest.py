import logging
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def usual_log_level(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kivy, which other tests import into the same process, lets every debug line through."""
    monkeypatch.setattr(logging.getLogger(), "level", logging.WARNING)
    logging.getLogger().manager._clear_cache()
