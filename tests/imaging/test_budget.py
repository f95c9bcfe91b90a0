"""A budget in bytes is never exceeded."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.engines.imaging import ByteBudget


def test_what_was_used_least_recently_goes_first():
    dropped: list[str] = []
    budget: ByteBudget[str, str] = ByteBudget(30, lambda key, _kept: dropped.append(key))
    for key in "abc":
        budget.put(key, key.upper(), 10)
    assert budget.get("a") == "A"
    budget.put("d", "D", 20)
    assert dropped == ["b", "c"]
    assert "a" in budget
    assert budget.used_bytes == 30


def test_what_is_larger_than_the_budget_is_not_kept():
    budget: ByteBudget[str, str] = ByteBudget(30)
    assert not budget.put("a", "A", 31)
    assert budget.get("a") is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 50))))
def test_the_budget_holds_whatever_is_put(puts):
    budget: ByteBudget[int, int] = ByteBudget(100)
    sizes = {}
    for key, size in puts:
        assert budget.put(key, size, size)
        sizes[key] = size
        assert budget.used_bytes <= 100
        assert budget.used_bytes == sum(sizes[kept] for kept in sizes if kept in budget)
    budget.clear()
    assert budget.used_bytes == len(budget) == 0
