"""Loads the .kv file that stands beside a module."""

from pathlib import Path

from kivy.lang import Builder, builder

# Kivy would hand each expression and each value to its log, twice an evaluation: a tenth of a change of language.
builder.trace = lambda *_: None


def load(module_file: str) -> None:
    """Load the .kv of the same name, once."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
