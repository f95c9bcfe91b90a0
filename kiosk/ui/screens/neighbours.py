"""Prefetching of the pictures of the next and the previous panel."""

from collections.abc import Iterator, Sequence

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.content.model import Layout, MediumKind, Panel
from kiosk.engines.imaging import Request
from kiosk.ui.env import Env
from kiosk.ui.widgets.picture import Picture

PREFETCH_AFTER_S = 0.4
"""Seconds on a panel before its neighbours are prefetched; a visitor who goes on sooner is only passing through."""


class Neighbours:
    """Decodes pictures at the size that the panel's layout last had, else at that of the present picture."""

    def __init__(self, ui: Env) -> None:
        """Take the environment."""
        self._ui = ui
        self._sizes: dict[Layout, tuple[tuple[int, int], str]] = {}
        self._view: Widget | None = None
        self._panels: Sequence[Panel] = ()
        self._at = 0
        self._requests: list[Request] = []
        self._fetch_later = Clock.create_trigger(self._fetch, PREFETCH_AFTER_S)

    def prefetch(self, view: Widget, panels: Sequence[Panel], at: int) -> None:
        """Prefetch the neighbours of the panel that is shown now."""
        self.cancel()
        self._view, self._panels, self._at = view, panels, at
        self._fetch_later()

    def cancel(self) -> None:
        """Cancel what is being prefetched."""
        self._fetch_later.cancel()
        for request in self._requests:
            request.cancel()
        self._requests.clear()
        self._view = None

    def _fetch(self, _dt: float) -> None:
        if self._view is None:
            return
        shown = [widget for widget in self._view.walk(restrict=True) if isinstance(widget, Picture) and widget.medium]
        layout = self._panels[self._at].layout
        if shown:
            largest = max(shown, key=lambda picture: picture.width * picture.height)
            self._sizes[layout] = ((round(largest.width), round(largest.height)), largest.fit)
        for at in (self._at + 1, self._at - 1):
            panel = self._panels[at] if 0 <= at < len(self._panels) else None
            size = (self._sizes.get(panel.layout) or self._sizes.get(layout)) if panel else None
            for medium in _pictures(panel) if panel and size else ():
                self._request(medium, size)

    def _request(self, medium: str, size: tuple[tuple[int, int], str] | None) -> None:
        found = self._ui.exhibition.media.get(medium)
        path = found.file(self._ui.language) if found and found.kind is MediumKind.PICTURE else None
        if path is not None and size is not None:
            request = self._ui.pictures.prefetch(path, *size)
            self._requests += [request] if request else []


def _pictures(panel: Panel) -> Iterator[str]:
    yield from panel.media[:1]
    if panel.compare:
        yield from (panel.compare.before.media, panel.compare.after.media)
