"""All commands with their options, for the documentation: the texts of `--help` on one page."""

import inspect
from collections.abc import Iterator

import click

from kiosk.cli._exhibition import OPTION


def listed(group: click.Group) -> str:
    """Return every command below a group as Markdown: its usage, description and options."""
    return "\n\n".join(_one(words, command, context) for words, command, context in _all(group, ("kiosk",), None))


def _all(
    group: click.Group, words: tuple[str, ...], parent: click.Context | None
) -> Iterator[tuple[tuple[str, ...], click.Command, click.Context]]:
    """Yield commands in the order of their names, each before its subcommands."""
    context = click.Context(group, parent, info_name=words[-1])
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        yield (*words, name), command, click.Context(command, context, info_name=name)
        if isinstance(command, click.Group):
            yield from _all(command, (*words, name), context)


def _one(words: tuple[str, ...], command: click.Command, context: click.Context) -> str:
    arguments = [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
    call = " ".join([*words, *arguments])
    options = [one for one in command.params if isinstance(one, click.Option) and _is_listed(one)]
    rows = [_row(option, context) for option in options]
    table = "\n".join(["| option | what it does |", "| --- | --- |", *rows])
    return "\n\n".join([f"### {call}", _help(command), *([table] if rows else [])])


def _is_listed(option: click.Option) -> bool:
    # All commands have -C: the page says so once.
    return not option.hidden and option.name != OPTION


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "").replace("\b\n", "")


def _row(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    names = ", ".join(f"`{name}{value}`" for name in option.opts).replace("|", "\\|")
    needed = " Required." if option.required else ""
    default = option.default if option.show_default and not callable(option.default) else None
    return f"| {names} | {option.help or ''}{needed}{f' `{default}` by default.' if default else ''} |"
