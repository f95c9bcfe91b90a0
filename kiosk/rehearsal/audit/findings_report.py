"""What was found, for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from itertools import groupby
from pathlib import Path

from kiosk.rehearsal.audit.findings import CODES, AuditFinding

MOST_LINES = 200
"""Of the text; JSON and the page have all of it."""
_STYLE = """
body { background: #faf7f2; color: #1b1a18; font: 16px/1.5 "Noto Sans", system-ui, sans-serif; margin: 2rem auto;
  max-width: 90rem; padding: 0 2rem; }
h1, h2 { font-family: "Noto Serif", Georgia, serif; line-height: 1.2; }
h2 { border-top: 2px solid; margin-top: 3rem; padding-top: 1rem; }
h2 code, p.source { color: #5f5b55; font-size: 1rem; font-weight: 400; }
ul.pictures { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); }
ul.pictures { list-style: none; padding: 0; }
img { border: 1px solid #d9d4cc; display: block; height: auto; max-height: 36rem; max-width: 100%; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid #d9d4cc; padding: 0.3rem 1rem 0.3rem 0; }
th { text-align: left; } p { margin: 0.3rem 0; }
"""


def text(findings: Sequence[AuditFinding]) -> str:
    """Give a line for each finding, and how many there are of each code."""
    counts = Counter(finding.code for finding in findings)
    lines = [str(finding) for finding in findings[:MOST_LINES]]
    if len(findings) > MOST_LINES:
        lines.append(f"and {len(findings) - MOST_LINES} more")
    lines += [f"{count:6} {code}: {CODES[code][0]}" for code, count in counts.most_common()]
    return "\n".join(lines)


def data(findings: Sequence[AuditFinding]) -> str:
    """Give all findings as JSON, each with what its code means and where that comes from."""
    rows = [{**asdict(finding), "meaning": finding.meaning, "source": finding.source} for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def page(findings: Sequence[AuditFinding], title: str, about: str, pictures: Path) -> str:
    """Give an HTML page: the findings by code, each picture once with all that has a frame in it.

    `pictures` is the folder of the pictures as seen from the page.
    """
    body = "".join(_section(code, found, pictures) for code, found in _by_code(findings))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Audit: {escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>Audit: {escape(title)}</h1><p>{escape(about)}</p>"
        f"{body or '<p>Nothing was found.</p>'}{_looked_for()}</body></html>"
    )


def _by_code(findings: Sequence[AuditFinding]) -> Iterator[tuple[str, list[AuditFinding]]]:
    codes = list(CODES)
    ordered = sorted(findings, key=lambda finding: codes.index(finding.code))
    for code, found in groupby(ordered, key=lambda finding: finding.code):
        yield code, list(found)


def _section(code: str, found: list[AuditFinding], pictures: Path) -> str:
    meaning, source = CODES[code]
    bare = [finding for finding in found if not finding.picture]
    shown = sorted((finding for finding in found if finding.picture), key=lambda finding: finding.picture)
    parts = [_item(file, list(group), pictures) for file, group in groupby(shown, key=lambda finding: finding.picture)]
    return (
        f'<h2 id="{code}">{escape(meaning)} <code>{code}</code></h2>'
        f'<p class="source">{escape(source)} · {len(found)} times</p>'
        f"{''.join(f'<p>{_words(finding)}</p>' for finding in bare)}"
        f'<ul class="pictures">{"".join(parts)}</ul>'
    )


def _item(file: str, found: list[AuditFinding], pictures: Path) -> str:
    first = found[0]
    where = escape(f"{first.screen} ({first.circumstances})", quote=True)
    address = escape((pictures / file).as_posix(), quote=True)
    lines = "".join(f"<p>{_words(finding)}</p>" for finding in found)
    return f'<li><a href="{address}"><img src="{address}" alt="{where}" loading="lazy"></a><p>{where}</p>{lines}</li>'


def _words(finding: AuditFinding) -> str:
    figure = f": {escape(finding.figure)}" if finding.figure else ""
    return f'<bdi dir="auto">{escape(finding.words)}</bdi>{figure}'


def _looked_for() -> str:
    rows = "".join(
        f"<tr><td><code>{code}</code></td><td>{escape(meaning)}</td><td>{escape(source)}</td></tr>"
        for code, (meaning, source) in CODES.items()
    )
    return f"<h2>What was looked for</h2><table><tr><th>code</th><th>finds</th><th>after</th></tr>{rows}</table>"
