"""The words of dates in some languages, as regular expressions: from CLDR, and from `vocabulary`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kiosk.i18n.catalogues import shipped
from kiosk.i18n.date_reading.cldr_patterns import DatePattern, patterns
from kiosk.i18n.date_reading.folding import fold
from kiosk.i18n.date_reading.vocabulary import PLACED, WORDS
from kiosk.i18n.locale import Locale

LETTER = r"[^\W\d_]"
_CJK = "\u0e00"
"""From here on scripts do not separate words by spaces, with few exceptions that do not matter here."""
_NONE = re.compile(r"(?!)")
_PLACE = re.compile(r"%\(\w+\)s")
_SEASONS = ("spring", "summer", "autumn", "winter")
_WRITTEN = {
    "about": ("about %(date)s",),
    "uncertain": ("%(date)s (uncertain)",),
    "since": ("from %(date)s",),
    "until": ("until %(date)s",),
    "bce": ("%(date)s BCE",),
    "ce": ("%(date)s CE",),
    "decade": ("%(year)ss",),
    "century": ("%(n)sst century", "%(n)snd century", "%(n)srd century", "%(n)sth century"),
    "millennium": ("%(n)sst millennium", "%(n)snd millennium", "%(n)srd millennium", "%(n)sth millennium"),
    **{season: (f"{season} %(year)s",) for season in _SEASONS},
}
"""The interface's words for an entry of the vocabulary."""
_OPEN = ("about", "since", "until")
_CIVIL = ("format", "stand-alone")
_WIDTHS = ("wide", "abbreviated")


@dataclass(frozen=True)
class Lexicon:
    """The words and patterns of dates in the languages of an exhibition."""

    placed: Mapping[str, re.Pattern[str]]
    """By the name of an entry: a regular expression whose matched groups are the dates it applies to."""
    months: Mapping[str, int]
    month: str
    """A regular expression for the name of a month, in a group `mon`."""
    weekday: re.Pattern[str]
    lead: re.Pattern[str]
    to: str
    century: str
    millennium: str
    joint: str
    ordinal: str
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    """The number of zeros that a word adds."""
    patterns: tuple[DatePattern, ...]
    """CLDR's own patterns of dates."""

    def of(self, entry: str, text: str) -> tuple[str, ...]:
        """Return the parts of a text without the words of an entry; empty when it does not have them."""
        found = self.placed[entry].fullmatch(text)
        return tuple(part.strip(" ,") for part in found.groups() if part is not None) if found else ()


@lru_cache(maxsize=16)
def lexicon(languages: tuple[str, ...]) -> Lexicon:
    """Return the lexicon of these languages and of English."""
    tags = [tag for tag in dict.fromkeys([*languages, "en"]) if _is_known(tag)]
    words = _vocabulary(tags)
    every_month = _months(tags)
    seasons = {entry: {_bare(phrase) for phrase in _phrases(words[entry])} for entry in _SEASONS}
    # In Finnish, kesä is the summer, and CLDR's abbreviation of June: then it is neither.
    both = every_month.keys() & set().union(*seasons.values())
    for entry in _SEASONS:
        words[entry] = [phrase for phrase in _phrases(words[entry]) if _bare(phrase) not in both]
    months = {name: number for name, number in every_month.items() if name not in both}
    ordinals = [word for text in words["ordinals"] for word in enumerate(_listed(text), 1)]
    scales = [part.split("=") for text in words["scale"] for part in _listed(text)]
    return Lexicon(
        placed={entry: _placed(words[entry]) for entry in (*PLACED, "year")},
        months=months,
        month=f"(?P<mon>{_one_of(months)})",
        weekday=re.compile(rf"(?:{_one_of(_names(tags, 'days'))})[\s.,]+"),
        lead=re.compile(rf"(?:{_one_of(_phrases(words['lead']))})[\s.,]*"),
        to=_one_of(_phrases(words["to"])),
        century=_one_of(_phrases(words["century"])),
        millennium=_one_of(_phrases(words["millennium"])),
        joint=_one_of(_phrases(words["joint"])),
        ordinal=_one_of(_phrases(words["ordinal"]), free=True),
        ordinals=_settled((fold(word), number) for number, word in ordinals),
        scales=_settled((fold(word), int(zeros)) for word, zeros in scales),
        patterns=patterns(tags, both),
    )


def _is_known(tag: str) -> bool:
    try:
        Locale.of(tag)
    except ValueError:
        return False
    return True


def _vocabulary(tags: Iterable[str]) -> dict[str, list[str]]:
    """Return the phrases of all languages by entry, with CLDR's eras.

    What the interface writes is read in each language; it is all there is for one without a vocabulary of its own.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for tag in tags:
        own = WORDS.get(tag.partition("-")[0], {})
        for entry, phrases in (*_of_interface(tag).items(), *own.items()):
            # A vocabulary knows which words for a period are ambiguous.
            if entry in own or not own or entry in _OPEN:
                found[entry].append(phrases)
        for number, entry in enumerate(("bce", "ce")):
            for width in _WIDTHS:
                era = Locale.of(tag).babel.eras.get(width, {}).get(number, "")
                if era:
                    found[entry].append(f"{era} …|… {era}")
    return found


def _of_interface(tag: str) -> dict[str, str]:
    """Return the phrases with which the interface writes dates in a language; "…" is the place of the date."""
    words = shipped().interface(tag)
    found = {
        entry: "|".join(phrase for text in texts if (phrase := _phrase(words(text), text)))
        for entry, texts in _WRITTEN.items()
    }
    found["about"] += "|" + _phrase(words.context("short", "c. %(date)s"), "c. %(date)s")
    for entry in ("century", "millennium"):
        phrases = (phrase.strip() for phrase in _listed(found[entry]))
        # What stands around the number on both sides is no word for the period.
        found[entry] = "|".join(one.strip("… ") for one in phrases if one.startswith("…") or one.endswith("…"))
    return found


def _bare(phrase: str) -> str:
    return fold(phrase.replace("…", "")).strip()


def _phrase(words: str, english: str) -> str:
    return _PLACE.sub("…", words) if words != english else ""


def _months(tags: Iterable[str]) -> dict[str, int]:
    return _settled((name, number) for name, number in _names(tags, "months") if not name.isdigit())


def _names(tags: Iterable[str], what: str) -> list[tuple[str, int]]:
    """Yield the names of months or weekdays, except those of one letter."""
    found = []
    for tag in tags:
        tables = getattr(Locale.of(tag).babel, what)
        found += [
            (fold(name).rstrip("."), number)
            for form in _CIVIL
            for width in _WIDTHS
            for number, name in tables[form][width].items()
        ]
        # CLDR's English has Sept and Jun; people write Sep too.
        found += [("sep", 9)] if what == "months" and tag.partition("-")[0] == "en" else []
    return [(name, number) for name, number in found if len(name) > 1]


def _settled(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the meaning of each word; ambiguous words are left out."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word, meaning in pairs:
        found[word].add(meaning)
    return {word: meanings.pop() for word, meanings in found.items() if len(meanings) == 1}


def _listed(phrases: str) -> list[str]:
    return [phrase for phrase in phrases.split("|") if phrase.strip()]


def _phrases(texts: Iterable[str]) -> list[str]:
    return [phrase for text in texts for phrase in _listed(text)]


def _one_of(phrases: Iterable[str | tuple[str, int]], *, free: bool = False) -> str:
    """Return a regular expression for any of these phrases, the longest first; `free` where a letter may precede it."""
    words = {phrase if isinstance(phrase, str) else phrase[0] for phrase in phrases}
    longest = sorted((fold(word) for word in words), key=len, reverse=True)
    return "|".join(_flexible(word, free=free) for word in longest if word) or "(?!)"


def _flexible(phrase: str, *, free: bool = False) -> str:
    """Return a regular expression for a folded phrase, with or without its dots and spaces."""
    pieces = re.findall(r"[\w\u0300-\U0010ffff]+|[^\w\u0300-\U0010ffff]+", phrase.strip())
    found = ""
    for place, piece in enumerate(pieces):
        inner = re.fullmatch(r"[\s.\-']+", piece)
        if not inner:
            found += re.escape(piece)
        elif place == len(pieces) - 1:
            found += r"\.?" if "." in piece else re.escape(piece.strip())
        elif place == 0:
            found += re.escape(piece.strip()) + "?" if piece.strip() else ""
        else:
            found += r"[\s.\-']*"
    if not found:
        return re.escape(phrase)
    return ("" if free else _edge(phrase[0], "?<!")) + found + _edge(phrase.rstrip(".")[-1:], "?!")


def _edge(sign: str, look: str) -> str:
    """Return the assertion that prevents a match within a longer word or number."""
    return rf"({look}\d)" if sign.isdigit() else rf"({look}{LETTER})" if _is_spaced(sign) else ""


def _is_spaced(sign: str) -> bool:
    return sign.isalpha() and sign < _CJK


def _placed(texts: Iterable[str]) -> re.Pattern[str]:
    phrases = sorted({fold(phrase).replace("...", "…") for phrase in _phrases(texts)}, key=len, reverse=True)
    return re.compile("|".join(_template(phrase) for phrase in phrases)) if phrases else _NONE


def _template(phrase: str) -> str:
    """Return a regular expression for a phrase with places for dates."""
    parts = [part.strip() for part in phrase.split("…")]
    found = _flexible(parts[0]) if parts[0] else ""
    for part in parts[1:]:
        found += r"[\s,]*(\S.*?)[\s,]*" + (_flexible(part) if part else "")
    return found
