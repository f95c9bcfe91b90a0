"""What holds for all tests: no window on the screen of whoever runs them, no sound, no deadlines, `--quick`."""

import logging
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings

os.environ["SDL_VIDEODRIVER"] = "offscreen"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["KIVY_NO_ARGS"] = "1"
os.environ["KIVY_NO_ENV_CONFIG"] = "1"

TESTS = Path(__file__).parent
sys.path.append(str(TESTS / "faults"))  # for own_time
QUICK = (
    "content/test_dates.py",
    "content/test_plain.py",
    "content/test_signs.py",
    "content/test_source.py",
    "design",
    "i18n/test_calendars.py",
    "i18n/test_dates.py",
    "i18n/test_extraction.py",
    "i18n/test_locale.py",
    "i18n/test_merging.py",
    "i18n/test_numbers.py",
    "i18n/test_po.py",
    "i18n/test_pseudo.py",
    "i18n/test_sign_languages.py",
    "i18n/test_tags.py",
    "i18n/test_words.py",
    "imaging/test_budget.py",
    "imaging/test_tones.py",
    "paths",
    "playback/test_captions.py",
    "reference/test_page.py",
    "settings",
    "speech/test_phrases.py",
    "timeline",
    "usage/test_journal.py",
    "visit",
    "writing",
)
"""What `--quick` runs: the packages that need no window, no other process and no media."""
LONGEST = {
    "fuzz/test_commands.py": 100,
    "fuzz/test_hostile_text.py": 60,
    "faults/test_standing_faults.py": 60,
    "tour/test_tour_command.py": 60,
    "faults/test_deaths.py": 55,
    "faults/test_kiosk_mode.py": 55,
    "faults/test_content_updates.py": 50,
    "faults/test_starts.py": 50,
    "faults/test_watchdog.py": 40,
    "faults/test_ending.py": 40,
    "content/test_names.py": 36,
    "faults/test_content_faults.py": 35,
    "faults/test_state_faults.py": 35,
    "faults/test_escape.py": 32,
    "audit/test_command.py": 30,
    "fuzz/test_yaml_reader.py": 20,
    "faults/test_rescue.py": 20,
    "faults/test_session.py": 20,
    "faults/test_preview.py": 20,
    "faults/test_record_of_visits.py": 20,
}
"""About how many seconds the longest files take. They are started first, so that no process waits for another.

`make test ARGS=--durations=20` lists the slowest files too.
"""

# A test that is slow on a busy machine has not failed.
settings.register_profile("vitrine", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("vitrine")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--quick`."""
    parser.addoption("--quick", action="store_true", help="run only the unit tests of the pure packages, in 20 s")


def pytest_configure(config: pytest.Config) -> None:
    """Let properties be tried on few examples in a quick run."""
    if config.getoption("--quick"):
        settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the other files out of a quick run, without importing them."""
    if not config.getoption("--quick") or collection_path.is_dir() or collection_path.suffix != ".py":
        return None
    return not any(collection_path.is_relative_to(TESTS / quick) for quick in QUICK) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the files by how long they take, the longest first; a file's tests stay in order."""
    items.sort(key=lambda item: -LONGEST.get(item.path.relative_to(TESTS).as_posix(), 0))


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """List the slowest files below the slowest tests, where these are asked for."""
    if not config.getoption("durations"):
        return
    taken = Counter()
    for report in terminalreporter.getreports("") + terminalreporter.getreports("passed"):
        taken[report.nodeid.partition("::")[0]] += report.duration
    terminalreporter.section("slowest files")
    for file, seconds in taken.most_common(20):
        terminalreporter.write_line(f"{seconds:.1f}s {file}")


@pytest.fixture
def usual_log_level() -> Iterator[None]:
    """Kivy, which other tests import into the same process, lets every debug line through."""
    log = logging.getLogger()
    before = log.level
    log.setLevel(logging.WARNING)
    yield
    log.setLevel(before)
