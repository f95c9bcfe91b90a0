"""YAML as a person would write it: long texts below a bar, short lists and translations on one line, few quotes.

Only what kiosk.content.yaml_source reads back as the same data is written; PyYAML decides what needs quotes.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import yaml

CollectionNode = TypeVar("CollectionNode", yaml.MappingNode, yaml.SequenceNode)

WIDTH = 110
"""Characters that a line may have; longer texts, lists and groups of translations take several."""
# Line ends that no editor counts, and what YAML does not print.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_STRANGE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Older readers of YAML take these for true and false.
_DOUBTFUL = ("yes", "no", "on", "off", "y", "n")


def clean(text: str) -> str:
    """Return a text without what has no place in a file: invisible characters, tabs, spaces at the ends of lines."""
    lines = _STRANGE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def written(data: Mapping[str, Any]) -> str:
    """Return a map of keys as YAML, with a line end; keys whose value is None or empty are left out."""
    kept = _Block(_kept(data))
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9) if kept else ""


def entry(data: Mapping[str, Any], indent: str = "  ") -> str:
    """Return a map as an entry of a list: with a dash before its first key."""
    lines = textwrap.indent(written(data), f"{indent}  ")
    return f"{indent}- {lines[len(indent) + 2 :]}"


def in_braces(data: Mapping[str, Any]) -> str:
    """Return a map of keys in braces on one line, as an entry of a list in brackets."""
    # Keys without a value stay: the entry was read from YAML already.
    return yaml.dump(
        data, Dumper=_OneLine, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9
    ).strip()


def section(key: str, data: Mapping[str, Any]) -> str:
    """Return a key with a map below it, a line for each of its keys."""
    return f"{key}:\n{textwrap.indent(written(data), '  ')}"


def entries(key: str, items: Iterable[Mapping[str, Any]]) -> str:
    """Return a key with a list of maps, an empty line between them."""
    return f"{key}:\n" + "\n".join(entry(item) for item in items)


def _kept(data: Any) -> Any:
    if isinstance(data, Mapping):
        found = {str(key): _kept(value) for key, value in data.items()}
        return {key: value for key, value in found.items() if value is not None and value not in ("", {}, [])}
    if isinstance(data, list | tuple):
        return [_kept(value) for value in data]
    if isinstance(data, bool) or data is None:
        return data
    return clean(data if isinstance(data, str) else f"{data:g}" if isinstance(data, float) else str(data))


class _Block(dict[str, Any]):
    """A map that has a line for each key, however short it is."""


class _Dumper(yaml.SafeDumper):
    """PyYAML's, for a reader to whom only true, false and null are more than words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [
            ("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$", re.IGNORECASE)),
            ("tag:yaml.org,2002:null", re.compile("^(?:~|null|)$", re.IGNORECASE)),
        ]
        for first in [*"~nNtTfF", ""]
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - as there
        """A list stands two spaces to the right of its key."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if "\n" in text or len(text) > WIDTH:
        # With its line end the text stands below a bare bar; the kiosk takes the end off again.
        return dumper.represent_scalar("tag:yaml.org,2002:str", f"{text}\n", style="|")
    quoted = text.lower() in _DOUBTFUL or (not _plain(text) and '"' not in text and "\\" not in text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


def _plain(text: str) -> bool:
    return not re.search(r"^(?:[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`~])|: |:$| #", text)


def _block(dumper: yaml.SafeDumper, data: _Block) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)


def _map(dumper: yaml.SafeDumper, data: Mapping[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=_is_short(data.values()))
    return _within_braces(node, [value for _, value in node.value])


def _list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.SequenceNode:
    node = dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=_is_short(data))
    return _within_braces(node, node.value)


def _within_braces(node: CollectionNode, values: list[yaml.Node]) -> CollectionNode:
    """Return the node, with the same quotation marks for all texts in it that need some on one line."""
    for value in values if node.flow_style else ():
        if (
            isinstance(value, yaml.ScalarNode)
            and re.search(r"[,\[\]{}?]", value.value)
            and not re.search(r"[\"\\]", value.value)
        ):
            value.style = '"'
    return node


def _is_short(values: Iterable[Any]) -> bool:
    """Return whether values fit on one line in brackets or braces: plain ones, and few."""
    listed = list(values)
    plain = all(isinstance(value, str | bool) and "\n" not in str(value) for value in listed)
    return plain and sum(len(str(value)) + 6 for value in listed) <= WIDTH


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Block, _block)
_Dumper.add_representer(dict, _map)
_Dumper.add_representer(list, _list)


class _OneLine(yaml.SafeDumper):
    """Writes everything on one line."""


def _on_one_line(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)


_OneLine.add_representer(str, _on_one_line)
