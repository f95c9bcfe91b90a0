"""A run of one command in a forked child process, within limits, and its result."""

import atexit
import os
import re
import resource
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

CPU_S = 10
"""Limit of CPU time, which a busy machine does not change."""
IDLE_S = 10.0
"""A process that is idle for longer counts as hung."""
WALL_S = 120.0
MOST_BYTES = 2**30
LARGEST_FILE = 2**28
"""Size limit of a file, so that endless copying does not fill the disk."""
CODES = (0, 1, 2)
LOOK_EVERY_S = 0.05
_SIGNS = ("Traceback (most recent call last)", "a screen failed:", "Fatal Python error")
_FRAME = re.compile(r'File "[^"\n]*?((?:kiosk|site-packages|python3\.\d+)/[^"\n]+)", line (\d+)')


@dataclass(frozen=True)
class Run:
    """The result of a command, with its time and memory."""

    code: int | None
    """None when it was stopped by a signal."""
    cpu_s: float
    peak_bytes: int
    output: str
    stopped: str = ""
    """Why it was stopped."""

    @property
    def fault(self) -> str:
        """The fault in one line, as far as possible the same for the same cause; "" where there is none."""
        if self.stopped:
            return self.stopped
        if any(sign in self.output for sign in _SIGNS):
            return _cause(self.output)
        if self.code not in CODES:
            return f"exit code {self.code}"
        if self.peak_bytes > MOST_BYTES:
            return f"more than {MOST_BYTES >> 20} MiB"
        return f"more than {CPU_S} s" if self.cpu_s > CPU_S else ""


def run(act: Callable[[], object], output: Path, variables: dict[str, str]) -> Run:
    """Run a function in a child process; its output goes to a file."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _child(act, output, variables)
    # A child begins with what this process holds, which is much when many tests have run in it.
    inherited = max(0, taken(child)[1])
    stopped = _watched(child, inherited)
    _, status, used = os.wait4(child, 0)
    _end_group(child)
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGXCPU:
        stopped = f"more than {CPU_S} s of the processor"
    said = output.read_bytes().decode("utf-8", "replace")[:200_000]
    if code < 0 and not stopped:
        stopped = f"ended by {signal.Signals(-code).name}"
    peak = max(0, used.ru_maxrss * 1024 - inherited)
    return Run(code if code >= 0 else None, used.ru_utime + used.ru_stime, peak, said, stopped)


def _child(act: Callable[[], object], output: Path, variables: dict[str, str]) -> NoReturn:
    code = 70
    try:
        _limit(output, variables)
        code = _code_of(act)
        threading._shutdown()  # what a thread holds up is part of what the command takes
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - nothing may come back to what has forked
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _limit(output: Path, variables: dict[str, str]) -> None:
    os.setsid()
    for number, name, flags in ((0, os.devnull, os.O_RDONLY), (1, output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, number)
    os.dup2(1, 2)
    # Opened as for a terminal; pytest's replacements are not for the child.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="strict", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.environ.update(variables)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _code_of(act: Callable[[], object]) -> int:
    try:
        act()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BaseException:  # noqa: BLE001 - Python itself would print it and end with 1
        traceback.print_exc()
        return 1
    return 0


def _watched(child: int, inherited: int) -> str:
    """Wait until a child has ended, or stop it; return why it was stopped.

    `inherited` are the bytes that it held from the start.
    """
    begun = rested = time.monotonic()
    used = -1
    waiting = os.pidfd_open(child)
    try:
        while not select.select([waiting], [], [], LOOK_EVERY_S)[0]:
            now = time.monotonic()
            ticks, held = taken(child)
            if ticks != used or not _rests(child):
                used, rested = ticks, now
            reason = (
                f"more than {MOST_BYTES >> 20} MiB" if held - inherited > MOST_BYTES
                else f"waits for what never comes ({_where(child)})" if now - rested > IDLE_S
                else f"more than {WALL_S:.0f} s" if now - begun > WALL_S
                else ""
            )  # fmt: skip
            if reason:
                os.kill(child, signal.SIGKILL)
                return reason
    finally:
        os.close(waiting)
    return ""


def taken(child: int) -> tuple[int, int]:
    """Return the CPU time of a process and its ended children, and its memory in bytes."""
    try:
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return -1, 0
    return sum(map(int, fields[11:15])), int(fields[21]) * resource.getpagesize()


def _rests(child: int) -> bool:
    """Return whether every thread sleeps; one that waits for a busy processor or for the disk does not."""
    try:
        states = [task.read_text().rpartition(")")[2].split()[0] for task in Path(f"/proc/{child}/task").glob("*/stat")]
    except OSError:
        return False
    return all(state == "S" for state in states)


def _where(child: int) -> str:
    try:
        return Path(f"/proc/{child}/wchan").read_text()
    except OSError:
        return ""


def _end_group(child: int) -> None:
    """Kill processes that the child has left behind."""
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _cause(output: str) -> str:
    """Return a short form of a traceback: its last frame in the program, its last frame and its last line."""
    if "a screen failed:" in output:
        return output[output.index("a screen failed:") :].splitlines()[0][:160]
    frames = _FRAME.findall(output)
    own = [f"{file}:{line}" for file, line in frames if file.startswith("kiosk/")]
    last = next(
        (
            line
            for line in reversed(output.splitlines())
            if re.match(r"[\w.]+(Error|Exception|Warning|Interrupt)", line)
        ),
        "",
    )
    return f"traceback at {own[-1] if own else '?'}: {last[:120]}"
