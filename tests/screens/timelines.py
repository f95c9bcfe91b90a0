"""Exhibitions that are one timeline, of cards that a test names or that somebody else wrote."""

from collections.abc import Iterable
from pathlib import Path

import yaml
from loading import loaded

from kiosk.content.model import Exhibition
from kiosk.curator.imports import timelinejs
from kiosk.curator.imports.bundle import Setting
from kiosk.paths import Paths

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "timelinejs"


def museum(root: Path, cards: Iterable[dict], eras: Iterable[dict] = (), **settings: object) -> Exhibition:
    """Write an exhibition with one timeline, `time`, into a folder, and load it."""
    paths = Paths(root / "content", root / "state")
    for folder in (paths.exhibits, paths.media):
        folder.mkdir(parents=True)
    kiosk = {"title": "Time", "summary": "One line", "languages": ["en", "ar"], "home": ["time"], **settings}
    written = {"kind": "timeline", "title": "Time", "summary": "One line", "eras": list(eras), "cards": list(cards)}
    for name, content in (("kiosk", kiosk), ("time", {k: v for k, v in written.items() if v})):
        (paths.exhibits / f"{name}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return loaded(paths)


def sample(name: str) -> tuple[list[dict], list[dict]] | None:
    """The cards and eras of a TimelineJS sample as the importer has them, None where the samples are not."""
    path = SAMPLES / f"{name}.json"
    if not path.is_file():
        return None
    found = timelinejs.convert(timelinejs.read(path), Setting("time", ()))
    return [{key: card[key] for key in ("id", "date", "title")} for card in found.entries], found.eras
