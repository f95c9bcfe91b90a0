"""Walk every screen as each visitor would meet it, and report what keeps some of them out."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli._exhibition import exhibition_paths, usable
from kiosk.cli._output_file import report_written, write_output
from kiosk.cli._terminal import log_to_terminal
from kiosk.content.model import Exhibition
from kiosk.i18n.tags import bare
from kiosk.paths import Paths

if TYPE_CHECKING:
    from kiosk.rehearsal.audit.findings import AuditFinding
    from kiosk.rehearsal.audit.plan import AuditOptions

_FILE = click.Path(dir_okay=False, path_type=Path)
CONTRASTS = {"standard": False, "high": True}
ORIENTATIONS = {"landscape": False, "portrait": True}
QUICK_SIZES = (100, 200)


def _several(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


@click.command()
@click.option("--html", metavar="FILE", type=_FILE, help="Write a page with pictures that mark what was found.")
@click.option("--json", "as_json", metavar="FILE", type=_FILE, help="Write what was found as JSON.")
@click.option("--languages", metavar="en,vi", callback=_several, help="As visitors in these languages; all by default.")
@click.option("--text-sizes", metavar="100,200", callback=_several, help="In these, per cent; all four by default.")
@click.option("--contrasts", metavar="standard,high", callback=_several, help="In one contrast; both by default.")
@click.option("--orientations", metavar="landscape,portrait", callback=_several, help="In one; both by default.")
@click.option(
    "--lowered/--no-lowered",
    default=True,
    help="With the controls lowered too, at the least and the largest text; or never so.",
)
@click.option("--quick", is_flag=True, help="One panel of each layout, text at 100 and 200 %: for while you work.")
def command(*, html: Path | None, as_json: Path | None, lowered: bool, quick: bool, **chosen: tuple[str, ...]) -> None:
    """Walk every screen in every language, text size, contrast and orientation, and report what keeps visitors out.

    Controls too small or out of reach, words cut, covered or hard to see, what has no name to be heard or is out of
    reach of keys, media without captions, time limits too short. The exit code is 1 when something was found.
    """
    log_to_terminal(logging.ERROR)
    from kiosk.content import library
    from kiosk.rehearsal.audit.plan import AuditOptions

    paths = exhibition_paths()
    exhibition = usable(library.load(paths))
    offered = exhibition.settings.languages
    wishes = AuditOptions(
        _among("--languages", tuple(map(bare, chosen["languages"])), dict(zip(offered, offered, strict=True))),
        _sizes(chosen["text_sizes"], quick=quick),
        _among("--contrasts", chosen["contrasts"], CONTRASTS),
        _among("--orientations", chosen["orientations"], ORIENTATIONS),
        lowered,
        quick,
    )
    found = _audit(paths, wishes, html)
    _report(found, exhibition, wishes, html, as_json)
    if found:
        sys.exit(1)


def _audit(paths: Paths, wishes: "AuditOptions", html: Path | None) -> "list[AuditFinding]":
    """Run all rounds below a progress bar."""
    from kiosk.rehearsal.audit.plan import rounds
    from kiosk.rehearsal.audit.rounds import run

    folder = _pictures(html) if html else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
    planned = rounds(wishes, folder.absolute() if folder else None)
    visitors = sum(len(one.visitors) for one in planned)
    with click.progressbar(length=visitors, label=f"{visitors} visitors", file=sys.stderr) as bar:
        return run(planned, paths.root, bar.update)


def _report(
    found: "Sequence[AuditFinding]",
    exhibition: Exhibition,
    wishes: "AuditOptions",
    html: Path | None,
    as_json: Path | None,
) -> None:
    from kiosk.rehearsal.audit import findings_report

    about = _about(wishes)
    click.echo(findings_report.text(found) if found else "Nothing was found.")
    if as_json:
        report_written(as_json, lambda: write_output(as_json, findings_report.data(found)))
    if html:
        folder = Path(_pictures(html).name)
        page = findings_report.page(found, exhibition.settings.title.source, about, folder)
        report_written(html, lambda: write_output(html, page))


def _about(wishes: "AuditOptions") -> str:
    """Describe the simulated visitors."""
    parts = (
        ", ".join(wishes.languages),
        ", ".join(f"{size} %" for size in wishes.text_sizes),
        " and ".join(name for name, high in CONTRASTS.items() if high in wishes.contrasts) + " contrast",
        " and ".join(name for name, upright in ORIENTATIONS.items() if upright in wishes.portraits),
        "controls lowered too" if wishes.lowered else "controls in their places",
        "one panel of each layout" if wishes.quick else "",
    )
    return "; ".join(part for part in parts if part)


def _pictures(html: Path) -> Path:
    return html.with_name(f"{html.stem}-pictures")


def _sizes(chosen: tuple[str, ...], *, quick: bool) -> tuple[int, ...]:
    from kiosk.visit.state import TEXT_SIZES

    if not chosen and quick:
        return QUICK_SIZES
    return _among("--text-sizes", chosen, {str(size): size for size in TEXT_SIZES})


def _among(option: str, chosen: tuple[str, ...], offered: dict[str, Any]) -> tuple[Any, ...]:
    """Return the chosen values; all values when none were chosen."""
    strange = [name for name in chosen if name not in offered]
    if strange:
        raise click.BadParameter(f"{', '.join(strange)}: there is {', '.join(offered)}", param_hint=option)
    return tuple(offered[name] for name in (chosen or offered))
