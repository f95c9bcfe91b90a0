"""Loading of content in which no exception of any kind ends the kiosk."""

import logging

from kiosk.content import library
from kiosk.content.file_list import FileItem
from kiosk.content.model import Loaded
from kiosk.errors import Problem, Severity, worked_on
from kiosk.paths import INSTALLATION, Paths

_log = logging.getLogger("kiosk.content")


def load(paths: Paths, *, cached: bool = True, items: tuple[FileItem, ...] | None = None) -> Loaded:
    """Load the content; an exception of any kind is reported as an error in the content."""
    try:
        return library.load(paths, cached=cached, items=items)
    except (KeyboardInterrupt, SystemExit):
        raise
    # Including what is not an Exception, such as a panic in a library written in Rust.
    except BaseException as error:  # noqa: BLE001
        return failed(error)


def failed(error: BaseException) -> Loaded:
    """Return the result for content on which the kiosk itself fails: no exhibition, and one error."""
    _log.debug("the content could not be judged", exc_info=error)
    message = f"the kiosk failed over this: {type(error).__name__}: {error}"
    hint = "run kiosk check, which writes a report; until then take back the last change"
    file = worked_on(error) or INSTALLATION
    return Loaded(None, (Problem(file, 1, 1, Severity.ERROR, "cannot-judge", message, hint),))
