"""The `kiosk` command: each module beside this one is a command, imported only when it is called.

The module of a command has a docstring, whose first sentence is its line in the help, and defines `command`.
`import_.py` is `kiosk import`, `set_pin.py` would be `kiosk set-pin`; modules with a leading underscore are not.
"""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kiosk.cli._exhibition import add_option
from kiosk.cli._failures import arguments_of, errors_as_messages
from kiosk.cli._root import give_up_root
from kiosk.cli._terminal import guarded

_FOLDER = Path(__file__).parent


class Commands(click.Group):
    """All commands, found by their files: the help of one does not import the others."""

    _called_with: Sequence[str] = ()

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:
        """Run a command; report any failure in a sentence."""
        self._called_with = arguments_of(args)
        with guarded():
            return super().main(args, *rest, **more)

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Parse the arguments; the help of all commands is read from their files."""
        with errors_as_messages(self, self._called_with):
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Call the requested command."""
        with errors_as_messages(self, self._called_with):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        modules = {file.stem for file in _FOLDER.glob("*.py")} - {Path(__file__).stem}
        return sorted(name.rstrip("_").replace("_", "-") for name in modules if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command of this name."""
        module = _module(cmd_name)
        if not module:
            return None
        command = importlib.import_module(f"{__package__}.{module}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.command is not a click command")
        return add_option(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the first line of each module."""
        rows = [(name, _first_sentence(_module(name))) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _module(command: str) -> str:
    stem = command.replace("-", "_")
    return next((name for name in (stem, f"{stem}_") if (_FOLDER / f"{name}.py").is_file() and name != "main"), "")


def _first_sentence(module: str) -> str:
    import ast  # needed for the help only

    docstring = ast.get_docstring(ast.parse((_FOLDER / f"{module}.py").read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vitrine")
@click.pass_context
def main(context: click.Context) -> None:
    """Vitrine: an exhibition on a touch screen."""
    give_up_root(context.invoked_subcommand)


add_option(main)
