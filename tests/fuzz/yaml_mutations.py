"""Mutations of the contents of YAML: values of another type, missing, doubled or renamed keys, odd dates and words."""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import odd
import yaml
from mutations import Case, enter, mutation

Way = tuple[Any, ...]
Change = Callable[[Any, Way, random.Random], None]
FILES = ("content/exhibits/*.yaml", "content/media/**/*.yaml")
SET = ("content/exhibits/rooms.yaml", "content/exhibits/years.yaml")


def ways(data: Any, way: Way = ()) -> list[Way]:
    """Yield the path to each value within data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for step, value in steps for found in [(*way, step), *ways(value, (*way, step))]]


def holder(data: Any, way: Way) -> Any:
    """Return the container of the value at the end of a path."""
    for step in way[:-1]:
        data = data[step]
    return data


def another_kind(data: Any, way: Way, chance: random.Random) -> None:
    holder(data, way)[way[-1]] = chance.choice(odd.KINDS)


def gone(data: Any, way: Way, chance: random.Random) -> None:
    del holder(data, way)[way[-1]]


def renamed(data: Any, way: Way, chance: random.Random) -> None:
    held = holder(data, way)
    if isinstance(held, dict):
        key = str(way[-1])
        new = (key.upper(), f"{key}s", key[::-1], f"{key} ", key.replace(" ", "_"), "", 0, None, True, "<<", "id", "en")
        held[chance.choice(new)] = held.pop(way[-1])


def scalar_or_list(data: Any, way: Way, chance: random.Random) -> None:
    held, value = holder(data, way), holder(data, way)[way[-1]]
    first = value[0] if isinstance(value, list) and value else next(iter(value), "") if isinstance(value, dict) else 0
    held[way[-1]] = first if isinstance(value, list | dict) else [value] * chance.choice((1, 2, 40))


def word_for_a_list(data: Any, way: Way, chance: random.Random) -> None:
    lists = [one for one in ways(data) if isinstance(holder(data, one)[one[-1]], list | dict)] or [way]
    at = chance.choice(lists)
    holder(data, at)[at[-1]] = chance.choice(("nobody", "archive", "a, b", "", 7, True, "rooms/left", "pictures/wide"))


def many(data: Any, way: Way, chance: random.Random) -> None:
    held = holder(data, way)
    if isinstance(held, list):
        held += [held[way[-1]]] * chance.choice((2, 30, 400))
    elif isinstance(held[way[-1]], dict):
        held[way[-1]] |= {f"more-{number}": value for number in range(200) for value in held[way[-1]].values()}


def odd_date(data: Any, way: Way, chance: random.Random) -> None:
    dates = [one for one in ways(data) if one[-1] == "date"] or [way]
    at = chance.choice(dates)
    holder(data, at)[at[-1]] = chance.choice(odd.DATES)


def odd_text(data: Any, way: Way, chance: random.Random) -> None:
    texts = [one for one in ways(data) if isinstance(holder(data, one)[one[-1]], str)] or [way]
    at = chance.choice(texts)
    held, where = holder(data, at), at[-1]
    sign, words = chance.choice(odd.SIGNS), chance.choice(odd.WORDS)
    held[where] = chance.choice((words, f"{held[where]}{sign}", f"{sign}{held[where]}", f"{held[where]} {words}"))


def odd_language(data: Any, way: Way, chance: random.Random) -> None:
    at = chance.choice([one for one in ways(data) if isinstance(holder(data, one)[one[-1]], str)] or [way])
    tags = chance.sample(odd.LANGUAGES, 2)
    holder(data, at)[at[-1]] = {chance.choice(("en", tags[0])): "Words", tags[1]: chance.choice(("Other", None, [], 1))}


def deep(data: Any, way: Way, chance: random.Random) -> None:
    value: Any = "deep"
    for _ in range(chance.choice((5, 60, 300))):
        value = [value] if chance.random() < 0.5 else {"a": value}
    holder(data, way)[way[-1]] = value


def exchanged(data: Any, way: Way, chance: random.Random) -> None:
    other = chance.choice(ways(data))
    if other[: len(way)] != way and way[: len(other)] != other:
        one, two = holder(data, way), holder(data, other)
        one[way[-1]], two[other[-1]] = two[other[-1]], one[way[-1]]


CHANGES: tuple[Change, ...] = (
    another_kind, gone, renamed, scalar_or_list, word_for_a_list, many, odd_date, odd_text, odd_language, deep,
    exchanged,
)  # fmt: skip


def _changed(change: Change, case: Case) -> None:
    path = case.pick(*(SET if case.chance.random() < 0.6 else FILES))
    try:
        data = yaml.safe_load(path.read_bytes())
        for _ in range(case.chance.randint(1, 3)):
            found = ways(data)
            if found:
                change(data, case.chance.choice(found), case.chance)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=case.chance.choice((80, 10**9)))
    except (yaml.YAMLError, RecursionError, TypeError, ValueError):
        # An earlier mutation broke it already.
        return
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


for _change in CHANGES:
    enter("yaml", _change.__name__, partial(_changed, _change))


@mutation("yaml")
def odd_language_of_the_kiosk(case: Case) -> None:
    path = case.pick("content/exhibits/kiosk.yaml")
    tags = [*case.chance.sample(odd.LANGUAGES, case.chance.randint(1, 4)), "en", "vi"]
    case.chance.shuffle(tags)
    case.done.append(str(tags))
    text = path.read_text("utf-8", "replace").replace("[en, vi, ar]", yaml.safe_dump(tags, width=10**9).strip())
    path.write_bytes(text.encode("utf-8", "replace").replace(b"languages: -", b"languages:\n-"))


@mutation("yaml")
def anchors(case: Case) -> None:
    """Add aliases that expand to billions of values, or contain themselves."""
    path = case.pick(*FILES)
    bomb = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    added = (bomb, "self: &s [*s]\n", "m: &m {<<: *m}\n", "<<: {title: Merged}\n", "x: *nowhere\n", "k: &k k\n*k : v\n")
    path.write_bytes(path.read_bytes() + b"\n" + case.chance.choice(added).encode())


@mutation("yaml")
def tags_and_documents(case: Case) -> None:
    path = case.pick(*FILES)
    added = (
        "x: !!python/object/apply:os.system [id]\n", "x: !!binary R0lGOD\n", "x: !!set {a, b}\n", "---\ntitle: Two\n",
        "...\n%YAML 9.9\n---\na: b\n", "x: !!timestamp 2001-99-99\n", "x: !odd a\n", "title: Twice\n",
    "? [a, b]\n: c\n",
        "x: " + "[" * 5000 + "\n", "x: " + "{a: " * 3000 + "\n", "- a\n", "x: |9\n a\n", "x: 'a\n", "\tx: y\n",
    )  # fmt: skip
    raw, piece = path.read_bytes(), case.chance.choice(added).encode()
    path.write_bytes(raw + piece if case.chance.random() < 0.7 else piece + raw)
