"""Loads the .kv file of the same name beside a module."""

from pathlib import Path
from types import CodeType
from typing import Any

from kivy.lang import Builder, builder


def _evaluate(args: tuple[Any, ...], _instance: object, _value: object) -> None:
    """Do what Kivy's call_fn does, without writing each expression and its value for a log that nobody reads.

    That writing takes a tenth of a language switch. tests/screens/test_kv.py compares both.
    """
    element, key, expression, rule, names = args
    rule.count += 1
    setattr(element, key, eval(expression, names))  # noqa: S307 - compiled from our own .kv files


builder.call_fn = _evaluate


def load(module_file: str) -> None:
    """Load the .kv of the same name, once."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        known = len(Builder.rules)
        Builder.load_file(path)
        for _selector, rule in Builder.rules[known:]:
            _fold_constants(rule)


def _fold_constants(rule: Any) -> None:
    """Evaluate constant expressions, such as `True`, once; Kivy would do that for each widget."""
    for entry in rule.properties.values():
        code = entry.co_value
        if isinstance(code, CodeType) and not entry.watched_keys and not code.co_names:
            value = eval(code, {})  # noqa: S307 - compiled from our own .kv files
            # Mutable values are still made for each widget.
            if isinstance(value, str | int | float | bool | tuple | None):
                entry.co_value = value
    for part in (*rule.children, rule.canvas_before, rule.canvas_root, rule.canvas_after):
        if part is not None:
            _fold_constants(part)
