"""Shutting the machine down, with a null twin."""

import logging
from typing import Protocol

PATIENCE_S = 15.0
_COMMAND = ("systemctl", "--no-ask-password", "poweroff")
_log = logging.getLogger(__name__)


class Power(Protocol):
    """The interface for shutting the machine down."""

    def off(self) -> bool:
        """Request a shutdown; False when that is not allowed here, with the reason in the log. May take seconds."""


class SystemPower:
    """Uses systemd, where polkit rules decide whether this user may."""

    def off(self) -> bool:
        """Shut the machine down."""
        import subprocess

        try:
            done = subprocess.run(  # noqa: S603 - constant arguments
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
    """The null twin, which never shuts down."""

    def off(self) -> bool:
        """Return False: not allowed."""
        return False
