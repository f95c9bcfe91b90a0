"""Lets a module that is run as a process of its own do something else instead, as long as a file is there."""

from pathlib import Path

SITE = """
import os, sys
if {module!r} in sys.orig_argv and os.path.exists({mark!r}):
    {instead}
"""
HANG = "import time; time.sleep(600)"


class Spell:
    """What happens in place of a module, in every process that is started while it holds."""

    def __init__(self, folder: Path, monkeypatch) -> None:
        self._folder, self._monkeypatch = folder / "site", monkeypatch
        self._folder.mkdir()
        self._mark = self._folder / "holds"

    def cast(self, module: str, instead: str = HANG) -> None:
        self._mark.touch()
        text = SITE.format(module=module, mark=str(self._mark), instead=instead)
        (self._folder / "sitecustomize.py").write_text(text)
        self._monkeypatch.setenv("PYTHONPATH", str(self._folder))

    def lift(self) -> None:
        self._mark.unlink()
