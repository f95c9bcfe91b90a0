"""Write `_abi.py`, the cffi module, from `declarations.h`: `python -m kiosk.engines.typeset.native.generate`."""

import tempfile
from pathlib import Path

from cffi import FFI

HERE = Path(__file__).parent
HEADER = """# Made by kiosk/typeset/native/generate.py from declarations.h.
# ruff: noqa: E501, Q000
# mypy: ignore-errors
"""


def generated() -> str:
    """Return the text of the module for the declarations as they stand."""
    ffi = FFI()
    ffi.cdef((HERE / "declarations.h").read_text(encoding="utf-8"))
    ffi.set_source("kiosk.engines.typeset.native._abi", None)
    with tempfile.TemporaryDirectory() as folder:
        module = Path(folder, "_abi.py")
        ffi.emit_python_code(str(module))
        return HEADER + module.read_text(encoding="utf-8")


if __name__ == "__main__":
    (HERE / "_abi.py").write_text(generated(), encoding="utf-8")
