"""List the media with what is missing, and prepare them for showing and playing."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from kiosk.cli._exhibition import pass_paths, usable
from kiosk.content.library import load
from kiosk.content.media_status import MediumStatus, holdings
from kiosk.content.model import MediumKind
from kiosk.paths import Paths

if TYPE_CHECKING:
    from kiosk.curator.prepare import Preparation, Result


@click.group()
def command() -> None:
    """List the pictures, films and sounds, or prepare them."""


@command.command("list")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output for people or for programs.",
)
@pass_paths
def list_(paths: Paths, form: str) -> None:
    """List every medium: where it is used, and what is missing.

    Only exhibits that can be reached from the home screen count.
    """
    found = [_looked_at(holding, paths) for holding in holdings(usable(load(paths)), paths)]
    click.echo(_json(found) if form == "json" else _text(found))


@command.command()
@click.option("--dry-run", is_flag=True, help="Only list what would be made.")
@pass_paths
def prepare(paths: Paths, *, dry_run: bool) -> None:
    """Make forms of the media for showing and playing; the originals are not changed.

    Pictures longer than 4096 pixels are cut into tiles, films become H.264 of 1080p at most with whole pictures,
    sounds become stereo of one loudness, -23 LUFS (the unit of broadcasters, EBU R 128). Existing forms are not made
    again; interrupted work is continued.
    A file that is damaged, or takes too long, is reported, and the others are prepared. The exit code is 1 when
    something could not be prepared.
    """
    # Only this command needs libvips and FFmpeg.
    from kiosk.curator.prepare import Preparation, PreparationBusyError, PreparationOutcome, Result

    workshop = Preparation(paths, usable(load(paths)))
    try:
        results: list[Result] = [*(workshop.dry_run() if dry_run else _work(workshop))]
    except (PreparationBusyError, OSError) as error:
        raise click.ClickException(str(error)) from error
    said = {
        PreparationOutcome.MADE: "made",
        PreparationOutcome.WANTED: "would be made",
        PreparationOutcome.FAILED: "cannot be prepared",
    }
    for result in results:
        if result.outcome in said:
            click.echo(f"{result.name}: {said[result.outcome]}: {result.words}")
    click.echo(_tally([result.outcome for result in results], paths))
    if any(result.outcome is PreparationOutcome.FAILED for result in results):
        raise SystemExit(1)


def _looked_at(holding: MediumStatus, paths: Paths) -> MediumStatus:
    """Add to a film whether it is interlaced, which only its header tells."""
    if holding.kind != MediumKind.FILM or holding.prepared == len(holding.files):
        return holding
    # Importing PyAV takes long, and many exhibitions have no film.
    from kiosk.engines.playback.interlaced import is_interlaced

    combed = any(is_interlaced(paths.root / name) for name in holding.files)
    return replace(holding, lacks=(*holding.lacks, "deinterlacing")) if combed else holding


def _work(workshop: "Preparation") -> Iterator["Result"]:
    """Yield the result for each original, below a progress bar in bytes."""
    sizes = workshop.sizes
    with click.progressbar(length=max(1, sum(sizes)), label="Preparing", file=sys.stderr) as bar:
        done = 0

        def grow(share: float) -> None:
            bar.update(max(0, round(done + share * size) - bar.pos))

        results = workshop.work(grow)
        for size in sizes:
            yield next(results)
            grow(1.0)
            done += size
        # The last step removes forms that are no longer used.
        yield from results


def _tally(outcomes: Sequence[str], paths: Paths) -> str:
    names = {
        "made": "made",
        "wanted": "to be made",
        "kept": "prepared before",
        "good": "good as they are",
        "failed": "cannot be prepared",
    }
    counts = [f"{outcomes.count(outcome)} {words}" for outcome, words in names.items() if outcome in outcomes]
    return f"{', '.join(counts) or 'No media'}. The prepared forms are in {paths.prepared}"


def _json(found: Sequence[MediumStatus]) -> str:
    return json.dumps({"media": [asdict(holding) for holding in found]}, ensure_ascii=False, indent=2)


def _text(found: Sequence[MediumStatus]) -> str:
    rows = [("medium", "kind", "files", "used", "lacks", "where"), *map(_row, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([click.style(lines[0], bold=True), *lines[1:], "", _summary(found)])


def _row(holding: MediumStatus) -> tuple[str, ...]:
    places = holding.used_in
    where = places[0] + (f" and {len(places) - 1} more" if len(places) > 1 else "") if places else ""
    return (
        holding.id,
        holding.kind,
        str(len(holding.files)),
        str(len(places)),
        ", ".join(holding.lacks) or ("-" if places else "- (unused)"),
        where,
    )


def _summary(found: Sequence[MediumStatus]) -> str:
    used = sum(bool(holding.used_in) for holding in found)
    lacking = Counter(lack for holding in found for lack in holding.lacks)
    counts = [f"{used} used", f"{len(found) - used} unused", *(f"{lack}: {n}" for lack, n in sorted(lacking.items()))]
    return f"{len(found)} media: {', '.join(counts)}."
