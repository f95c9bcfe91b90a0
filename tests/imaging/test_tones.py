"""Average colours outlive the kiosk, and count only for the file that they were taken of."""

from pathlib import Path

import pytest

from kiosk.engines.imaging import AverageColours
from kiosk.files import FileIdentity

PICTURE = Path("media/maps/delta.jpg")
OLD, NEW = FileIdentity("7"), FileIdentity("8")


def test_a_tone_is_known_at_the_next_start(tmp_path):
    cache = tmp_path / "state" / "tones.json"
    tones = AverageColours(cache)
    tones.learn(PICTURE, OLD, (1, 2, 3))
    tones.save()
    assert AverageColours(cache).get(PICTURE, OLD) == (1, 2, 3)


def test_a_picture_that_changed_has_none_until_it_is_learnt_anew(tmp_path):
    tones = AverageColours()
    tones.learn(PICTURE, OLD, (1, 2, 3))
    assert tones.get(PICTURE, NEW) is None
    tones.learn(PICTURE, NEW, (4, 5, 6))
    assert tones.get(PICTURE, NEW) == (4, 5, 6)


@pytest.mark.parametrize(
    "words", ["", "[]", "{", '{"a": 1}', '{"a": [1]}', '{"a": ["x", 1, 2, 3]}', '{"a": ["x", [1, 2, "y"]]}', "\udcff"]
)
def test_a_cache_that_is_damaged_is_written_anew(tmp_path, words):
    cache = tmp_path / "tones.json"
    cache.write_bytes(words.encode(errors="surrogateescape"))
    tones = AverageColours(cache)
    tones.learn(PICTURE, OLD, (1, 2, 3))
    tones.save()
    assert AverageColours(cache).get(PICTURE, OLD) == (1, 2, 3)


def test_nothing_new_writes_nothing(tmp_path):
    AverageColours(tmp_path / "tones.json").save()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_nothing_costs_nothing_else(tmp_path):
    (tmp_path / "file").write_text("")
    tones = AverageColours(tmp_path / "file" / "tones.json")
    tones.learn(PICTURE, OLD, (1, 2, 3))
    tones.save()
    assert tones.get(PICTURE, OLD) == (1, 2, 3)
