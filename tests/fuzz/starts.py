"""Starts a kiosk on broken exhibitions: it has to show its last good copy within 10 s."""

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
from running import Run

WITHIN_S = 10.0
COPY = re.compile(r"the copy of [^ ]+ \([^)]*\)")
"""How the log names the copy that is shown."""


class Starts:
    """A kiosk that has kept a good copy, started again and again on what has become of the content."""

    def __init__(self, bench: Bench) -> None:
        """Let the kiosk's keeper keep the sound exhibition, and see how long a start on it takes here."""
        self._bench, self._kept = bench, bench.folder / "kept"
        root, _ = bench.broken(Named("sound", ()))
        arguments = [root / "content", self._kept, "", str(os.getpid())]
        command = python("-m", "kiosk.updates.keeper", *arguments)
        kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        if '"kept"' not in kept.stdout:
            raise RuntimeError(f"the sound exhibition was not kept: {kept.stdout}")
        self._allowed_s = 60.0
        begun = time.monotonic()
        sound, _ = self.started(Named("sound", ()))
        if sound.fault or "the copy of" in sound.output:
            raise RuntimeError(f"the sound exhibition was not shown: {sound.fault}\n{sound.output}")
        # What the machine needs for any start, busy as it is, counts for nothing.
        self._allowed_s = WITHIN_S + time.monotonic() - begun

    def started(self, case: Named) -> tuple[Run, list[str]]:
        """Start a kiosk on a case and end it; give how that went, and what was done."""
        root, done = self._bench.broken(case)
        good = self._bench.called(root, ["check", str(root / "content"), "--quick"])
        shutil.rmtree(root / "state", ignore_errors=True)
        shutil.copytree(self._kept, root / "state")
        homes = {"VITRINE_HOME": str(root / "content"), "VITRINE_STATE": str(root / "state")}
        kiosk = KioskProcess(python(Path(__file__).with_name("settled_kiosk.py")), environment(**homes, **OFFSCREEN))
        try:
            fault, took_s = self._seen(kiosk, good)
        finally:
            kiosk.kill()
        return Run(kiosk.process.returncode, took_s, 0, kiosk.log, fault), done

    def _seen(self, kiosk: KioskProcess, good: Run) -> tuple[str, float]:
        """Wait for the first picture and end it; give what is wrong, and the seconds until the picture."""
        begun = time.monotonic()
        try:
            kiosk.wait_for(READY, self._allowed_s)
        except AssertionError:
            return f"no picture within {self._allowed_s:.0f} s, or an end before it", time.monotonic() - begun
        took_s = time.monotonic() - begun
        code, _ = kiosk.end()
        if code or "Traceback" in kiosk.log:
            return f"it ended with {code}, or a traceback is in its log", took_s
        if good.code != 0 and not COPY.search(kiosk.log):
            return "what has errors is shown", took_s
        return "", took_s
