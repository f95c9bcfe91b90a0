"""The staff's screens, by real touches."""

import pytest

from kiosk.staff import Guard
from kiosk.tour.guide import Guide

PIN = "271828"


@pytest.fixture
def staff(small: Guide) -> Guide:
    Guard(small.driver.ui.staff.folder).set(PIN)
    small.begin("en")
    return small


def test_the_gesture_asks_for_the_pin(staff: Guide):
    staff.knock()
    assert staff.driver.state.pin_asked
