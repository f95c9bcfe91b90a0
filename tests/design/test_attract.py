"""The title of the attract screen is as large as there is room for."""

import pytest

from kiosk.design import attract_layout


@pytest.mark.parametrize(("lines", "scale"), [(1, 1.0), (4, 1.0), (5, 0.72), (6, 0.61), (9, 0.44), (10, None)])
def test_a_title_has_the_largest_letters_that_leave_room(lines: int, scale: float | None):
    assert attract_layout.title_scale(440.0, lambda share: 110 * lines * share) == scale


def test_more_languages_take_rows_below_the_button():
    tops = [attract_layout.button_top([200.0] * count, 40, 91, 1080, upright=True) for count in (1, 3, 4, 12)]
    assert tops == sorted(tops)
    assert tops[0] == tops[1] < tops[2] < tops[3]
