"""What is asked of a screen, a layer or a widget is declared in its base class, and not looked up by name."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
BINDING = re.compile(r"\b_?ui\.f?bind\(")
ALLOWED = {
    # Kivy's description of a window is of another class for each window provider; only some have the window's id.
    ("kiosk/ui/window/lockdown.py", "window"),
    # Among Kivy's input providers, only our own tell whether a touch screen is open; its module needs mtdev to load.
    ("kiosk/ui/staff/summary.py", "screen_open"),
}


def lookups() -> set[tuple[str, str]]:
    """The file and the name of each getattr or hasattr with a literal name, and of each name found in a __dict__."""
    found = set()
    for folder in ("ui", "rehearsal"):
        for file in (ROOT / "kiosk" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                name = _looked_up(node)
                if name:
                    found.add((str(file.relative_to(ROOT)), name))
    return found


def _looked_up(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute) and node.attr == "__dict__":
        return "__dict__"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("getattr", "hasattr"):
        name = node.args[1]
        return str(name.value) if isinstance(name, ast.Constant) else None
    return None


def test_nothing_is_looked_up_by_name_in_ui_and_rehearsal_but_what_is_kivys_own() -> None:
    assert lookups() == ALLOWED


def test_nothing_binds_to_the_environment_but_expressions_in_kv_and_look_listeners() -> None:
    files = (ROOT / "kiosk" / "ui").rglob("*.py")
    bound = [str(file.relative_to(ROOT)) for file in files if BINDING.search(file.read_text(encoding="utf-8"))]
    assert bound == []
