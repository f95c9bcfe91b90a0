"""A folder in which exhibitions are broken, one after the other, and commands run on them."""

import gc
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from calls import COMMANDS
from mutations import broken, drawn, ordinary_files
from running import Run, run

OFFSCREEN = {
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_ENV_CONFIG": "1",
}


@dataclass(frozen=True)
class Named:
    """A case: its mutations, and the key that seeds them."""

    key: str
    """The seed and the number, as "1/17"."""
    mutations: tuple[str, ...]

    @classmethod
    def drawn(cls, seed: int, number: int) -> "Named":
        """Return a case of a seed."""
        return cls(f"{seed}/{number}", tuple(drawn(seed, number)))

    @classmethod
    def read(cls, words: str) -> "Named":
        """Read "1/17:yaml/gone+po/odd_charset"."""
        key, _, names = words.partition(":")
        return cls(key, tuple(names.split("+")))

    def __str__(self) -> str:
        return f"{self.key}:{'+'.join(self.mutations)}"

    @property
    def kinds(self) -> set[str]:
        """The kinds of its mutations."""
        return {name.partition("/")[0] for name in self.mutations}


class Bench:
    """A sound exhibition that is copied and broken for each command."""

    def __init__(self, folder: Path) -> None:
        """Make the exhibition in a child process, since encoders start threads."""
        self.folder, self.sound = folder, folder / "sound"
        made = run(lambda: _make(self.sound), folder / "making", {})
        if made.fault or made.code:
            raise RuntimeError(f"the exhibition cannot be made: {made.fault}\n{made.output}")

    def broken(self, case: Named) -> tuple[Path, list[str]]:
        """Make a case; return its folder and the mutations that were applied."""
        root = self.folder / "case"
        remove(root)
        shutil.copytree(self.sound, root)
        return root, broken(root, case.key, case.mutations)

    def tried(self, case: Named, name: str) -> tuple[Run, list[str], list[str]]:
        """Break an exhibition and run a command on it; return the run, the mutations and the arguments."""
        root, done = self.broken(case)
        words = COMMANDS[name].words(root, random.Random(f"{case.key}/{name}"))
        return self.called(root, words), done, words

    def called(self, root: Path, words: Sequence[str]) -> Run:
        """Call the program on a folder."""
        homes = {"VITRINE_HOME": root / "content", "VITRINE_STATE": root / "state", "TMPDIR": root / "temporary"}
        homes["TMPDIR"].mkdir(exist_ok=True)
        output = self.folder / "output"
        output.unlink(missing_ok=True)
        variables = {name: str(folder) for name, folder in homes.items()} | OFFSCREEN
        made = run(lambda: _call([*words]), output, variables)
        return replace(made, output=made.output + _reports(homes["VITRINE_STATE"], homes["TMPDIR"]))


def _reports(*folders: Path) -> str:
    """Return the reports of unexpected exceptions, which count as faults even with a plain message."""
    told = [path.read_bytes() for folder in folders for path in ordinary_files(folder)]
    return "".join(one.decode("utf-8", "replace") for one in told if b"Traceback (most recent call last)" in one)


def remove(folder: Path) -> None:
    """Remove a folder of any depth."""
    if folder.exists():
        subprocess.run(["rm", "-rf", str(folder)], check=True)


def preload(sound: Path) -> None:
    """Import modules that start no threads, and check an exhibition once to warm up."""
    for name in ("check", "media", "translate", "import_", "preview", "tour"):
        __import__(f"kiosk.cli.{name}")
    used = ("content.library", "content.media_status", "content.translation")
    for name in (*used, "curator.proof.all_checks", "curator.imports.spreadsheet"):
        __import__(f"kiosk.{name}")
    # The texts of the interface are the same in every case; collecting them takes half of the time of a check.
    from kiosk.content import translation

    collected = translation.interface_template(Path(translation.kiosk.__file__).parent)
    translation.interface_template = lambda _folder: collected
    with suppress(SystemExit), redirect_stdout(StringIO()):
        _call(["check", str(sound / "content")])
    gc.enable()
    gc.freeze()


def _make(folder: Path) -> None:
    import whole_museum

    whole_museum.make(folder)


def _call(words: list[str]) -> None:
    """Call the program; a preview is closed once it is open."""
    from kiosk.cli.main import main

    if words[0] == "preview":
        import closing

        closing.close_when_it_stands()
    sys.argv = ["kiosk", *words]
    main(words)
