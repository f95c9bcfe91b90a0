"""The kiosk in a curator's window."""

from kivy.core.window import Window

from kiosk.app import KioskApp, Services, register_input_providers
from kiosk.curator.preview.preview_strip import PreviewStrip
from kiosk.errors import KioskError
from kiosk.operations.updates import ContentSource
from kiosk.ui.root import Root
from kiosk.visit.events import AdvisoryAccepted, Event, PlaceOpened, Woken
from kiosk.visit.state import Place


class PreviewApp(KioskApp):
    """A kiosk that opens at a place, shows what is saved at once, and says what is wrong with it."""

    title = "Vitrine: preview"

    def __init__(self, parts: Services, source: ContentSource, opening: tuple[Event, ...]) -> None:
        """Take what the kiosk is built from, where new content comes from, and what happens before it is shown."""
        parts.source = source
        super().__init__(parts)
        self._source, self._opening = source, opening
        self._bench: PreviewStrip | None = None

    def build(self) -> Root:
        """Make the root, and go to the place."""
        root = super().build()
        for event in self._opening:
            self.visit.send(event)
        return root

    def on_start(self) -> None:
        """Open the window and what lies over it."""
        super().on_start()
        self._bench = PreviewStrip(self.ui, self.root, self._source)
        self._bench.open()

    def on_stop(self) -> None:
        """Let go of the window."""
        if self._bench is not None:
            self._bench.close()
        super().on_stop()


def opening(language: str, place: Place | None) -> tuple[Event, ...]:
    """Give what a visitor would do to stand at a place; a curator has read its advisory."""
    return (Woken(language), *((PlaceOpened(place), AdvisoryAccepted()) if place else ()))


def run(parts: Services, source: ContentSource, events: tuple[Event, ...]) -> int:
    """Run a preview until its window is closed; give the exit code. KioskError when there is no screen."""
    if Window is None:
        raise KioskError("there is no screen to open the preview on, or no OpenGL on it")
    register_input_providers()
    PreviewApp(parts, source, events).run()
    return parts.code
