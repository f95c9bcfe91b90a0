"""Loads the exhibition: from what was kept when no file has changed, else from the files."""

from kiosk.content import cache
from kiosk.content.file_list import FileItem, inventory
from kiosk.content.model import Loaded
from kiosk.paths import Paths


def load(paths: Paths, *, cached: bool = True, items: tuple[FileItem, ...] | None = None) -> Loaded:
    """Return everything that can be shown, and every problem of the content, sorted by file and line.

    Never raises for what is in the files: a broken panel, card, exhibit or medium is left out and named. `items` is
    the inventory in any order, for whoever has just looked.
    """
    items = inventory(paths) if items is None else items
    if not cached:
        return _read(paths, items)
    key = cache.key(paths, items)
    kept = cache.read(paths, key, lambda: _read(paths, items))
    if kept:
        return kept
    loaded = _read(paths, items)
    cache.write(paths, key, loaded)
    return loaded


def _read(paths: Paths, items: tuple[FileItem, ...]) -> Loaded:
    # A warm start does without the reader and the validators.
    from kiosk.content.assemble import assemble

    return assemble(paths, tuple(sorted(items)))
