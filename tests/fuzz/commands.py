"""Break exhibitions in thousands of ways and run every command on them; each must end well, whatever it prints.

    python tests/fuzz/commands.py --cases 2000 --seed 1
    python tests/fuzz/commands.py --again "1/17:media/flipped" --only "media prepare"  # once more, with what it said
    python tests/fuzz/commands.py --cases 200 --seed 1 --start                         # kiosks that are started on them

A command ends well when it shows no traceback, takes no more than 10 s and 1 GiB, and ends with 0, 1 or 2. A kiosk
starts well when it shows its last good copy, or the content as it stands where that is good, within 10 s.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from bench import OFFSCREEN, Bench, Named, preload, remove
from calls import COMMANDS, drawn_for
from running import Run


@dataclass(frozen=True)
class Found:
    """A run that did not end well."""

    command: str
    fault: str
    case: str
    done: str
    output: str

    def __str__(self) -> str:
        how = "--start" if self.command == "start" else f'--only "{self.command}"'
        return f'{self.fault}\n    python tests/fuzz/commands.py --again "{self.case}" {how}\n    {self.done[:240]!a}'


class Counts:
    """Number of runs of each command, their exit codes, and their largest time and memory."""

    def __init__(self) -> None:
        self.codes: dict[str, Counter[str]] = {}
        self.most: dict[str, tuple[float, int]] = {}

    def take(self, name: str, made: Run) -> None:
        """Add a run."""
        self.codes.setdefault(name, Counter())["fault" if made.fault else str(made.code)] += 1
        cpu_s, peak = self.most.get(name, (0.0, 0))
        self.most[name] = (max(cpu_s, made.cpu_s), max(peak, made.peak_bytes))

    def told(self) -> str:
        """Return a line for each command."""
        lines = [f"{'command':<26}{'runs':>6}{'0':>6}{'1':>6}{'2':>6}{'faults':>8}{'most s':>8}{'most MiB':>10}"]
        for name, codes in sorted(self.codes.items()):
            cells = "".join(f"{codes[code]:>6}" for code in ("0", "1", "2"))
            cpu_s, peak = self.most[name]
            lines.append(f"{name:<26}{codes.total():>6}{cells}{codes['fault']:>8}{cpu_s:>8.1f}{peak >> 20:>10}")
        return "\n".join(lines)


def tries(bench: Bench, case: Named, commands: Sequence[str], counts: Counts, *, tell: bool) -> Iterator[Found]:
    """Run commands on a case; yield the runs that did not end well."""
    for name in commands:
        made, done, words = bench.tried(case, name)
        counts.take(name, made)
        if tell:
            sys.stdout.write(f"{done}\n{words}\n{made.output}\n")
        if made.fault:
            yield Found(name, made.fault, str(case), " ".join(done), made.output[-1500:])


def asked() -> argparse.Namespace:
    """Read the command line."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--cases", type=int, default=100)
    reader.add_argument("--first", type=int, default=0, help="the number of the first case")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--again", action="append", help="this case alone, as a fault names it")
    reader.add_argument("--list", type=Path, help="what this file lists, a command and a case a line")
    reader.add_argument("--without", action="append", default=[], help="pass over cases with such a mutation")
    reader.add_argument("--only", default="", choices=["", *COMMANDS], help="this command alone")
    reader.add_argument("--one", action="store_true", help="show each case to one command alone, drawn among all")
    reader.add_argument("--start", action="store_true", help="start kiosks on the cases")
    reader.add_argument("--json", type=Path, help="write what was found to this file")
    reader.add_argument("--seconds", type=float, default=float("inf"), help="begin no case after so long")
    return reader.parse_args()


def main() -> int:
    """Run the fuzz; return 1 when a run did not end well."""
    words = asked()
    os.environ.update(OFFSCREEN)
    # Each child process would remove a TemporaryDirectory at its end.
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        found = _all(Bench(folder), [*_named(words)], words)
    finally:
        remove(folder)
    return int(bool(found))


def _named(words: argparse.Namespace) -> Iterator[tuple[Named, str]]:
    """Yield the cases, each with the command that it is for, or "" for those that are drawn."""
    if words.list:
        lines = [line.split(" | ") for line in words.list.read_text().splitlines() if not line.startswith("#")]
        yield from ((Named.read(case), command) for command, case in lines)
    elif words.again:
        yield from ((Named.read(case), words.only) for case in words.again)
    else:
        numbers = range(words.first, words.first + words.cases)
        drawn = (Named.drawn(words.seed, number) for number in numbers)
        yield from ((case, words.only) for case in drawn if not any(one in str(case) for one in words.without))


def _all(bench: Bench, named: Sequence[tuple[Named, str]], words: argparse.Namespace) -> list[Found]:
    preload(bench.sound)
    begun, counts, found, tried = time.monotonic(), Counts(), [], 0
    trying = _starting(bench, counts) if words.start else None
    for case, only in named:
        if time.monotonic() - begun > words.seconds:
            break
        tried += 1
        commands = [only] if only else drawn_for(case.key, case.kinds, one=words.one)
        for one in trying(case) if trying else tries(bench, case, commands, counts, tell=bool(words.again)):
            found.append(one)
            sys.stdout.write(f"{one}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{counts.told()}\n{tried} cases, {len(found)} faults in {time.monotonic() - begun:.0f} s\n")
    for fault, often in Counter(one.fault for one in found).most_common():
        sys.stdout.write(f"{often:>5}  {fault}\n")
    if words.json:
        told = {"found": [asdict(one) for one in found], "codes": counts.codes, "tried": tried}
        words.json.write_text(json.dumps(told), encoding="utf-8")
    return found


def _starting(bench: Bench, counts: Counts):
    from starts import Starts

    starts = Starts(bench)

    def start(case: Named) -> Iterator[Found]:
        made, done = starts.started(case)
        counts.take("start", made)
        if made.fault:
            yield Found("start", made.fault, str(case), " ".join(done), made.output[-1500:])

    return start


if __name__ == "__main__":
    sys.exit(main())
