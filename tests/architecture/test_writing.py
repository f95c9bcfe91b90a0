"""Files are written through kiosk.files, whole or not at all; the few places that write otherwise are listed here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "kiosk").rglob("*.py"))
WRITES = {"write_text", "write_bytes", "rename", "renames", "mkstemp", "NamedTemporaryFile"}
COPIES = {"copy", "copy2", "copyfile", "move"}
OPENED_FOR_WRITING = {"O_WRONLY", "O_RDWR", "O_CREAT"}

ALLOWED = {
    ("cli/_output_file.py", "write_text"): "a pipe or a device of the user's choice, as /dev/stdout",
    ("cli/_streams.py", "os.open"): "the null device in place of a closed stream",
    ("content/packing/writer.py", "open"): "an entry of a zip file that is written whole",
    ("curator/prepare/films.py", "open"): "PyAV writes into a file that preparation puts in place",
    ("curator/prepare/loudness.py", "open"): "PyAV writes into a file that preparation puts in place",
    ("engines/typeset/native/generate.py", "write_text"): "a developer's tool that writes a module of this repository",
    ("operations/staff/recent_errors.py", "open"): "a log is appended to",
    ("operations/staff/test_sound.py", "open"): "a sound in memory",
    ("operations/updates/store.py", "rename"): "a copy loses its name before it is removed",
    ("operations/usage/database.py", "rename"): "a damaged database is set aside",
    ("ui/screens/timeline_screen.py", "replace"): "a widget's method",
}  # fmt: skip


def direct_writes(source: str) -> Iterator[str]:
    """Each call that writes, copies or renames a file by itself."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        function = call.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        module = getattr(function.value, "id", "") if isinstance(function, ast.Attribute) else ""
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        # Path.replace takes one argument; str.replace takes two, date.replace named ones.
        replaces = name == "replace" and (module == "os" or (len(call.args) == 1 and not call.keywords))
        if replaces or name in WRITES or (module == "shutil" and name in COPIES):
            yield name
        elif module == "os" and name == "open":
            if {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)} & OPENED_FOR_WRITING:
                yield "os.open"
        elif name == "open" and any(map(for_writing, arguments)):
            yield name


def for_writing(argument: ast.expr) -> bool:
    mode = argument.value if isinstance(argument, ast.Constant) else None
    return (
        isinstance(mode, str) and 0 < len(mode) <= 3 and set(mode) <= set("rwaxbt+") and bool(set(mode) & set("wax+"))
    )


def test_files_are_written_whole_through_one_module() -> None:
    found = {
        (file.relative_to(ROOT / "kiosk").as_posix(), name)
        for file in FILES
        if file != ROOT / "kiosk" / "files.py"
        for name in direct_writes(file.read_text(encoding="utf-8"))
    }
    assert found == ALLOWED.keys()


@pytest.mark.parametrize(
    "line",
    [
        'path.write_text("a")', 'open(path, "w")', 'path.open("xb")', 'open(path, mode="a")', "os.replace(a, b)",
        "part.replace(file)", "part.rename(file)", "os.open(path, os.O_RDWR | os.O_CREAT)", "shutil.copyfile(a, b)",
    ],
)  # fmt: skip
def test_a_line_that_writes_by_itself_would_be_seen(line: str) -> None:
    assert [*direct_writes(line)]


@pytest.mark.parametrize(
    "line",
    ['open(path, "rb")', 'text.replace("a", "b")', "day.replace(day=1)", "self.open(page)", "os.open(p, os.O_RDONLY)"],
)
def test_a_line_that_reads_is_fine(line: str) -> None:
    assert not [*direct_writes(line)]
