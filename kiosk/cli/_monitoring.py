"""Monitoring of a running kiosk: the record of visits, the heartbeat and the status."""

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.model import Loaded
from kiosk.errors import Severity
from kiosk.operations.health import Faults, Heartbeat, VisitCounters, notifier
from kiosk.operations.updates.content import Content, ContentSource
from kiosk.operations.updates.start import Start
from kiosk.visit import VisitState
from kiosk.visit.effects import Effect

if TYPE_CHECKING:
    from kiosk.operations.health.reporter import Reporter
    from kiosk.operations.health.status import ContentInfo as Shown
    from kiosk.operations.usage.journal import Journal

AS_IT_STANDS = "as it stands"
"""The version of content that is shown without a copy."""
OPEN_AFTER_S = 1.0
"""Reporter and journal are loaded after the first frame, unless a visit begins earlier."""


class Monitoring:
    """Starts with the first frame of the kiosk and ends with it."""

    def __init__(self, begun: Start, source: ContentSource, *, metrics: Path | None, visitors: bool) -> None:
        """Take the start, the source of new content, the file of metrics, and whether visits are recorded."""
        if begun.loaded.exhibition is None:
            raise ValueError("monitoring needs an exhibition")
        content = Content(begun.paths, begun.loaded.exhibition)
        self._notifier, self._state, self._metrics = notifier(), content.paths.state, metrics
        self._tally, self._faults, self._heartbeat = VisitCounters(), Faults(), Heartbeat(self._notifier)
        logging.getLogger().addHandler(self._faults)
        self.frame, self.tick = self._heartbeat.beat, self._heartbeat.tick
        self._content, self._source, self._careful = content, source, begun.careful
        self._counted = (begun.paths, *_counts(begun.loaded))
        self._keep_days = content.exhibition.settings.usage.keep_days if visitors else 0.0
        self._lock = threading.Lock()
        self._journal: Journal | None = None
        self._reporter: Reporter | None = None
        self._later: threading.Timer | None = None

    def step(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Process a step of the visit."""
        self._tally.step(state, effects)
        if self._keep_days:
            self._recorder().step(state, effects)

    def show(self, content: Content) -> None:
        """Note that other content is shown."""
        self._content, self._careful = content, False

    def begin(self) -> None:
        """Start reporting shortly after the first frame."""
        self._later = threading.Timer(OPEN_AFTER_S, self._open)
        self._later.daemon = True
        self._later.start()

    def end(self, *, going_on: bool = False) -> None:
        """Write the remaining records; `going_on` when the same process restarts."""
        self._heartbeat.stop(going_on=going_on)
        if self._later is not None:
            self._later.cancel()
        if self._journal is not None:
            self._journal.close()
        if self._reporter is not None:
            self._reporter.close()

    def _open(self) -> None:
        from kiosk.operations.health.reporter import Reporter, StatusSource

        source = StatusSource(self._heartbeat, self._tally, self._faults, self._shown, lambda: self._careful)
        self._reporter = Reporter(source, self._notifier, self._state, self._metrics)
        self._reporter.start()
        if self._keep_days:
            self._recorder()

    def _recorder(self) -> "Journal":
        with self._lock:
            if self._journal is None:
                from kiosk.operations.usage import usage_file
                from kiosk.operations.usage.journal import Journal

                self._journal = Journal(usage_file(self._state), self._keep_days)
            return self._journal

    def _shown(self) -> "Shown":
        """Return what is shown; called by the thread of the reporter."""
        from kiosk.content import library
        from kiosk.operations.health.status import ContentInfo as Shown

        content, standing = self._content, self._source.standing
        if self._counted[0] != content.paths:
            self._counted = (content.paths, *_counts(library.load(content.paths)))
        _, errors, warnings = self._counted
        return Shown(
            title=content.exhibition.settings.title.source,
            version=standing.version or AS_IT_STANDS,
            exhibits=len(content.exhibition.exhibits),
            errors=max(errors, len(standing.faults)),
            warnings=warnings,
        )


def _counts(loaded: Loaded) -> tuple[int, int]:
    """Return the number of errors and of warnings."""
    severities = [problem.severity for problem in loaded.problems]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)
