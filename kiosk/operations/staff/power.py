"""Shutting the machine down, and a twin that only says it."""

import logging
from typing import Protocol

PATIENCE_S = 15.0
_COMMAND = ("systemctl", "--no-ask-password", "poweroff")
_log = logging.getLogger(__name__)


class Power(Protocol):
    """What can shut the machine down."""

    def off(self) -> bool:
        """Ask for it; False when that is not allowed here, and the log says why. It may take seconds."""


class SystemPower:
    """Asks systemd, which asks logind's rules whether this user may."""

    def off(self) -> bool:
        """Shut the machine down in order."""
        import subprocess

        try:
            done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
                _COMMAND, capture_output=True, text=True, timeout=PATIENCE_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            _log.warning("the machine is not shut down: %s", error)
            return False
        if done.returncode:
            said = " ".join(done.stderr.split()) or f"systemctl ended with code {done.returncode}"
            _log.warning("the machine is not shut down: %s (mend: see docs/staff, “Shut down”)", said)
        return done.returncode == 0


class NullPower:
    """A machine that stays on."""

    def off(self) -> bool:
        """Say that it is not allowed."""
        return False
