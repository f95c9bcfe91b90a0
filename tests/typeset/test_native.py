"""The binding, and the cost of starting it."""

import subprocess
import sys
from pathlib import Path

from kiosk.engines.typeset.native import generate


def test_the_ready_made_module_is_that_of_the_declarations() -> None:
    ready = Path(generate.__file__).with_name("_abi.py").read_text(encoding="utf-8")
    assert ready == generate.generated(), "run: python -m kiosk.engines.typeset.native.generate"


def test_a_first_title_needs_neither_a_parser_nor_icu_nor_markdown() -> None:
    script = (
        "import sys; from kiosk.engines.typeset import *;"
        "Typesetter(FontSet()).paint(Paragraph('Home', 'en', Style('serif', 60)));"
        "print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ran.stdout.split()}
    assert not loaded & {"pycparser", "pangocffi", "cairocffi", "icu4py", "markdown_it", "kivy", "numpy"}
