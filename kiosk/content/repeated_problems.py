"""Problems that differ only in where they are become one, with its first place and the number of the others."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from kiosk.errors import Problem

MOST_EACH = 3
"""So many of one kind are told each by itself."""
_MOST_PLACES = 10
_MEDIA = "media/"
_KIND = re.compile(r"the (picture|film|sound) ")
_Key = tuple[str, str, str, str]


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems in their order; of those that are the same, the first says where the others are.

    The same are problems with equal words in one file of exhibits/, or of media, apart from the name of each.
    """
    alike: dict[_Key, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_key(problem), []).append(problem)
    told: list[Problem] = []
    for problem in problems:
        group = alike[_key(problem)]
        if len(group) <= MOST_EACH:
            told.append(problem)
        elif problem is group[0]:
            told.append(replace(problem, message=f"{problem.message}; {_others(problem, group[1:])}"))
    return told


def _key(problem: Problem) -> _Key:
    if not problem.file.startswith(_MEDIA):
        return problem.file, problem.code, problem.message, problem.hint
    file = PurePosixPath(problem.file)
    medium = f"{file.parent}/{file.name.partition('.')[0]}".removeprefix(_MEDIA)
    message, hint = (words.replace(medium, "\0") for words in (problem.message, problem.hint))
    return _MEDIA, problem.code, message, hint


def _others(first: Problem, others: Sequence[Problem]) -> str:
    if not first.file.startswith(_MEDIA):
        lines = [str(one.line) for one in others]
        return f"the same holds for {len(lines)} other places in this file, on the lines {_listed(lines)}"
    kind = _KIND.match(first.message)
    folders = Counter(f"{PurePosixPath(one.file).parent}" for one in others)
    named = [f"{folder} ({count})" if len(folders) > 1 else folder for folder, count in folders.items()]
    return f"the same holds for {len(others)} other {kind[1] if kind else 'file'}s in {_listed(named)}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_PLACES
    return ", ".join(names[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
