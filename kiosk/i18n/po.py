"""Reads PO files strictly: Babel reads past a broken line, and what is read past would be lost at the next update.

The text that a fuzzy translation was made for (`#| msgid`) is read and written here: Babel does neither in full.
"""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, normalize, read_po, write_po

from kiosk.errors import KioskError, working_on

_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])\s+)?"(?:[^"\\]|\\.)*")?\s*""", re.VERBOSE
)
_CONTEXT = re.compile(rb"^msgctxt .*$", re.MULTILINE)
_LINE_END = re.compile("\r\n|\n|\r")
_PREVIOUS = "|"
"""Begins a comment with the text that a fuzzy translation was made for."""
_STAND_IN = re.compile(rb'^#\| (msgid|msgid_plural) "(\d+)"$', re.MULTILINE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


def parse(path: Path) -> Catalog:
    """Read <language>/LC_MESSAGES/<domain>.po; KioskError names the file, and the line when it is known."""
    language, domain = path.parent.parent.name, path.stem
    try:
        raw = path.read_bytes()
        lines = enumerate(_LINE_END.split(raw.decode("utf-8-sig")), 1)
        faulty = next((number for number, line in lines if not _LINE.fullmatch(line)), 0)
        if not faulty:
            with working_on(f"{language}/{path.parent.name}/{path.name}"):
                catalogue = read_po(BytesIO(_composed(raw)), language.replace("-", "_"), domain, abort_invalid=True)
            for message in (*catalogue, *catalogue.obsolete.values()):
                _take_previous(message)
            return catalogue
    except (PoFileError, UnknownLocaleError, ValueError, OSError) as error:
        raise KioskError(f"{path.name} in {language}: not a catalogue that can be read: {error}") from error
    raise KioskError(f"{path.name}:{faulty} in {language}: this line is not closed, or no line of a catalogue")


def _composed(raw: bytes) -> bytes:
    """Spell accents in contexts as one character, as those of the content are: a medium's name may come from a Mac."""
    if raw.isascii():
        return raw
    return _CONTEXT.sub(lambda found: unicodedata.normalize("NFC", found[0].decode("utf-8")).encode(), raw)


def dump(catalogue: Catalog) -> bytes:
    """Write a catalogue as a PO file.

    Babel breaks the lines of `#| msgid` within its quotation marks, which gettext cannot read: they are written here.
    """
    texts: list[str] = []
    kept = [(message, message.previous_id) for message in catalogue if message.previous_id]
    try:
        for message, previous in kept:
            message.previous_id = [str(len(texts) + number) for number in range(len(previous))]
            texts += previous
        written = BytesIO()
        write_po(written, catalogue, width=0, include_previous=True, sort_by_file=False)
    finally:
        for message, previous in kept:
            message.previous_id = previous
    return _STAND_IN.sub(lambda found: _previous(found[1], texts[int(found[2])]), written.getvalue())


def _previous(keyword: bytes, text: str) -> bytes:
    lines = f"{keyword.decode()} {normalize(text, width=0)}".splitlines()
    return "\n".join(f"#| {line}" for line in lines).encode("utf-8")


def _take_previous(message: Message) -> None:
    """Read `#| msgid "..."`, which Babel writes but takes for a translator's comment when it reads."""
    lines = [comment[1:].strip() for comment in message.user_comments if comment.startswith(_PREVIOUS)]
    if not lines:
        return
    message.user_comments = [comment for comment in message.user_comments if not comment.startswith(_PREVIOUS)]
    previous: dict[str, list[str]] = {}
    keyword = ""
    for line in lines:
        keyword = line.partition(" ")[0] if not line.startswith('"') else keyword
        previous.setdefault(keyword, []).extend(_QUOTED.findall(line))
    found = (previous.get(name) for name in ("msgid", "msgid_plural"))
    message.previous_id = [denormalize("\n".join(text)) for text in found if text]
