"""Makes the screens of staff."""

from kiosk.ui.staff.asking import AskingScreen
from kiosk.ui.staff.frame import StaffScreen
from kiosk.ui.staff.pin import PinLayer
from kiosk.ui.staff.reading import READING
from kiosk.ui.staff.summary import SummaryScreen
from kiosk.ui.staff.trying import ScreenTest, TouchTest
from kiosk.visit import StaffPage

_PAGES: dict[StaffPage, type[StaffScreen]] = {
    StaffPage.SUMMARY: SummaryScreen,
    StaffPage.SCREEN_TEST: ScreenTest,
    StaffPage.TOUCH_TEST: TouchTest,
    **READING,
}


def staff_screen(page: StaffPage) -> StaffScreen:
    """Make the screen of a page."""
    made = _PAGES.get(page)
    return made() if made is not None else AskingScreen(page=page)


__all__ = ["PinLayer", "staff_screen"]
