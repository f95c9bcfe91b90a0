"""The factory of staff screens."""

from kiosk.ui.staff.confirmation import ConfirmationScreen
from kiosk.ui.staff.device_tests import ScreenTest, TouchTest
from kiosk.ui.staff.frame import StaffScreen
from kiosk.ui.staff.lists import LIST_SCREENS
from kiosk.ui.staff.pin import PinLayer
from kiosk.ui.staff.summary import SummaryScreen
from kiosk.visit import StaffPage

_PAGES: dict[StaffPage, type[StaffScreen]] = {
    StaffPage.SUMMARY: SummaryScreen,
    StaffPage.SCREEN_TEST: ScreenTest,
    StaffPage.TOUCH_TEST: TouchTest,
    **LIST_SCREENS,
}


def staff_screen(page: StaffPage) -> StaffScreen:
    """Create the screen of a page."""
    made = _PAGES.get(page)
    return made() if made is not None else ConfirmationScreen(page=page)


__all__ = ["PinLayer", "staff_screen"]
