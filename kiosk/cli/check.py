"""Check the exhibition and report every problem with its line and a fix."""

import gc
import json
import signal
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import click

from kiosk.cli._exhibition import call, exhibition_paths
from kiosk.cli._options import FOLDER
from kiosk.content.excerpt import Excerpts
from kiosk.content.library import load
from kiosk.content.repeated_problems import told_once
from kiosk.errors import Problem, Severity
from kiosk.paths import Paths

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
LOOK_EVERY_S = 5.0
"""For network drives, which send no notifications of changes."""
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


@click.command()
@click.argument("folder", required=False, type=FOLDER)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for the annotations of a pull request.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Check only the files, not pictures, captions, translations, missing fonts or space.",
)
@click.option("--watch", is_flag=True, help="Check again each time that a file is saved, until Ctrl+C.")
def command(folder: Path | None, form: str, *, quick: bool, watch: bool) -> None:
    """Check the exhibition in FOLDER, or the one that the kiosk shows.

    FOLDER holds exhibits/, media/ and locales/. The exit code is 1 when there are errors; warnings and advice
    are for you to judge.
    """
    paths = exhibition_paths(folder)
    writers: dict[str, Callable[[Paths, Sequence[Problem]], str]] = {"text": in_words, "json": _json, "github": _github}

    def say() -> bool:
        problems = _problems(paths, quick=quick)
        click.echo(writers[form](paths, problems))
        return any(problem.severity is Severity.ERROR for problem in problems)

    if watch:
        _watch(paths, say, headed=form == "text")
    elif say():
        raise SystemExit(1)


def _watch(paths: Paths, say: Callable[[], bool], *, headed: bool) -> None:
    """Check now, and after each change to the files of the content."""
    from kiosk.operations.updates.watch import surveys

    stop = threading.Event()
    # The library that waits for notifications swallows KeyboardInterrupt.
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    last: object = None
    for seen in surveys(paths, stop, LOOK_EVERY_S):
        if seen == last:
            continue
        last = seen
        if headed:
            click.secho(f"{datetime.now().astimezone():%H:%M:%S}  Ctrl+C ends this.", dim=True)
        say()
        # The next check has no use for the objects of this one.
        gc.collect()


def _problems(paths: Paths, *, quick: bool) -> tuple[Problem, ...]:
    # Everything that is read stays until the output: garbage collection would take as long as reading.
    gc.disable()
    loaded = load(paths, cached=False)
    if quick or loaded.exhibition is None:
        return loaded.problems
    from kiosk.curator.proof import all_checks  # opens the text libraries

    return tuple(sorted({*loaded.problems, *all_checks.problems(paths, loaded.exhibition)}))


def in_words(paths: Paths, problems: Sequence[Problem]) -> str:
    """Format problems for people: place, cause, line and fix of each, and their number.

    Many that are the same are told once.
    """
    told, excerpts = told_once(problems), Excerpts(paths)
    parts = [_paragraph(excerpts, problem) for problem in told]
    each = f"{call('check --format json')} lists each of those that are told once." if len(told) < len(problems) else ""
    return "\n".join([*parts, _summary(problems), *([each] if each else [])])


def _paragraph(excerpts: Excerpts, problem: Problem) -> str:
    head, _, cause = f"{replace(problem, hint='')}".partition(f": {problem.severity}: ")
    severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    lines = [f"{click.style(head, bold=True)}: {severity}: {cause}", *excerpts.of(problem)]
    return "\n".join([*lines, *([f"    mend: {problem.hint}"] if problem.hint else []), ""])


def _summary(problems: Sequence[Problem]) -> str:
    if not problems:
        return "The exhibition is in order."
    counts = Counter(problem.severity for problem in problems)
    names = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.ADVICE: ("advice",) * 2,
    }
    said = [
        f"{counts[severity]} {forms[counts[severity] != 1]}" for severity, forms in names.items() if counts[severity]
    ]
    return f"{', '.join(said)}. docs/curators/messages.md explains each code."


def _json(_: Paths, problems: Sequence[Problem]) -> str:
    return json.dumps({"problems": [asdict(problem) for problem in problems]}, ensure_ascii=False, indent=2)


def _github(_: Paths, problems: Sequence[Problem]) -> str:
    return "\n".join(_annotation(problem) for problem in told_once(problems))


def _annotation(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    words = problem.message + (f" (mend: {problem.hint})" if problem.hint else "")
    return f"::{_GITHUB[problem.severity]} {place}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
