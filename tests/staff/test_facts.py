"""What staff are told, what they set, and what they hear."""

import os
import wave
from pathlib import Path

import pytest

from kiosk.errors import Problem, Severity
from kiosk.operations.staff.facts import content_facts, machine_facts, sentences
from kiosk.operations.staff.test_sound import RATE_HZ, write_tone
from kiosk.operations.staff.volume_setting import keep_volume, read_volume
from kiosk.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    for name in ("exhibits/kiosk.yaml", "locales/km/LC_MESSAGES/kiosk.po", "media/maps/a.yaml"):
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True)
        file.write_text(name)
        os.utime(file, (1000, 1000))
    return Paths(tmp_path / "content", tmp_path / "state")


def test_the_same_content_has_the_same_version_wherever_it_is(paths: Paths, tmp_path: Path):
    before = content_facts(paths, ())
    assert before.changed_s == 1000
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    assert content_facts(Paths(tmp_path / "elsewhere"), ()) == before


@pytest.mark.parametrize("name", ["exhibits/kiosk.yaml", "locales/km/LC_MESSAGES/kiosk.po", "media/maps/a.yaml"])
def test_each_change_of_its_words_makes_another_version(paths: Paths, name: str):
    before = content_facts(paths, ())
    (paths.root / name).write_text("other words")
    after = content_facts(paths, ())
    assert after.version != before.version
    assert after.changed_s > before.changed_s


def test_a_copy_that_has_a_version_keeps_it(paths: Paths):
    assert content_facts(paths, ("a problem",), "cafe1234").version == "cafe1234"


def test_problems_are_sentences_errors_first_and_advice_is_for_curators():
    def found(severity: Severity, message: str, hint: str = "") -> Problem:
        return Problem("exhibits/a.yaml", 12, 5, severity, "code", message, hint)

    said = sentences(
        [
            found(Severity.WARNING, "it is old"),
            found(Severity.ADVICE, "longer"),
            found(Severity.ERROR, "no title", "add it"),
        ]
    )
    assert said == ("exhibits/a.yaml, line 12: no title (mend: add it)", "exhibits/a.yaml, line 12: it is old")


def test_the_machine_tells_how_it_is(tmp_path: Path):
    facts = machine_facts(tmp_path / "not there yet")
    assert facts.up_s > 0
    assert facts.used_bytes > 2**20
    assert facts.free_bytes > 2**20
    assert facts.disk_bytes > 0


def test_what_the_machine_does_not_tell_is_left_out(tmp_path: Path):
    facts = machine_facts(tmp_path, proc=tmp_path)
    assert (facts.used_bytes, facts.free_bytes) == (None, None)


def test_the_volume_that_staff_set_is_known_after_a_restart(tmp_path: Path):
    assert read_volume(tmp_path) is None
    keep_volume(tmp_path / "staff", 0.35)
    assert read_volume(tmp_path / "staff") == 0.35


@pytest.mark.parametrize("written", ["", "loud", "101", "-1"])
def test_a_damaged_volume_is_none(tmp_path: Path, written: str):
    (tmp_path / "volume").write_text(written)
    assert read_volume(tmp_path) is None


def test_a_volume_that_cannot_be_kept_is_a_line_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "staff").write_text("a file in place of the folder")
    keep_volume(tmp_path / "staff", 0.5)
    assert len(caplog.records) == 1


def test_the_tone_is_heard_left_then_right_then_on_both_sides(tmp_path: Path):
    write_tone(tmp_path / "staff/tone.wav")
    with wave.open(str(tmp_path / "staff/tone.wav")) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (2, RATE_HZ)
        assert sound.getnframes() == pytest.approx(1.8 * RATE_HZ, abs=3)
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h").tolist()
    left, right = samples[::2], samples[1::2]
    third = len(left) // 3
    loud = [max(map(abs, side[n * third : (n + 1) * third])) > 10_000 for n in range(3) for side in (left, right)]
    assert loud == [True, False, False, True, True, True]
