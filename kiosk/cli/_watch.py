"""What watches a kiosk while it runs: the record of visits, the heartbeat and the status, put together."""

import logging
from pathlib import Path

from kiosk.content import library
from kiosk.errors import Severity
from kiosk.paths import Paths
from kiosk.updates.content import Content, ContentSource
from kiosk.usage import Journal, usage_file
from kiosk.visit import VisitState
from kiosk.visit.effects import Effect
from kiosk.vitals import Content as Shown
from kiosk.vitals import Faults, Heartbeat, Reporter, Source, Tally, notifier

AS_IT_STANDS = "as it stands"
"""The version of content of which no copy is shown."""


class Watch:
    """Begins with the kiosk's first frame and ends with the kiosk."""

    def __init__(self, content: Content, source: ContentSource, *, metrics: Path | None, visitors: bool) -> None:
        """Take what is shown, what knows of other content, where metrics go, and whether visitors are recorded."""
        told, state = notifier(), content.paths.state
        keep_days = content.exhibition.settings.usage.keep_days
        self._journal = Journal(usage_file(state), keep_days) if visitors and keep_days else None
        self._tally, faults = Tally(), Faults()
        logging.getLogger().addHandler(faults)
        self._heartbeat = Heartbeat(told)
        self.frame = self._heartbeat.beat
        self._content, self._source = content, source
        self._counted: tuple[Paths | None, int, int] = (None, 0, 0)
        self._reporter = Reporter(Source(self._heartbeat, self._tally, faults, self._shown), told, state, metrics)

    def step(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Take a step of the visit."""
        self._tally.step(state, effects)
        if self._journal is not None:
            self._journal.step(state, effects)

    def show(self, content: Content) -> None:
        """Take what is shown from now on."""
        self._content = content

    def begin(self) -> None:
        """Begin to report: the first picture is on the screen."""
        self._reporter.start()

    def end(self, *, going_on: bool = False) -> None:
        """Write down what is left; `going_on` when the same process starts anew."""
        self._heartbeat.stop(going_on=going_on)
        if self._journal is not None:
            self._journal.close()
        self._reporter.close()

    def _shown(self) -> Shown:
        """Say what is shown; called by the thread that reports."""
        content, standing = self._content, self._source.standing
        if self._counted[0] != content.paths:
            severities = [problem.severity for problem in library.load(content.paths).problems]
            self._counted = content.paths, severities.count(Severity.ERROR), severities.count(Severity.WARNING)
        _, errors, warnings = self._counted
        return Shown(
            title=content.exhibition.settings.title.source,
            version=standing.version or AS_IT_STANDS,
            exhibits=len(content.exhibition.exhibits),
            errors=max(errors, len(standing.faults)),
            warnings=warnings,
        )
