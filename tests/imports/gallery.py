"""An installation to import into, with the results of `kiosk import` and `kiosk check`."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.curator.imports.bundle import Bundle, Setting
from kiosk.curator.imports.delivery import deliver
from kiosk.curator.imports.omissions import OmissionKind
from kiosk.errors import Problem
from kiosk.paths import Paths

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
KIOSK = """\
# The languages are those of the town.
title: The exhibition
languages: [en, vi, fr]
home: [people]  # more to come
"""
PEOPLE = f"""\
kind: panels
title: People
summary: One line
panels:
  - id: first
    layout: text
    title: A first panel
    body: {" ".join(["word"] * 80)}
"""

# What an import must report before `kiosk check` does.
ANNOUNCED = {
    "missing-file": (OmissionKind.ON_THE_WEB, OmissionKind.NOT_THERE, OmissionKind.WRONG_KIND),
    "missing-alt": (OmissionKind.NO_ALT,),
    "missing-caption": (OmissionKind.NO_CAPTION,),
    "missing-credit": (OmissionKind.NO_CREDIT,),
    "missing-rights": (OmissionKind.NO_RIGHTS,),
    "missing-captions": (OmissionKind.ON_THE_WEB, OmissionKind.NO_ALT),
    "unlisted-language": (OmissionKind.LANGUAGE,),
}
# A museum's own limits, and what nobody has translated: true of the original too.
JUDGEMENT = {"too-long", "too-short", "long-title", "missing-translation", "no-room", "layout-ignores"}


def sample(name: str) -> Path:
    """Return the path of a third-party sample; skip the test where there are no samples."""
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"the samples are not beside this repository (../shared/samples/{name})")
    return path


class Gallery:
    """A folder with a small exhibition."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.desk = root / "desk"
        """Where a curator keeps what is to be imported."""
        for folder in (self.paths.exhibits, self.paths.media, self.desk):
            folder.mkdir(parents=True)
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK, encoding="utf-8")
        (self.paths.exhibits / "people.yaml").write_text(PEOPLE, encoding="utf-8")

    def setting(self, exhibit: str, *folders: Path) -> Setting:
        return Setting(exhibit, folders or (self.desk,), ("en", "vi", "fr"))

    def take(self, bundle: Bundle) -> Exhibition:
        deliver(bundle, self.paths, at_home=True)
        loaded = load(self.paths, cached=False)
        assert loaded.exhibition is not None
        return loaded.exhibition

    def problems(self) -> list[Problem]:
        """Return the problems of `kiosk check`, without those of the museum's own limits."""
        return [one for one in load(self.paths, cached=False).problems if one.code not in JUDGEMENT]

    def unannounced(self, bundle: Bundle) -> list[Problem]:
        """Return the problems of `kiosk check` that the import did not report."""
        counts: Counter[str] = Counter()
        found = []
        for problem in self.problems():
            kinds = ANNOUNCED.get(problem.code, ())
            counts[problem.code] += 1
            told = [place for kind in kinds for place in bundle.omissions.places(kind)]
            if not kinds or (problem.file.startswith("media/") and not self._named(problem.file, told)) or not told:
                found.append(problem)
        return found

    def _named(self, file: str, told: list[str]) -> bool:
        return any(place.startswith(file.rpartition(".")[0]) for place in told)

    def run(self, *words: str, answers: str = "") -> tuple[int, str]:
        """Run `kiosk import` with these arguments, in this folder."""
        result = CliRunner().invoke(main, ["import", "-C", str(self.paths.root), *words], input=answers)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.output

    def file(self, name: str) -> str:
        return (self.paths.root / name).read_text(encoding="utf-8")

    def in_one_language(self) -> "Gallery":
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK.replace("[en, vi, fr]", "[en]"), encoding="utf-8")
        self.paths = replace(self.paths)
        return self
