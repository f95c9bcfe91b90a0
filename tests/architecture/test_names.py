"""Names mean one thing: a stranger finds the file of a behaviour by its name, and a type by one definition."""

import ast
from collections import Counter, defaultdict
from pathlib import Path

KIOSK = Path(__file__).parents[2] / "kiosk"
MODULES = sorted(KIOSK.rglob("*.py"))
ON_PURPOSE = {"__init__", "base"}
"""Screens, layers and panels each have the base class of their kind in a module `base`."""
MOST_ENTRIES = 18
METAPHORS = {
    "around", "audience", "bench", "curtain", "entrance", "exchange", "ink", "knocking", "litter", "recital", "stage",
    "whereabouts",
}  # fmt: skip


def types() -> dict[str, list[str]]:
    """The public classes of all modules, with where each is defined."""
    found = defaultdict(list)
    for module in MODULES:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(module.relative_to(KIOSK)))
    return found


def test_no_public_type_name_is_defined_twice():
    assert {name: where for name, where in types().items() if len(where) > 1} == {}


def test_no_module_name_stands_more_than_twice():
    counted = Counter(module.stem for module in MODULES)
    assert {name: times for name, times in counted.items() if times > 2 and name not in ON_PURPOSE} == {}


def test_no_module_and_no_type_has_the_name_of_a_metaphor():
    names = {module.stem for module in MODULES} | {folder.name for folder in KIOSK.rglob("*") if folder.is_dir()}
    assert (names | {name.lower() for name in types()}) & METAPHORS == set()


def test_the_package_has_few_entries():
    entries = [entry for entry in KIOSK.iterdir() if entry.is_dir() or entry.suffix == ".py"]
    assert len([entry for entry in entries if not entry.name.startswith("__")]) <= MOST_ENTRIES
