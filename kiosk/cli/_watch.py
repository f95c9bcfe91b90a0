"""What watches a kiosk while it runs: the record of visits, the heartbeat and the status, put together."""

import logging
from pathlib import Path

from kiosk.content.model import Exhibition
from kiosk.errors import Severity
from kiosk.paths import Paths
from kiosk.updates.start import Start
from kiosk.usage import Journal, usage_file
from kiosk.visit import VisitState
from kiosk.visit.effects import Effect
from kiosk.vitals import Content, Faults, Heartbeat, Reporter, Source, Tally, notifier

AS_IT_STANDS = "as it stands"
"""The version of content of which no copy is kept."""


class Watch:
    """Begins with the kiosk's first frame and ends with the kiosk."""

    def __init__(
        self, paths: Paths, exhibition: Exhibition, begun: Start, *, metrics: Path | None, visitors: bool
    ) -> None:
        """Take what is shown, where metrics go, and whether those who touch the screen are visitors."""
        told = notifier()
        keep_days = exhibition.settings.usage.keep_days
        self._journal = Journal(usage_file(paths.state), keep_days) if visitors and keep_days else None
        self._tally, faults = Tally(), Faults()
        logging.getLogger().addHandler(faults)
        self._heartbeat = Heartbeat(told)
        self.frame = self._heartbeat.beat
        content = _content(exhibition, begun)
        self._reporter = Reporter(
            Source(self._heartbeat, self._tally, faults, lambda: content), told, paths.state, metrics
        )

    def step(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Take a step of the visit."""
        self._tally.step(state, effects)
        if self._journal is not None:
            self._journal.step(state, effects)

    def begin(self) -> None:
        """Begin to report: the first picture is on the screen."""
        self._reporter.start()

    def end(self) -> None:
        """Write down what is left."""
        self._heartbeat.stop()
        if self._journal is not None:
            self._journal.close()
        self._reporter.close()


def _content(exhibition: Exhibition, begun: Start) -> Content:
    severities = [problem.severity for problem in begun.loaded.problems]
    return Content(
        title=exhibition.settings.title.source,
        version=begun.generation.version if begun.generation else AS_IT_STANDS,
        exhibits=len(exhibition.exhibits),
        errors=severities.count(Severity.ERROR) + len(begun.faults),
        warnings=severities.count(Severity.WARNING),
    )
