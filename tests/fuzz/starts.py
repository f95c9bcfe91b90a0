"""Starts of a kiosk on broken exhibitions: it must show its last good copy within 10 s."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from bench import OFFSCREEN, Bench, Named
from kiosk_process import READY, ROOT, KioskProcess, environment, python
from running import Run, taken

WITHIN_S = 10.0
COPY = re.compile(r"the copy of [^ ]+ \([^)]*\)")
"""How the log names the copy that is shown."""


class Starts:
    """A kiosk with a good copy, started again for each case."""

    def __init__(self, bench: Bench) -> None:
        """Store a good copy of the sound exhibition, and measure a start on it."""
        self._bench, self._kept = bench, bench.folder / "kept"
        root, _ = bench.broken(Named("sound", ()))
        arguments = [root / "content", self._kept, "", str(os.getpid())]
        command = python("-m", "kiosk.operations.updates.keeper", *arguments)
        kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        if '"kept"' not in kept.stdout:
            raise RuntimeError(f"the sound exhibition was not kept: {kept.stdout}")
        self._allowed_s = 60.0
        begun = time.monotonic()
        sound, _ = self.started(Named("sound", ()))
        if sound.fault:
            raise RuntimeError(f"the sound exhibition was not shown: {sound.fault}\n{sound.output}")
        # The time that any start takes on this busy machine is subtracted.
        self._allowed_s = WITHIN_S + time.monotonic() - begun

    def started(self, case: Named) -> tuple[Run, list[str]]:
        """Start a kiosk on a case and end it; return the run and the mutations.

        The code is 1 where it shows its copy, and 0 where it shows the content as it stands.
        """
        root, done = self._bench.broken(case)
        good = self._bench.called(root, ["check", str(root / "content"), "--quick"])
        shutil.rmtree(root / "state", ignore_errors=True)
        shutil.copytree(self._kept, root / "state")
        homes = {"VITRINE_HOME": str(root / "content"), "VITRINE_STATE": str(root / "state")}
        kiosk = KioskProcess(python(Path(__file__).with_name("settled_kiosk.py")), environment(**homes, **OFFSCREEN))
        try:
            fault, cpu_s = self._seen(kiosk, good)
        finally:
            kiosk.kill()
        return Run(int(bool(COPY.search(kiosk.log))), cpu_s, 0, kiosk.log, fault), done

    def _seen(self, kiosk: KioskProcess, good: Run) -> tuple[str, float]:
        """Wait for the first picture and end it; return the fault, and the CPU time until the picture."""
        try:
            kiosk.wait_for(READY, self._allowed_s)
        except AssertionError:
            return f"no picture within {self._allowed_s:.0f} s, or an end before it", 0.0
        cpu_s = taken(kiosk.process.pid)[0] / os.sysconf("SC_CLK_TCK")
        code, _ = kiosk.end()
        if code or "Traceback" in kiosk.log:
            return f"it ended with {code}, or a traceback is in its log", cpu_s
        if good.code != 0 and not COPY.search(kiosk.log):
            return "what has errors is shown", cpu_s
        return "", cpu_s
