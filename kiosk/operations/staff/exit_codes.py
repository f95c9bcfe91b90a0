"""Exit codes of the kiosk: docs/developers/architecture.md."""

from enum import IntEnum

GAVE_UP = 1
"""It cannot continue: the service manager restarts it."""


class Leaving(IntEnum):
    """Staff have ended it: what happens next."""

    TO_DESKTOP = 3
    """Nothing: the service manager does not restart it."""
    TO_RESTART = 4
    """The kiosk again; `kiosk run` restarts in the same process."""
