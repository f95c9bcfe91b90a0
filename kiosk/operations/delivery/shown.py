"""Which content a kiosk shows: the museum's own folder, or what was taken from a stick.

In the state folder: delivered/<number>/ is an unpacked exhibition; delivered/current names the one to show, and is
written last. A power cut at any moment leaves the old one or the new one. Every start reads this: it loads no more
modules than that needs.
"""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.files import MIB, read_text, write_whole
from kiosk.operations.updates.start import LIMIT_S
from kiosk.operations.updates.supervised import HungError, within
from kiosk.operations.updates.survey import mark_of, survey
from kiosk.paths import INSTALLATION, Paths, shipped_exhibition

_FOLDER, _CURRENT = "delivered", "current"

_log = logging.getLogger("kiosk.content")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What `current` holds."""

    folder: str
    """The name of the folder with the content."""
    root: str
    """The museum's own folder when the stick was taken."""
    mark: str
    """Of the files in it; "" when they could not be listed."""


def content_root(own: Paths) -> Paths:
    """Return the folders whose content a kiosk shows: those of `own`, or what was taken from a stick. Never raises.

    The newer one wins: a delivery is shown while the kiosk is started on the same folder, and the files in that are
    as they were when the stick was taken (names, sizes, times). A folder without exhibits/kiosk.yaml does not count as
    changed, because its disk may not be mounted yet. Nor does the exhibition that comes with the program: an update
    of the program changes that, and must not replace a museum's own content.
    """
    delivery = current(own)
    if delivery is None or delivery.root != str(own.root):
        return own
    root = deliveries(own) / delivery.folder
    if not root.is_dir():
        _log.warning("the content of the USB stick is gone from %s; the museum's own folder is shown", root)
        return own
    if own.root != shipped_exhibition() and _changed(own, delivery.mark):
        _log.info("the museum's own folder has changed since the USB stick was taken, and is shown")
        return own
    _log.info("the content of a USB stick is shown: %s (to go back, delete %s)", root, root.parent)
    return Paths(root, own.state)


def current(own: Paths) -> Delivery | None:
    """Return the delivery that is named as current; None when there is none, or the file is damaged."""
    try:
        found = json.loads(read_text(deliveries(own) / _CURRENT, MIB))
        delivery = Delivery(*(str(found[name]) for name in ("folder", "root", "mark")))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    # The name of a folder below this one, and nothing else.
    return delivery if delivery.folder.isascii() and delivery.folder.isdecimal() else None


def make_current(own: Paths, folder: Path) -> None:
    """Name a folder as what the kiosk shows from its next start. Raises OSError."""
    delivery = Delivery(folder.name, str(own.root), _mark(own))
    write_whole(deliveries(own) / _CURRENT, f"{json.dumps(asdict(delivery))}\n", to_disk=True)


def deliveries(own: Paths) -> Path:
    """Return the folder of all that was taken."""
    return own.state / _FOLDER


def _mark(own: Paths) -> str:
    """Return a digest of the museum's own files; "" when their disk does not answer, or they are not there."""
    try:
        seen = within(LIMIT_S, lambda: survey(own))
    except (HungError, OSError):
        return ""
    return mark_of(seen, of_copies=True) if INSTALLATION in seen else ""


def _changed(own: Paths, before: str) -> bool:
    now = _mark(own)
    return bool(before and now) and now != before
