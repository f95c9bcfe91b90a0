"""Loads the .kv file that stands beside a module."""

from pathlib import Path

from kivy.lang import Builder


def load(module_file: str) -> None:
    """Load the .kv of the same name, once."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
