"""How the kiosk ends, as the exit code of its process: docs/developers/architecture.md."""

from enum import IntEnum

GAVE_UP = 1
"""It cannot go on: whoever started it starts it again."""


class Leaving(IntEnum):
    """Staff have ended it: what is to come after that."""

    TO_DESKTOP = 3
    """Nothing: whoever started the kiosk leaves it ended."""
    TO_RESTART = 4
    """The kiosk again; `kiosk run` begins anew in the same process."""
