"""Services for the staff screens: checking PINs, gathering facts, shutting down, each in a thread of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.operations.staff.background_call import BackgroundCall
from kiosk.operations.staff.exit_codes import Leaving
from kiosk.operations.staff.facts import ContentFacts, MachineFacts, machine_facts
from kiosk.operations.staff.pin_guard import Guard, PinVerdict
from kiosk.operations.staff.power import Power, SystemPower
from kiosk.operations.staff.recent_errors import RecentError
from kiosk.operations.staff.stick_content import StickContent
from kiosk.operations.staff.test_sound import write_tone
from kiosk.operations.staff.volume_setting import keep_volume
from kiosk.operations.version import program_version

POLL_S = 0.05


@dataclass(frozen=True)
class Facts:
    """Facts about the kiosk, gathered at one moment."""

    content: ContentFacts
    machine: MachineFacts
    program: str
    """The version of Vitrine."""
    running_s: float
    """How long the kiosk has run."""


@dataclass
class StaffServices:
    """The services for the staff screens."""

    folder: Path
    """The folder of files for staff only."""
    guard: Guard
    power: Power
    notes: Callable[[], Sequence[RecentError]]
    """Returns the recent warnings and errors, the latest first."""
    gather: Callable[[], Facts]
    """Gathers the facts; may take a while."""
    end: Callable[[Leaving], None]
    """Ends the kiosk."""
    sticks: StickContent | None = None
    """Content on USB sticks; None where none is looked for."""
    facts: Facts | None = None
    """The facts that were gathered last."""
    judging: BackgroundCall[PinVerdict] = field(default_factory=lambda: BackgroundCall("kiosk-pin"))
    gathering: BackgroundCall[Facts] = field(default_factory=lambda: BackgroundCall("kiosk-facts"))
    switching_off: BackgroundCall[bool] = field(default_factory=lambda: BackgroundCall("kiosk-power"))

    @property
    def _calls(self) -> tuple[BackgroundCall[PinVerdict], BackgroundCall[Facts], BackgroundCall[bool]]:
        return self.judging, self.gathering, self.switching_off

    @property
    def pending(self) -> bool:
        """Whether a call is pending."""
        return any(call.pending for call in self._calls)

    def wait(self, timeout_s: float) -> bool:
        """Wait until all pending calls are done; return whether they are."""
        return all(call.wait(timeout_s) for call in self._calls)

    def keep_volume(self, volume: float) -> None:
        """Save the volume that staff have set, for the next start."""
        keep_volume(self.folder, volume)

    def tone(self) -> Path:
        """Return the sound file of the audio test. Raises OSError when it cannot be written."""
        file = self.folder / "tone.wav"
        if not file.exists():
            write_tone(file)
        return file


@dataclass(frozen=True)
class StaffDevices:
    """The devices behind the staff services, which tests and tours replace."""

    folder: Path | None = None
    """The folder of files for staff only; None for that in the state folder."""
    power: Power = field(default_factory=SystemPower)
    notes: Callable[[], Sequence[RecentError]] = tuple
    sticks: StickContent | None = None

    def services(
        self, state: Path, content: Callable[[], ContentFacts], end: Callable[[Leaving], None]
    ) -> StaffServices:
        """Return the services of a kiosk with a state folder; `content` may be slow, and is called in a thread."""
        folder = self.folder or state / "staff"
        began_s = time.monotonic()

        def gather() -> Facts:
            return Facts(content(), machine_facts(state), program_version(unknown="–"), time.monotonic() - began_s)

        return StaffServices(folder, Guard(folder), self.power, self.notes, gather, end, self.sticks)
