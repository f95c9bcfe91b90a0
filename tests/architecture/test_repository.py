"""What the repository as a whole promises: a short top level, and files that know neither a machine nor an index."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "docs", "exhibits", "kiosk", "locales", "media", "run_kiosk.py", "setup", "tests",
}  # fmt: skip

NAMED_HOSTS = {
    # Licences and rights.
    "creativecommons.org", "www.apache.org",
    # Formats, standards and conventions that code and documents follow.
    "iiif.io", "json-schema.org", "keepachangelog.com", "prometheus.io", "schemas.microsoft.com", "semver.org",
    "timeline.knightlab.com", "www.iana.org", "www.sqlite.org", "www.w3.org", "yaml.org",
    # Where the icons and the map's data are described.
    "fonts.google.com", "github.com",
    # A translator's address in an empty catalogue; addresses in tests and examples that nobody looks up.
    "127.0.0.1", "a.org", "e.org", "example.org", "li.org", "localhost",
}  # fmt: skip
HOST = re.compile(r"(?<=://)[\w-]+(?:\.[\w-]+)*|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|io|dev)\b", re.ASCII)
INSTALLING = {".ci", "Makefile", "pyproject.toml", "setup"}
CHOICE_OF_INDEX = re.compile(r"--(?:default-)?(?:extra-)?index|--find-links|--registry|--trusted-host|sources\.list")
MACHINE_PATHS = [f"/{folder}/" for folder in ("work", "root", "tmp")]


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone")
    return [Path(name) for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def lines(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Give each line of what is text, after its place."""
    for file in files:
        try:
            text = (ROOT / file).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        yield from ((f"{file}:{number}", line) for number, line in enumerate(text.splitlines(), 1))


def installs(file: Path) -> bool:
    """Tell whether a file says what is installed, or how."""
    return file.parts[0] in INSTALLING or file.suffix == ".lock" or file.name.startswith("requirements")


def test_a_newcomer_meets_only_these_names_at_the_top(tracked: list[Path]) -> None:
    assert {file.parts[0] for file in tracked} <= TOP_LEVEL


def test_helpers_of_the_tests_have_names_of_their_own(tracked: list[Path]) -> None:
    """Their folders all stand in one search path: of two of the same name, only one would ever be imported."""
    tests = [file for file in tracked if file.parts[0] == "tests" and file.suffix == ".py"]
    helpers = [file.name for file in tests if not file.name.startswith("test_") and file.name != "conftest.py"]
    assert [name for name in set(helpers) if helpers.count(name) > 1] == []
    for file in tests:
        assert "\nfrom conftest " + "import" not in (ROOT / file).read_text(encoding="utf-8"), file


def test_only_hosts_are_named_that_there_is_a_reason_to_name(tracked: list[Path]) -> None:
    found = [(place, host) for place, line in lines(tracked) for host in HOST.findall(line)]
    assert [one for one in found if one[1].lower() not in NAMED_HOSTS] == []


def test_what_is_installed_comes_from_wherever_the_machine_has_it_from(tracked: list[Path]) -> None:
    told = [*lines(file for file in tracked if installs(file))]
    assert [one for one in told if "://" in one[1] or HOST.search(one[1]) or CHOICE_OF_INDEX.search(one[1])] == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on(tracked: list[Path]) -> None:
    this_file = Path(__file__).relative_to(ROOT)
    told = lines(file for file in tracked if file != this_file)
    assert [one for one in told if any(path in one[1] for path in MACHINE_PATHS)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "kivy @ https://example.org/kivy-2.3.1.tar.gz",
        "pip config set global.index example.org/mirror",
        "npm install --registry=mirror",
    ],
)
def test_a_line_that_says_where_packages_come_from_would_be_seen(line: str) -> None:
    assert HOST.search(line) or CHOICE_OF_INDEX.search(line)


def locked(name: str) -> dict[str, str]:
    """Each package of a lock with its version and markers; the lines below it must be hashes."""
    packages = re.split(r"^(?=\w)", (ROOT / "setup" / name).read_text(), flags=re.MULTILINE)[1:]
    assert all(re.fullmatch(r"\S+==.+\\\n(    --hash=sha256:\w{64}( \\)?\n)+", package) for package in packages)
    return dict(package.partition("\n")[0].split("==", 1) for package in packages)


@pytest.mark.parametrize("name", ["lock-build.txt", "lock-run.txt"])
def test_what_runs_and_what_builds_is_locked_as_developers_have_it(name: str) -> None:
    assert locked(name).items() <= locked("lock-dev.txt").items()
