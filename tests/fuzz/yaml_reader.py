"""Search for bytes on which the YAML reader fails with an unexpected exception; run until stopped.

    python tests/fuzz/yaml_reader.py build/fuzz tests/fuzz/seeds -max_len=2000
    python tests/fuzz/yaml_reader.py -runs=20000 -seed=1              # as the tests do

The options are libFuzzer's. What it finds is written to a file, which the reader's tests then hold.
"""

import sys

import atheris

with atheris.instrument_imports(include=["kiosk.content", "yaml"]):
    from kiosk.content import fast_yaml, yaml_messages, yaml_source

SOUND = (str, bool, type(None))


def look(raw: bytes) -> None:
    """Read bytes: a document must be plain data with locations, and an error must point into the file."""
    try:
        document = yaml_source.parse(raw, "x.yaml")
    except yaml_source.SourceError as error:
        lines = raw.decode("utf-8-sig", "replace")
        found = error.problem
        assert found.line >= 1 and found.column >= 1 and found.code and found.message, found  # noqa: PT018
        assert found.line <= lines.count("\n") + lines.count("\r") + 1, found
        return
    _plain(document.data)
    assert set(document.places) >= set(_ways(document.data, ())), "a piece of the data has no place"


def _plain(data: object) -> None:
    if isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            _plain(item)
    else:
        assert isinstance(data, SOUND), type(data)


def _ways(data: object, location: yaml_source.Location) -> list[yaml_source.Location]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [location, *(way for step, item in steps for way in _ways(item, (*location, step)))]


if __name__ == "__main__":
    assert yaml_messages and fast_yaml  # noqa: PT018 - looked at by what parse() calls
    atheris.Setup(sys.argv, look)
    atheris.Fuzz()
