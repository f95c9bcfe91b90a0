"""The confirmation before restarting, leaving to the desktop or shutting down."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.operations.staff.exit_codes import Leaving
from kiosk.operations.staff.staff_services import POLL_S
from kiosk.ui import kv
from kiosk.ui.staff.frame import StaffScreen
from kiosk.visit import StaffPage


class ConfirmationScreen(StaffScreen):
    """Explains an action, and asks for confirmation."""

    page = ObjectProperty(StaffPage.RESTART)
    message = StringProperty("")
    """Why the action failed."""
    waiting = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        """Create the screen of one action."""
        self._polling: ClockEvent | None = None
        super().__init__(**kwargs)

    def leave(self) -> None:
        """Stop polling."""
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None

    def heading(self, page: StaffPage, words: Any) -> str:
        """Return the question."""
        return str(
            {
                StaffPage.RESTART: words("Restart the kiosk?"),
                StaffPage.DESKTOP: words("Leave to desktop?"),
                StaffPage.SHUT_DOWN: words("Shut down the machine?"),
            }[page]
        )

    def explanation(self, page: StaffPage, words: Any) -> str:
        """Return the consequences."""
        return str(
            {
                StaffPage.RESTART: words("It is back after a few seconds."),
                StaffPage.DESKTOP: words("The exhibition stays closed until somebody starts the kiosk again."),
                StaffPage.SHUT_DOWN: words("It stays off until somebody switches it on."),
            }[page]
        )

    def consent(self, page: StaffPage, words: Any) -> str:
        """Return the text of the button that confirms."""
        return str(
            {
                StaffPage.RESTART: words("Restart"),
                StaffPage.DESKTOP: words("Leave to desktop"),
                StaffPage.SHUT_DOWN: words("Shut down"),
            }[page]
        )

    def go(self) -> None:
        """Run the action."""
        staff = self.ui.staff
        if self.page is StaffPage.RESTART:
            staff.end(Leaving.TO_RESTART)
        elif self.page is StaffPage.DESKTOP:
            staff.end(Leaving.TO_DESKTOP)
        elif staff.switching_off.send(staff.power.off):
            self.waiting = True
            self._polling = Clock.schedule_interval(self._poll, POLL_S)

    def _poll(self, _dt: float) -> None:
        off = self.ui.staff.switching_off.poll()
        if off is None:
            return
        self.leave()
        if not off:
            self.waiting = False
            self.message = self.ui.words("This kiosk may not shut down the machine. The log says why.")


kv.load(__file__)
