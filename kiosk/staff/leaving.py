"""How staff end the kiosk, as the exit code of its process: docs/developers/architecture.md."""

from enum import IntEnum


class Leaving(IntEnum):
    """What is to come after the end."""

    TO_DESKTOP = 3
    """Nothing: whoever started the kiosk leaves it ended."""
    TO_RESTART = 4
    """The kiosk again; `kiosk run` begins anew in the same process."""
