"""What an import left out or had to interpret, in plain words with counts and places."""

from collections import defaultdict
from enum import Enum


class OmissionKind(Enum):
    """A kind of omission: its message for one and for several; the count is put before it."""

    ON_THE_WEB = (
        "file is on the web, where the kiosk fetches nothing; save it in the place named here",
        "files are on the web, where the kiosk fetches nothing; save them in the places named here",
    )
    NOT_THERE = (
        "file is not where the import looks for it; put it in the place named here",
        "files are not where the import looks for them; put them in the places named here",
    )
    PAGE = (
        "page or player on the web was left out: a kiosk has no internet",
        "pages and players on the web were left out: a kiosk has no internet",
    )
    WRONG_KIND = (
        "file is of a kind that the kiosk cannot show; save it as jpg, png, mp4, webm, ogg or mp3",
        "files are of kinds that the kiosk cannot show; save them as jpg, png, mp4, webm, ogg or mp3",
    )
    NO_ALT = (
        "picture or film has no alt text; say what it shows, in its description",
        "pictures and films have no alt text; say what they show, in their descriptions",
    )
    NO_CAPTION = ("picture or film has no caption", "pictures and films have no captions")
    NO_CREDIT = ("file names nobody to credit", "files name nobody to credit")
    NO_RIGHTS = ("file does not say what its rights are", "files do not say what their rights are")
    LINK = ("link led out of the kiosk; its words are kept", "links led out of the kiosk; their words are kept")
    MARKUP = (
        "piece of a web page within a text was left out",
        "pieces of web pages within texts were left out",
    )
    DATE_IN_WORDS = (
        "date was also given in words, which were left out: the kiosk writes each date in the visitor's language",
        "dates were also given in words, which were left out: the kiosk writes each date in the visitor's language",
    )
    DATE_READ = (
        "date was read as EDTF; see whether it is right",
        "dates were read as EDTF; see whether they are right",
    )
    DATE_ORDER = (
        "column writes the day and the month as numbers; a date in it shows which comes first",
        "columns write the day and the month as numbers; dates in them show which comes first",
    )
    DATE_COARSER = (
        "date is not in the calendar and became coarser",
        "dates are not in the calendar and became coarser",
    )
    UNDATED = (
        "event was left out: it has no date that can be read",
        "events were left out: they have no date that can be read",
    )
    UNTITLED = ("title was made, since there was none", "titles were made, since there were none")
    SHORTENED = ("text was shortened to fit its place", "texts were shortened to fit their places")
    BACKGROUND = ("background of a slide was left out", "backgrounds of slides were left out")
    THUMBNAIL = ("thumbnail was left out", "thumbnails were left out")
    PLACE = ("place on a map was left out", "places on maps were left out")
    OTHER_FORM = ("other form, as a PDF, was left out", "other forms, as PDFs, were left out")
    ANNOTATION = ("annotation was left out", "annotations were left out")
    REGION = (
        "picture is shown whole, and not only a part of it",
        "pictures are shown whole, and not only parts of them",
    )
    STRUCTURE = ("heading of a table of contents was left out", "headings of tables of contents were left out")
    LANGUAGE = (
        "text is in a language that this kiosk does not offer; it waits in the file",
        "texts are in languages that this kiosk does not offer; they wait in the file",
    )
    ALSO = ("other value was left out", "other values were left out")
    EMPTY = ("page was left out: it is empty", "pages were left out: they are empty")
    COLUMN = ("column is not one that the import knows", "columns are not ones that the import knows")
    ROW = ("row was left out", "rows were left out")
    VALUE = ("value is not one that the kiosk knows, and was left out", "values are not ones that the kiosk knows")


_LONGEST = 120


def shown(text: str) -> str:
    """Return a value for a message: only its beginning where it is long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


class Omissions:
    """The omissions of one import, in the order in which their kinds are declared."""

    def __init__(self) -> None:
        self._found: defaultdict[OmissionKind, list[str]] = defaultdict(list)

    def add(self, kind: OmissionKind, place: str, detail: str = "") -> None:
        """Add one omission: its place, and what it was."""
        self._found[kind].append(f"{place}: {detail}" if detail else place)

    def count(self, kind: OmissionKind) -> int:
        """Return the number of omissions of a kind."""
        return len(self._found[kind])

    def places(self, kind: OmissionKind) -> list[str]:
        """Return the places of the omissions of a kind, with their details."""
        return list(self._found[kind])

    def said(self, most: int | None = None) -> str:
        """Return all omissions as text, with at most `most` places of each kind."""
        return "\n".join(self._kind(kind, most) for kind in OmissionKind if self._found[kind])

    def _kind(self, kind: OmissionKind, most: int | None) -> str:
        places = self._found[kind]
        one, several = kind.value
        shown = places if most is None or len(places) <= most + 1 else places[:most]
        more = [f"    and {len(places) - len(shown)} more"] if len(shown) < len(places) else []
        return "\n".join(
            [f"  {len(places)} {one if len(places) == 1 else several}:", *(f"    {place}" for place in shown), *more]
        )
