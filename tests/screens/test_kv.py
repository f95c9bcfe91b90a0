"""What `kv` puts in the place of Kivy's own evaluation sets the same values, in the same order."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from kivy.lang import Builder, builder
from kivy.lang.parser import Parser
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

import kiosk
from kiosk.ui import kv

KV_FILES = sorted(Path(kiosk.__file__).parent.rglob("*.kv"))
Evaluation = Callable[[Any, object, object], None]
Log = list[tuple[str, str, Any, int]]


def kivys_own() -> Evaluation:
    """Kivy's `call_fn` as its source file has it, whatever has been put in its place."""
    tree = ast.parse(Path(builder.__file__).read_text(encoding="utf-8"))
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "call_fn")
    names: dict[str, Any] = {"trace": builder.trace}
    exec(compile(ast.Module([function], []), builder.__file__, "exec"), names)  # noqa: S102 - it is Kivy's
    evaluation: Evaluation = names["call_fn"]
    return evaluation


class Bound(Widget):  # type: ignore[misc]
    """A widget whose rules can be watched."""

    a = NumericProperty(1)
    b = NumericProperty(2)
    p = ObjectProperty(None, allownone=True)
    q = ObjectProperty(None, allownone=True)
    r = ObjectProperty(None, allownone=True)


@pytest.fixture(scope="module")
def run() -> Callable[[Evaluation, str, list[tuple[str, str, int]]], Log]:
    """Build widgets from the text of a .kv file, change them, and note what was set meanwhile."""
    # The rules name this class; Kivy keeps classes by their names for good.
    assert Bound.__name__ == "Bound"

    def run_(evaluation: Evaluation, text: str, changes: list[tuple[str, str, int]]) -> Log:
        log: Log = []

        def noted(args: Any, instance: object, value: object) -> None:
            evaluation(args, instance, value)
            element, key, _, rule, _ = args
            log.append((type(element).__name__, key, getattr(element, key), rule.count))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(builder, "call_fn", noted)
            root = Builder.load_string(text)
            widgets = {"root": root, "inner": root.ids.inner}
            for name, attribute, number in changes:
                setattr(widgets[name], attribute, number)
                Builder.sync()
        for name, widget in widgets.items():
            log += [(name, attribute, getattr(widget, attribute), 0) for attribute in "abpqr"]
        return log

    return run_


SOURCES = ("root.a", "root.b", "inner.a", "inner.b", "self.a", "self.b")
NUMBERS = st.recursive(
    st.sampled_from(SOURCES) | st.integers(-3, 9).map(str),
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from("+-*"), parts).map(lambda of: f"({of[0]} {of[1]} {of[2]})"),
        st.tuples(parts, parts).map(lambda of: f"max({of[0]}, {of[1]})"),
        st.tuples(parts, parts, parts).map(lambda of: f"({of[0]} if {of[1]} > 1 else {of[2]})"),
    ),
    max_leaves=5,
)
VALUES = st.one_of(
    NUMBERS,
    NUMBERS.map(lambda part: f"str({part})"),
    NUMBERS.map(lambda part: f"f'{{{part}}} px'"),
    st.tuples(NUMBERS, NUMBERS).map(lambda of: f"({of[0]}, {of[1]})"),
    st.tuples(NUMBERS, NUMBERS).map(lambda of: f"[{of[0]}, {{'key': {of[1]}}}]"),
    st.sampled_from(["None", "True", "'words'", "(1, 'two')", "[]", "{'a': [1]}", "-4 * 2.5"]),
)
CHANGES = st.lists(st.tuples(st.sampled_from(["root", "inner"]), st.sampled_from("ab"), st.integers(-3, 9)), max_size=8)


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(of=st.tuples(VALUES, VALUES, VALUES, VALUES, NUMBERS, NUMBERS), changes=CHANGES)
def test_any_expression_sets_the_same_values_in_the_same_order(run, of, changes):
    text = (
        f"Bound:\n    p: {of[0]}\n    q: {of[1]}\n    r: self.p, self.q\n"
        f"    Bound:\n        id: inner\n        p: root.q, {of[2]}\n        q: {of[3]}\n"
        f"        canvas:\n            Translate:\n                xy: {of[4]}, {of[5]}\n"
    )
    assert run(kv._evaluate, text, changes) == run(kivys_own(), text, changes)


def test_an_expression_that_fails_fails_alike(run):
    text = "Bound:\n    p: 1 / self.a\n    Bound:\n        id: inner\n"
    for evaluation in (kv._evaluate, kivys_own()):
        with pytest.raises(ZeroDivisionError):
            run(evaluation, text, [("root", "a", 0)])


def test_kivy_evaluates_by_it():
    assert builder.call_fn is kv._evaluate


def entries(rule: Any) -> Iterator[Any]:
    """All properties of a rule, and of all rules and instructions within it."""
    yield from rule.properties.values()
    for part in (*rule.children, rule.canvas_before, rule.canvas_root, rule.canvas_after):
        if part is not None:
            yield from entries(part)


@pytest.mark.parametrize("file", KV_FILES, ids=lambda file: file.stem)
def test_what_is_worked_out_ahead_in_our_files_is_what_kivy_works_out(file: Path):
    parser = Parser(content=file.read_text(encoding="utf-8"), filename=str(file))
    for _, rule in parser.rules:
        before = [(entry, entry.co_value) for entry in entries(rule)]
        kv._fold_constants(rule)
        for entry, code in before:
            if entry.co_value is not code:
                assert entry.co_value == eval(code, {})  # noqa: S307 - compiled from our own .kv files
                assert not entry.watched_keys
                hash(entry.co_value)


CONSTANTS = st.sampled_from(
    ["True", "None", "3 * 4", "-1.5", "'words'", "(1, 2)", "[1, 2]", "{'a': 1}", "[[]]", "('a', (1, None))", "{1, 2}"]
)


@settings(max_examples=40, deadline=None)
@given(constants=st.tuples(CONSTANTS, CONSTANTS, CONSTANTS))
def test_constants_of_a_rule_are_the_same_in_each_widget_and_shared_where_kivy_shares_them(constants, tmp_path_factory):
    widgets: list[list[Widget]] = []
    for load in (Builder.load_file, lambda path: kv.load(str(Path(path).with_suffix(".py")))):
        path = tmp_path_factory.mktemp("kv") / "rule.kv"
        name = f"Rule{next(NUMBER)}"
        path.write_text("<{}@Bound>:\n    p: {}\n    q: {}\n    r: {}\n".format(name, *constants))
        try:
            load(str(path))
            made = [Builder.load_string(f"{name}:\n") for _ in range(2)]
        finally:
            Builder.unload_file(str(path))
        widgets.append(made)
    for attribute in "pqr":
        (theirs, other_of_theirs), (one, other) = ([getattr(widget, attribute) for widget in made] for made in widgets)
        assert theirs == one == other
        assert type(theirs) is type(one) is type(other)
        if isinstance(one, list | dict | set):
            assert (one is other) == (theirs is other_of_theirs)


NUMBER = iter(range(10**6))
