"""Reads PO files strictly: Babel reads past a broken line, and what is read past would be lost at the next update."""

import re
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from kiosk.errors import KioskError

_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])\s+)?"(?:[^"\\]|\\.)*")?\s*""", re.VERBOSE
)
_LINE_END = re.compile("\r\n|\n|\r")


def parse(path: Path) -> Catalog:
    """Read <language>/LC_MESSAGES/<domain>.po; KioskError names the file, and the line when it is known."""
    language, domain = path.parent.parent.name, path.stem
    try:
        raw = path.read_bytes()
        lines = enumerate(_LINE_END.split(raw.decode("utf-8-sig")), 1)
        faulty = next((number for number, line in lines if not _LINE.fullmatch(line)), 0)
        if not faulty:
            return read_po(BytesIO(raw), language.replace("-", "_"), domain, abort_invalid=True)
    except (PoFileError, UnknownLocaleError, ValueError, OSError) as error:
        raise KioskError(f"{path.name} in {language}: not a catalogue that can be read: {error}") from error
    raise KioskError(f"{path.name}:{faulty} in {language}: this line is not closed, or no line of a catalogue")
