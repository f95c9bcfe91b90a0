"""New content for a kiosk in a museum: checked and copied by a separate process, offered once it is complete."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.content import library
from kiosk.operations.updates import keeper
from kiosk.operations.updates.content import Content, ContentStatus
from kiosk.operations.updates.debounce import Debounce, Retry
from kiosk.operations.updates.keeper import KeepOutcome, KeepResult, read_outcome
from kiosk.operations.updates.start import Start, summary
from kiosk.operations.updates.store import ContentStore
from kiosk.operations.updates.supervised import HungError, heard
from kiosk.operations.updates.survey import Survey, differing, mark_of
from kiosk.operations.updates.watch import surveys
from kiosk.paths import Paths

AFTER_S = 10.0
"""Late enough that neither the first frame nor the first visitor waits for it."""
EVERY_S = 0.25
LOOK_EVERY_S = 10.0
"""Interval of polling where the system reports no changes."""
SILENT_S = 300.0
"""Seconds without progress after which the process counts as hung; it may be slow, since nobody waits for it."""
SETTLE_S = 0.5
"""New content has to settle for seconds anyway: a long interval lets the thread wake rarely."""

_HERE = Path(__file__).parents[3]
"""The folder of the package, which need not be installed."""

_log = logging.getLogger("kiosk.content")


@dataclass(frozen=True, slots=True)
class _Offer:
    content: Content
    folder: str
    """The folder name of the copy; "" for the present content."""
    seen: Survey
    standing: ContentStatus


class Updater:
    """Watches in a thread, checks and copies in a process; `offer` returns what is to be shown."""

    at_once, after_s, every_s = False, AFTER_S, EVERY_S

    def __init__(self, live: Paths, begun: Start, quiet: Debounce | None = None) -> None:
        """Take the installation, and what the kiosk shows at its start."""
        self._live = live
        kept = begun.generation
        version, made_at = (kept.version, kept.made_at) if kept else ("", "")
        self.standing = ContentStatus(version, made_at, begun.faults)
        self._shown = kept.folder.name if kept else ""
        self._shown_files: Survey = kept.seen if kept and not begun.latest else begun.seen
        self._quiet = quiet or Debounce()
        self._retry = Retry()
        # Content that was there when the kiosk crashed is not retried.
        if begun.latest or begun.careful:
            self._quiet.judged(begun.seen)
        self._offered: _Offer | None = None
        self._said: object = begun.faults[: keeper.MOST_FAULTS]
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._visited = False
        self._keeper: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._run, name="kiosk-updates", daemon=True)

    def start(self) -> None:
        """Start watching."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching; a copy in progress is abandoned."""
        self._stop.set()
        with self._lock:
            if self._keeper is not None:
                self._keeper.kill()

    def pause(self, *, visited: bool) -> None:
        """Pause the process while there is a visitor."""
        with self._lock:
            if visited != self._visited:
                self._visited = visited
                self._stop_or_go()

    def offer(self) -> Content | None:
        """Return new content to show; its copy is kept until the next is shown."""
        with self._lock:
            offered, self._offered = self._offered, None
            if offered is None:
                return None
            self._shown, self._shown_files, self.standing = offered.folder, offered.seen, offered.standing
        _log.info("new content is shown: %s", self.standing.version or "as it stands")
        return offered.content

    def _run(self) -> None:
        for seen in surveys(self._live, self._stop, LOOK_EVERY_S, settle_s=SETTLE_S):
            try:
                self._look(seen)
            except Exception:  # noqa: BLE001  Without this thread no new content would ever be shown again.
                _log.error("new content could not be looked at", exc_info=True)
                self._retry.failed(time.monotonic())

    def _look(self, seen: Survey) -> None:
        self._replace_lost_copy()
        if self._retry.is_due(time.monotonic()):
            self._quiet.again()
        if not self._visited and self._quiet.rests(seen, time.monotonic()):
            self._quiet.judged(seen)
            self._judge(seen)

    def _replace_lost_copy(self) -> None:
        """Request another copy when the one that is shown was deleted, as by a cleanup of the state folder."""
        if self._shown and not (ContentStore(self._live.state).folder / self._shown).is_dir():
            _log.warning("the copy of the content that is shown is gone; another one is made")
            # Everything shown from it has to be drawn again.
            self._shown, self._shown_files = "", {}
            self._quiet.again()

    def _judge(self, seen: Survey) -> None:
        try:
            outcome = self._ask_keeper()
        except HungError:
            self._give_up(seen)
            return
        if self._stop.is_set():
            return
        if outcome is None:
            self._retry.failed(time.monotonic())
            return
        self._retry.worked()
        if outcome.result in (KeepResult.CHANGING, KeepResult.BUSY):
            self._quiet.again()
        elif outcome.result is KeepResult.REFUSED:
            self._refuse(outcome)
        elif outcome.result is KeepResult.KEPT:
            self._take_copy()
        else:
            self._take_live(outcome)

    def _give_up(self, seen: Survey) -> None:
        """Ignore content that cannot be checked, and save that for the next start."""
        said = f"it could not be judged or copied within {SILENT_S:.0f} s"
        _log.error("new content is not taken: %s", said)
        self._retry.failed(time.monotonic())
        store = ContentStore(self._live.state)
        if store.current():
            with suppress(OSError):
                store.refuse(mark_of(seen), (said,))
        self.standing = replace(self.standing, faults=(said,))

    def _refuse(self, outcome: KeepOutcome) -> None:
        self.standing = replace(self.standing, faults=outcome.said)
        # Content that is shown despite its errors was logged when the kiosk started.
        if outcome.seen != self._shown_files:
            self._say(outcome.said, "new content is not taken: %s", summary(outcome.said))

    def _take_copy(self) -> None:
        kept = ContentStore(self._live.state).current()
        if kept is None:
            self._quiet.again()
            return
        self._said = None
        self.standing = replace(self.standing, faults=(), unkept="")
        if kept.folder.name != self._shown:
            self._put(kept.paths(self._live), kept.folder.name, kept.seen, ContentStatus(kept.version, kept.made_at))

    def _take_live(self, outcome: KeepOutcome) -> None:
        reason, seen = outcome.said[0], outcome.seen or {}
        self.standing = replace(self.standing, faults=(), unkept=reason)
        self._say(outcome.result, "no copy of the content can be kept, and it is shown as it stands: %s", reason)
        if self._shown or seen != self._shown_files:
            self._put(self._live, "", seen, ContentStatus(unkept=reason))

    def _put(self, paths: Paths, folder: str, seen: Survey, standing: ContentStatus) -> None:
        exhibition = library.load(paths).exhibition
        if exhibition is None:
            return
        with self._lock:
            changed = differing(self._shown_files, seen)
            content = Content(paths, exhibition, standing.version, changed)
            self._offered = _Offer(content, folder, seen, standing)

    def _say(self, what: object, words: str, *values: str) -> None:
        """Log a line, once for each state."""
        if what != self._said:
            self._said = what
            _log.warning(words, *values)

    def _ask_keeper(self) -> KeepOutcome | None:
        """Have the content checked and copied; None when the process gave no result, as when the kiosk ends.

        Raises HungError when the process had to be killed.
        """
        arguments = [self._live.root, self._live.state, self._shown, os.getpid()]
        command = [sys.executable, "-m", keeper.__name__, *map(str, arguments)]
        with self._lock:
            if self._stop.is_set():
                return None
            running = subprocess.Popen(  # noqa: S603 - our own module
                command, cwd=_HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            self._keeper = running
            self._stop_or_go()
        try:
            out, wrong = heard(running, SILENT_S, paused=lambda: self._visited)
        finally:
            with self._lock:
                self._keeper = None
        try:
            return read_outcome(_last_line(out))
        except ValueError:
            if not self._stop.is_set():
                _log.error("the content could not be judged: %s (code %s)", _last_line(wrong), running.returncode)
            return None

    def _stop_or_go(self) -> None:
        if self._keeper is not None:
            with suppress(OSError):
                self._keeper.send_signal(signal.SIGSTOP if self._visited else signal.SIGCONT)


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2]
