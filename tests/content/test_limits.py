"""Files that grow when they are read, and files far too large: refused in the time and the memory of ten megabytes."""

import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

MEGABYTE = 1_000_000
TEN = 10 * MEGABYTE
READ = """
import sys, time
from pathlib import Path
from kiosk.content.yaml_source import SourceError, read
began = time.process_time()
try:
    read(Path(sys.argv[1]), "x.yaml")
    said = "read"
except SourceError as error:
    said = error.problem.code
seconds = time.process_time() - began
# Of the process since it became this program: getrusage counts what started it as well, and that may be larger.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(said, seconds, peak.split()[1])
"""


def limited() -> None:
    """What goes wrong must not take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def cost(file: Path) -> tuple[str, float, int]:
    """What the reader said, its seconds of CPU, and the most memory of its process in KiB."""
    command = [sys.executable, "-c", READ, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, preexec_fn=limited)
    said, seconds, kibibytes = done.stdout.split()
    return said, float(seconds), int(kibibytes)


@pytest.fixture(scope="module")
def ten_megabytes(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, int]:
    file = tmp_path_factory.mktemp("ten") / "x.yaml"
    panel = "  - id: a\n    title: A title\n    body: |\n" + "      Some words that stand here.\n" * 40
    file.write_text("panels:\n" + panel * (TEN // len(panel)))
    said, seconds, kibibytes = cost(file)
    assert said == "read"
    return seconds, kibibytes


def bomb(file: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    doubled = (f"{key}: &{key} [{', '.join([f'*{last}'] * 9)}]\n" for last, key in pairwise(letters))
    file.write_text("a: &a [lol, lol]\n" + "".join(doubled))


def merged(file: Path) -> None:
    file.write_text("a: &a {b: c}\nd:\n" + "  - <<: *a\n" * 100_000)


def gigabyte(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(1000 * MEGABYTE)


def gigabyte_written(file: Path) -> None:
    line = b"- words\n" * 125_000
    with file.open("wb") as out:
        for _ in range(70):
            out.write(line)
    assert file.stat().st_size > 64 * 2**20


def deep(file: Path) -> None:
    file.write_text("[" * TEN)


def deep_maps(file: Path) -> None:
    file.write_text("".join(f"{' ' * depth}a:\n" for depth in range(4000)))


def many_questions(file: Path) -> None:
    file.write_text("? " * (TEN // 2))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (bomb, "yaml-anchor"),
        (merged, "yaml-anchor"),
        (gigabyte, "file-too-large"),
        (gigabyte_written, "file-too-large"),
        (deep, "yaml-depth"),
        (deep_maps, "yaml-depth"),
        (many_questions, None),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_is_refused_in_the_time_and_the_memory_of_reading_ten_megabytes(tmp_path, ten_megabytes, make, code):
    file = tmp_path / "x.yaml"
    make(file)
    said, seconds, kibibytes = cost(file)
    assert said != "read"
    assert code in (None, said)
    assert kibibytes <= ten_megabytes[1]
    assert seconds <= ten_megabytes[0]
