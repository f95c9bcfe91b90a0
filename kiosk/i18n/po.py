"""Reads PO files strictly: Babel ignores broken lines, which would then be lost at the next update.

The previous text of a fuzzy translation (`#| msgid`) is read and written here, as Babel does neither in full.
"""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileParser, denormalize, normalize, write_po

from kiosk.errors import KioskError, working_on
from kiosk.files import MOST_TEXT, read_text
from kiosk.i18n.placeholders import DOMAIN, unknown
from kiosk.i18n.plurals import judged, of_language

# Each matches a stripped line, in linear time.
_LINE = re.compile(
    r"""(?:\#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[(?P<form>[0-9])\])\s+)?"(?:[^"\\]|\\.)*")?""",
    re.VERBOSE,
)
_CONTEXT = re.compile(r"^msgctxt .*$", re.MULTILINE)
_LINE_END = re.compile("\r\n|\n|\r")
_PREVIOUS = "|"
"""The prefix of a comment with the previous text of a fuzzy translation."""
_STAND_IN = re.compile(rb'^#\| (msgid|msgid_plural) "(\d+)"$', re.MULTILINE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_CHARSET = "utf-8"
"""Files are always read and written in this encoding, whatever their header says."""
_OURS = ("content-type", "plural-forms")
"""Fields of the header that are not taken unchanged."""
_MOST_HEADER = 16_384
_MOST_CAUSE, _MOST_SHOWN = 200, 60
"""The most characters of an error of Babel, and of a rule: either may contain a whole text."""


class PoCatalog(Catalog):
    """A catalogue that was read from a file."""

    def __init__(self, language: str, domain: str, most_forms: int) -> None:
        """Take the domain and language of the file's path, and the most plural forms of a text in it."""
        super().__init__(language.replace("-", "_"), domain, charset=_CHARSET)
        self.rule_fault = ""
        """The unusable plural rule, if there is one; CLDR's replaces it."""
        self.rule_line = 1
        self._most_forms = most_forms

    def __setitem__(self, id: Any, message: Message) -> None:  # noqa: A002 - as Babel has it
        """Add a message. Header values are bounded, and a repeated text costs no more."""
        known = self.get(id, message.context)
        if known is not None and known.id:
            known.locations += message.locations
            known.auto_comments += message.auto_comments
            known.user_comments += message.user_comments
            known.flags |= message.flags
            if message.pluralizable and not known.pluralizable:
                known.id, known.string = message.id, message.string
        elif id == "" and not message.context:
            self._take_header(message)
        else:
            super().__setitem__(id, message)

    def _take_header(self, message: Message) -> None:
        header = str(message.string)
        if len(header) > _MOST_HEADER:
            raise ValueError(f"its header has more than {_MOST_HEADER} characters")
        fields = [(name.strip(), value.strip()) for name, colon, value in _fields(header) if colon]
        self._set_mime_headers([field for field in fields if field[0].lower() not in _OURS])
        self.header_comment = "\n".join(f"# {comment}".rstrip() for comment in message.user_comments)
        self.fuzzy = message.fuzzy
        for name, value in fields:
            if name.lower() == "plural-forms":
                self._take_rule(value)

    def _take_rule(self, written: str) -> None:
        said = {name.strip(): value.strip() for name, _, value in _fields(written.replace(";", "\n"), "=")}
        rule = judged(said.get("nplurals", ""), said.get("plural", ""))
        if rule is None:
            self.rule_fault = written
            rule = of_language(str(self.locale or ""))
            rule = rule._replace(forms=max(rule.forms, self._most_forms))
        self._num_plurals, self._plural_expr = rule  # type: ignore[assignment]  # their initial value, and type in Babel, is None


class CatalogueFault(NamedTuple):
    """A fault of a catalogue that is ignored; the rest of the catalogue is used."""

    line: int
    what: str
    """bad-plural-rule | bad-placeholder"""
    message: str


def faults(catalogue: PoCatalog) -> Iterator[CatalogueFault]:
    """Return the faults of a catalogue."""
    if catalogue.rule_fault:
        shown = catalogue.rule_fault[:_MOST_SHOWN]
        said = f"the plural rule “{shown}” leads to no form for some numbers; that of Unicode CLDR is used"
        yield CatalogueFault(catalogue.rule_line, "bad-plural-rule", said)
    for message in catalogue if catalogue.domain == DOMAIN else ():
        found = strange(message)
        if found:
            said = f"this translation asks for “{found}”, which is not in its original; it is not used"
            yield CatalogueFault(message.lineno or 1, "bad-placeholder", said)


def strange(message: Message) -> str:
    """Return a placeholder of an interface translation that its original does not have; "" if there is none."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    forms = (message.string,) if isinstance(message.string, str) else message.string or ()
    return unknown(ids, forms) if message.id else ""


def _fields(text: str, sign: str = ":") -> Iterator[tuple[str, str, str]]:
    return (line.partition(sign) for line in text.split("\n"))


def parse(path: Path) -> PoCatalog:
    """Read <language>/LC_MESSAGES/<domain>.po; raise KioskError with the file, and the line if known."""
    language, domain = path.parent.parent.name, path.stem
    try:
        lines = _LINE_END.split(_composed(read_text(path, MOST_TEXT, "utf-8-sig")))
        found = [_LINE.fullmatch(line.strip()) for line in lines]
        if None not in found:
            most_forms = max((int(one["form"]) + 1 for one in found if one and one["form"]), default=0)
            with working_on(f"{language}/{path.parent.name}/{path.name}"):
                return _parsed(PoCatalog(language, domain, most_forms), lines)
    # Babel's reader raises many exceptions on a damaged file.
    except Exception as error:
        cause = str(getattr(error, "strerror", None) or str(error) or type(error).__name__)
        cause = " ".join(cause[:_MOST_CAUSE].split())
        raise KioskError(f"{path.name} in {language}: not a catalogue that can be read: {cause}") from error
    faulty = found.index(None) + 1
    raise KioskError(f"{path.name}:{faulty} in {language}: this line is not closed, or no line of a catalogue")


def _parsed(catalogue: PoCatalog, lines: list[str]) -> PoCatalog:
    catalogue.rule_line = next((number for number, line in enumerate(lines, 1) if "Plural-Forms:" in line), 1)
    PoFileParser(catalogue, abort_invalid=True).parse(lines)
    for message in (*catalogue, *catalogue.obsolete.values()):
        message.locations = list(dict.fromkeys(message.locations))
        message.auto_comments = list(dict.fromkeys(message.auto_comments))
        message.user_comments = list(dict.fromkeys(message.user_comments))
        _take_previous(message)
    return catalogue


def _composed(text: str) -> str:
    """Compose accents in contexts (NFC), as in the content: a medium's name may come from a Mac."""
    if text.isascii():
        return text
    return _CONTEXT.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def dump(catalogue: Catalog) -> bytes:
    """Write a catalogue as a PO file.

    Babel wraps `#| msgid` within its quotation marks, which gettext cannot read: these lines are written here.
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
    """Read `#| msgid "..."`, which Babel writes but reads as a translator's comment."""
    lines = [comment[1:].strip() for comment in message.user_comments if comment.startswith(_PREVIOUS)]
    if not lines:
        return
    message.user_comments = [comment for comment in message.user_comments if not comment.startswith(_PREVIOUS)]
    previous: dict[str, list[str]] = {}
    keyword = ""
    for line in lines:
        before, _, quoted = ("", "", line) if line.startswith('"') else line.partition(" ")
        keyword = before or keyword
        if _QUOTED.fullmatch(quoted.strip()):
            previous.setdefault(keyword, []).append(quoted.strip())
    found = (previous.get(name) for name in ("msgid", "msgid_plural"))
    message.previous_id = [denormalize("\n".join(text)) for text in found if text]
