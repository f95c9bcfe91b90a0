"""Loads the .kv file that stands beside a module."""

from pathlib import Path
from typing import Any

from kivy.lang import Builder, builder

# Kivy would hand each expression and each value to its log, twice an evaluation: a tenth of a change of language.
builder.trace = lambda *_: None


def _evaluate(args: tuple[Any, ...], _instance: object, _value: object) -> None:
    """Do what Kivy's call_fn does, save that it writes each expression and its value as text for that log."""
    element, key, expression, rule, names = args
    rule.count += 1
    setattr(element, key, eval(expression, names))  # noqa: S307 - compiled from our own .kv files


builder.call_fn = _evaluate


def load(module_file: str) -> None:
    """Load the .kv of the same name, once."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
