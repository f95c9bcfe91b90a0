"""Content is judged when it rests, once in each state."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations.updates.debounce import Debounce
from kiosk.operations.updates.survey import Stamp, Survey


def files(number: int) -> Survey:
    return {f"exhibits/e{n}.yaml": Stamp(n, n, n) for n in range(number)}


def test_forty_files_copied_one_after_another_are_judged_once_all_are_there():
    quiet = Debounce(quiet_s=3.0)
    quiet.judged(files(0))
    judged = [now for now in range(60) if quiet.rests(files(min(now, 40)), now)]
    assert judged[0] == 43
    quiet.judged(files(40))
    assert not quiet.rests(files(40), 99.0)


def test_what_was_judged_before_need_not_be_judged_when_it_comes_back():
    quiet = Debounce(quiet_s=3.0)
    quiet.judged(files(1))
    quiet.rests(files(2), 0.0)
    assert not quiet.rests(files(1), 1.0)
    assert not quiet.rests(files(1), 9.0)


def test_when_nothing_came_of_judging_it_is_judged_again_after_another_rest():
    quiet = Debounce(quiet_s=3.0)
    quiet.rests(files(1), 0.0)
    assert quiet.rests(files(1), 3.0)
    quiet.judged(files(1))
    quiet.again()
    assert not quiet.rests(files(1), 4.0)
    assert quiet.rests(files(1), 7.0)


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(0, 3)), min_size=1))
def test_nothing_is_judged_that_changed_within_the_last_seconds(steps: list[tuple[float, int]]):
    quiet, now, since, last = Debounce(quiet_s=3.0), 0.0, 0.0, -1
    for wait_s, number in steps:
        now += wait_s
        since, last = (now, number) if number != last else (since, last)
        assert not quiet.rests(files(number), now) or now - since >= 3.0
