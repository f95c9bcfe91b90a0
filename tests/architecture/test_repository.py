"""What the repository as a whole promises: a short top level, and files that know neither a machine nor an index."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "docs", "exhibits", "kiosk", "locales", "media", "run_kiosk.py", "setup", "tests",
}  # fmt: skip

# Put together here, or this file would be the first to name them.
PACKAGE_INDEXES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("deb", "debian", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
    ]
]
MACHINE_PATHS = [f"/{folder}/" for folder in ("work", "root", "tmp")]


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone")
    return [Path(name) for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def lines_naming(words: list[str], files: list[Path]) -> list[str]:
    found = []
    for file in files:
        try:
            text = (ROOT / file).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{file}:{number}: {word}"
            for word in words
            if word in text
            for number, line in enumerate(text.splitlines(), 1)
            if word in line
        ]
    return found


def test_a_newcomer_meets_only_these_names_at_the_top(tracked: list[Path]) -> None:
    assert {file.parts[0] for file in tracked} <= TOP_LEVEL


def test_helpers_of_the_tests_have_names_of_their_own(tracked: list[Path]) -> None:
    """Their folders all stand in one search path: of two of the same name, only one would ever be imported."""
    tests = [file for file in tracked if file.parts[0] == "tests" and file.suffix == ".py"]
    helpers = [file.name for file in tests if not file.name.startswith("test_") and file.name != "conftest.py"]
    assert [name for name in set(helpers) if helpers.count(name) > 1] == []
    for file in tests:
        assert "\nfrom conftest " + "import" not in (ROOT / file).read_text(encoding="utf-8"), file


def test_no_file_names_a_package_index(tracked: list[Path]) -> None:
    assert lines_naming(PACKAGE_INDEXES, tracked) == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on(tracked: list[Path]) -> None:
    this_file = Path(__file__).relative_to(ROOT)
    assert lines_naming(MACHINE_PATHS, [file for file in tracked if file != this_file]) == []


def locked(name: str) -> dict[str, str]:
    """Each package of a lock with its version and markers; the lines below it must be hashes."""
    packages = re.split(r"^(?=\w)", (ROOT / "setup" / name).read_text(), flags=re.MULTILINE)[1:]
    assert all(re.fullmatch(r"\S+==.+\\\n(    --hash=sha256:\w{64}( \\)?\n)+", package) for package in packages)
    return dict(package.partition("\n")[0].split("==", 1) for package in packages)


@pytest.mark.parametrize("name", ["lock-build.txt", "lock-run.txt"])
def test_what_runs_and_what_builds_is_locked_as_developers_have_it(name: str) -> None:
    assert locked(name).items() <= locked("lock-dev.txt").items()
