"""Names what stands in the content's folders and is not read: pipes, devices, links that lead out."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kiosk.content.endings import CAPTIONS, CONVERT, KINDS
from kiosk.content.file_list import FOLDERS, walked
from kiosk.content.yaml_source import START, problem
from kiosk.errors import Problem
from kiosk.paths import Paths

_TEXT = ("yaml", "yml", *CAPTIONS, "po")
_NONE = "put the file here that it should be, or delete it"
_NAME = "put the file here that it should be, or give the folder another name"
_OUT = "put what it leads to here in its place; only the whole folder may be a link"


def problems(paths: Paths) -> Iterator[Problem]:
    """Yield one problem for each entry that is no file, and for each link that leads out of its folder."""
    met = walked(paths.root, FOLDERS)
    for one in met.strange:
        code, hint = ("link-outside", _OUT) if one.linked else ("not-a-file", _NONE)
        yield problem(code, one.name, START, f"this is {one.what}", hint)
    for folder in met.folders:
        name = paths.name(Path(folder))
        if PurePosixPath(name).suffix[1:].lower() in (*_TEXT, *KINDS, *CONVERT):
            yield problem("folder-like-file", name, START, "this is a folder, and has the name of a file", _NAME)
