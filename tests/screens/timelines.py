"""Exhibitions that are one timeline, of cards that a test names or that somebody else wrote."""

import json
from collections.abc import Iterable
from pathlib import Path

import yaml

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.timeline.calendar import edtf_year

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
    loaded = load(paths, cached=False)
    assert loaded.exhibition is not None, loaded.problems
    return loaded.exhibition


def sample(name: str) -> tuple[list[dict], list[dict]] | None:
    """The cards and eras of a TimelineJS sample as our YAML has them, None where the samples are not."""
    path = SAMPLES / f"{name}.json"
    if not path.is_file():
        return None
    told = json.loads(path.read_text(encoding="utf-8-sig"))
    cards = [
        {"id": f"c{n}", "date": _interval(event), "title": _headline(event) or f"Event {n}"}
        for n, event in enumerate(told["events"])
    ]
    eras = [{"title": _headline(era) or "Era", "date": _interval(era)} for era in told.get("eras", ())]
    return cards, eras


def _headline(event: dict) -> str:
    return " ".join(event.get("text", {}).get("headline", "").replace("<", " <").split())[:60]


def _interval(event: dict) -> str:
    start = _date(event["start_date"])
    return f"{start}/{_date(event['end_date'])}" if event.get("end_date") else start


def _date(date: dict[str, str]) -> str:
    """TimelineJS counts years before the common era as they are named: -44 is 44 BCE, in EDTF -0043."""
    year = int(date["year"])
    text = edtf_year(year + 1 if year < 0 else year)
    for part in ("month", "day"):
        if not date.get(part):
            break
        text += f"-{int(date[part]):02d}"
    return text
