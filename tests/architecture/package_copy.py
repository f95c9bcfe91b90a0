"""A copy of the package with a change, and an installation in which programs run with that copy."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class PackageCopy:
    """The package in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "kiosk", folder / "kiosk", ignore=ignore)
        self.changed: set[str] = set()

    def add(self, name: str, text: str) -> None:
        path = self.folder / name
        assert not path.exists()
        path.write_text(text, encoding="utf-8")
        self.changed.add(name)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.changed.add(name)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, program: str, *words: str) -> str:
        """Run a program with the changed package, and return what it writes."""
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=self.folder,
            env={
                "PYTHONPATH": str(self.folder),
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.folder),
                "KIVY_NO_ARGS": "1",
            },
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def kiosk(self, *words: str) -> str:
        """Run a command of the changed package."""
        program = (
            "import sys, kiosk; assert kiosk.__file__.startswith(sys.argv.pop(1)), kiosk.__file__\n"
            "from kiosk.cli.main import main; main(standalone_mode=False)"
        )
        return self.run(program, str(self.folder), *words)
