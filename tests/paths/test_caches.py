"""A cache never holds more bytes than its limit."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.caches import ByteCache


def test_what_was_used_least_recently_goes_first():
    cache: ByteCache[str, bytes] = ByteCache(30, len)
    for key in "abc":
        assert cache.put(key, bytes(10))
    assert cache.get("a") == bytes(10)
    assert cache.put("d", bytes(20))
    assert [key in cache for key in "abcd"] == [True, False, False, True]
    assert cache.used_bytes == 30


def test_what_is_larger_than_the_cache_is_not_kept_and_drops_only_what_it_replaces():
    cache: ByteCache[str, bytes] = ByteCache(30, len)
    cache.put("a", bytes(10))
    cache.put("b", bytes(10))
    assert not cache.put("a", bytes(31))
    assert (cache.get("a"), cache.get("b")) == (None, bytes(10))


def test_room_is_made_by_dropping_the_least_recently_used():
    cache: ByteCache[str, bytes] = ByteCache(30, len)
    for key in "abc":
        cache.put(key, bytes(10))
    assert cache.make_room(15)
    assert [key in cache for key in "abc"] == [False, False, True]
    assert not cache.make_room(31)
    assert len(cache) == 1


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60))))
def test_the_limit_holds_whatever_is_put(puts: list[tuple[int, int]]):
    cache: ByteCache[int, bytes] = ByteCache(100, len)
    for key, size in puts:
        assert cache.put(key, bytes(size))
        assert cache.get(key) == bytes(size)
        assert cache.used_bytes <= 100
        assert cache.used_bytes == sum(len(cache.get(other) or b"") for other in range(10))
    cache.clear()
    assert cache.used_bytes == len(cache) == 0
