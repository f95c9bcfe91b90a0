"""The findings of an audit as text, as JSON and as a page with pictures."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from kiosk.html_page import rendered
from kiosk.rehearsal.audit.findings import CODES, AuditFinding

MOST_LINES = 200
"""Of the text; JSON and the page contain all findings."""
_TEMPLATE = Path(__file__).parent / "templates" / "findings.html.j2"


@dataclass(frozen=True)
class _Section:
    """All findings of a code."""

    code: str
    meaning: str
    source: str
    count: int
    without_picture: Sequence[AuditFinding]
    pictures: Sequence[tuple[str, str, Sequence[AuditFinding]]]
    """The address of each, where and as whom it was taken, and what has a frame in it."""


def text(findings: Sequence[AuditFinding]) -> str:
    """Return a line for each finding, and how many there are of each code."""
    counts = Counter(finding.code for finding in findings)
    lines = [str(finding) for finding in findings[:MOST_LINES]]
    if len(findings) > MOST_LINES:
        lines.append(f"and {len(findings) - MOST_LINES} more")
    lines += [f"{count:6} {code}: {CODES[code][0]}" for code, count in counts.most_common()]
    return "\n".join(lines)


def data(findings: Sequence[AuditFinding]) -> str:
    """Return all findings as JSON, each with the meaning and the source of its code."""
    rows = [{**asdict(finding), "meaning": finding.meaning, "source": finding.source} for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def page(findings: Sequence[AuditFinding], title: str, about: str, pictures: Path) -> str:
    """Return an HTML page: the findings by code, each picture once with all that has a frame in it.

    `pictures` is the folder of the pictures as seen from the page.
    """
    sections = [_section(code, found, pictures) for code, found in _by_code(findings)]
    return rendered(_TEMPLATE, title=title, about=about, sections=sections, codes=CODES)


def _by_code(findings: Sequence[AuditFinding]) -> Iterator[tuple[str, list[AuditFinding]]]:
    codes = list(CODES)
    ordered = sorted(findings, key=lambda finding: codes.index(finding.code))
    for code, found in groupby(ordered, key=lambda finding: finding.code):
        yield code, list(found)


def _section(code: str, found: list[AuditFinding], folder: Path) -> _Section:
    meaning, source = CODES[code]
    shown = sorted((finding for finding in found if finding.picture), key=lambda finding: finding.picture)
    pictures = []
    for file, group in groupby(shown, key=lambda finding: finding.picture):
        first, *others = group
        pictures.append(((folder / file).as_posix(), f"{first.screen} ({first.circumstances})", [first, *others]))
    without_picture = [finding for finding in found if not finding.picture]
    return _Section(code, meaning, source, len(found), without_picture, pictures)
