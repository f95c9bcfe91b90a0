"""The app of `kiosk preview`."""

from kivy.core.window import Window

from kiosk.app import KioskApp, Services, register_input_providers
from kiosk.curator.preview.preview_strip import PreviewStrip
from kiosk.errors import KioskError
from kiosk.operations.updates import ContentSource
from kiosk.ui.root import Root
from kiosk.visit.events import AdvisoryAccepted, Event, PlaceOpened, Woken
from kiosk.visit.state import Place


class PreviewApp(KioskApp):
    """A kiosk that opens at a place, shows saved changes at once, and lists their errors."""

    title = "Vitrine: preview"

    def __init__(self, parts: Services, source: ContentSource, opening: tuple[Event, ...]) -> None:
        """Take the services of the kiosk, the source of new content, and the events that lead to the first place."""
        parts.source = source
        super().__init__(parts)
        self._source, self._opening = source, opening
        self._strip: PreviewStrip | None = None

    def build(self) -> Root:
        """Build the root widget, and go to the first place."""
        root = super().build()
        for event in self._opening:
            self.visit.send(event)
        return root

    def on_start(self) -> None:
        """Open the window, and the strip over it."""
        super().on_start()
        self._strip = PreviewStrip(self.ui, self.root, self._source)
        self._strip.open()

    def on_stop(self) -> None:
        """Release the window."""
        if self._strip is not None:
            self._strip.close()
        super().on_stop()


def opening(language: str, place: Place | None) -> tuple[Event, ...]:
    """Return the events that lead to a place, with its content advisory accepted."""
    return (Woken(language), *((PlaceOpened(place), AdvisoryAccepted()) if place else ()))


def run(parts: Services, source: ContentSource, events: tuple[Event, ...]) -> int:
    """Run a preview until its window is closed; return the exit code. Raises KioskError without a screen."""
    if Window is None:
        raise KioskError("there is no screen to open the preview on, or no OpenGL on it")
    register_input_providers()
    PreviewApp(parts, source, events).run()
    return parts.code
