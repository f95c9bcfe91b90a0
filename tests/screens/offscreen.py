"""Prepares the window of all tests of screens: Kivy asks for this before anything of it is imported."""

import sys
from pathlib import Path
from tempfile import mkdtemp

from kiosk.operations.health.allocator import give_back_large_blocks
from kiosk.ui.window.window import WindowOptions, prepare

STATE = Path(mkdtemp(prefix="vitrine-screens-"))
"""Shared by all tests, as by all visits to a kiosk: what was read once is not read again."""

if "kivy" not in sys.modules:
    # As the kiosk itself does.
    give_back_large_blocks()
    prepare(WindowOptions(size=(960, 540)), STATE)
