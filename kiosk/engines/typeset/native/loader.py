"""Loads the system's text libraries, once, at first use."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kiosk.engines.typeset.native._abi import ffi

_NAMES = {
    "glib": ("libglib-2.0.so.0", "libglib-2.0.0.dylib"),
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
    "cairo": ("libcairo.so.2", "libcairo.2.dylib"),
    "pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "pangocairo": ("libpangocairo-1.0.so.0", "libpangocairo-1.0.0.dylib"),
}


@dataclass(frozen=True)
class Native:
    """The opened libraries; functions have the names and units of their C documentation."""

    ffi: Any
    glib: Any
    gobject: Any
    fontconfig: Any
    cairo: Any
    pango: Any
    pangoft2: Any
    pangocairo: Any


@cache
def load() -> Native:
    """Open the libraries. Raises OSError, which names the one that is missing."""
    return Native(ffi=ffi, **{name: _open(*candidates) for name, candidates in _NAMES.items()})


def _open(*candidates: str) -> Any:
    for candidate in candidates:
        try:
            return ffi.dlopen(candidate)
        except OSError:
            continue
    raise OSError(f"the text library {candidates[0]} is not installed (Debian: libpangocairo-1.0-0)")
