"""The cache with a budget in bytes."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.engines.typeset import ByteBudgetCache


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60))))
def test_the_budget_is_never_exceeded_and_nothing_is_lost_unsaid(puts: list[tuple[int, int]]) -> None:
    dropped: list[str] = []
    cache: ByteBudgetCache[int, str] = ByteBudgetCache(100, len, dropped.append)
    for key, size in puts:
        cache.put(key, "x" * size)
        assert cache.bytes_held <= 100
        assert cache.bytes_held == sum(len(cache.get(key) or "") for key in range(10))
    assert len(dropped) + len(cache) == len(puts)


def test_what_was_used_last_stays() -> None:
    cache: ByteBudgetCache[str, bytes] = ByteBudgetCache(10, len)
    cache.put("a", bytes(5))
    cache.put("b", bytes(5))
    cache.get("a")
    cache.put("c", bytes(5))
    assert (cache.get("a"), cache.get("b")) == (bytes(5), None)


def test_what_alone_exceeds_the_budget_is_not_kept() -> None:
    cache: ByteBudgetCache[str, bytes] = ByteBudgetCache(10, len)
    cache.put("a", bytes(11))
    assert (len(cache), cache.bytes_held) == (0, 0)
