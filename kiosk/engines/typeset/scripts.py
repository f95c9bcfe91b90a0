"""The typography of each script: fonts, direction, spacing, and its kind of emphasis.

Fonts are the Noto families, the same on every machine. Line spacings are in ems. The least is what marks above and
below need so that two lines never touch in these fonts (tests/typeset/test_spacing.py measures it).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kiosk.engines.typeset.native.loader import load
from kiosk.engines.typeset.paragraph import Family


@dataclass(frozen=True, slots=True)
class Script:
    """A script and its typographic conventions."""

    sans: str
    serif: str
    line_spacing: float = 1.5
    least_spacing: float = 1.15
    middle: float = 0.39
    """How far above the baseline the middle of the letters and their marks is; a line is centred on it."""
    italics: bool = False
    """Without them, emphasis is bold."""
    direction: Literal["ltr", "rtl"] = "ltr"


def _noto(name: str, line_spacing: float, least_spacing: float, middle: float) -> Script:
    return Script(f"Noto Sans {name}", f"Noto Serif {name}", line_spacing, least_spacing, middle)


def _cjk(region: str, line_spacing: float = 1.65) -> Script:
    return Script(f"Noto Sans CJK {region}", f"Noto Serif CJK {region}", line_spacing, 1.2, 0.38)


_WESTERN = Script("Noto Sans", "Noto Serif Display", italics=True)
SCRIPTS = {
    "Latn": _WESTERN,
    "Cyrl": _WESTERN,
    "Grek": _WESTERN,
    "Khmr": _noto("Khmer", 1.8, 1.7, 0.27),
    "Arab": Script("Noto Sans Arabic", "Noto Naskh Arabic", 1.8, 1.5, 0.25, direction="rtl"),
    "Hebr": Script("Noto Sans Hebrew", "Noto Serif Hebrew", 1.5, 1.2, 0.3, direction="rtl"),
    "Deva": _noto("Devanagari", 1.6, 1.46, 0.2),
    "Beng": _noto("Bengali", 1.6, 1.5, 0.28),
    "Taml": _noto("Tamil", 1.6, 1.35, 0.24),
    "Telu": _noto("Telugu", 1.7, 1.4, 0.19),
    "Knda": _noto("Kannada", 1.7, 1.4, 0.12),
    "Mlym": _noto("Malayalam", 1.6, 1.3, 0.27),
    "Gujr": _noto("Gujarati", 1.6, 1.35, 0.27),
    "Guru": _noto("Gurmukhi", 1.6, 1.35, 0.27),
    "Sinh": _noto("Sinhala", 1.6, 1.35, 0.29),
    "Thai": _noto("Thai", 1.65, 1.5, 0.3),
    "Laoo": _noto("Lao", 1.7, 1.6, 0.3),
    "Mymr": _noto("Myanmar", 1.9, 1.66, 0.27),
    "Hans": _cjk("SC"),
    "Hant": _cjk("TC"),
    "Jpan": _cjk("JP"),
    "Kore": _cjk("KR", 1.6),
    "Geor": _noto("Georgian", 1.5, 1.2, 0.3),
    "Armn": _noto("Armenian", 1.5, 1.2, 0.3),
    "Ethi": _noto("Ethiopic", 1.6, 1.25, 0.36),
    "Tibt": Script("Noto Serif Tibetan", "Noto Serif Tibetan", 2.0, 1.9, 0.22),
}
ICONS = "Material Icons"
SPARE = ("Noto Serif", "Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")
_EAST_ASIAN = {"zh": "Hans", "ja": "Jpan", "ko": "Kore", "yue": "Hant"}
_TRADITIONAL = {"TW", "HK", "MO"}
# Stacked marks on capitals reach higher than any other Latin letter.
_LEAST_SPACING = {"vi": 1.3}
_ICONS_MIDDLE = 0.5

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]+")
"""Runs of Thai, Lao, Burmese and Khmer: their words are not separated, so a dictionary finds the line breaks."""
SPACEABLE = re.compile(
    "[ -\u052f\u0531-\u05f4\u10a0-\u10ff\u1c80-\u1cbf\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u218b"
    "\u2c60-\u2c7f\u3000-\u30ff\u3400-\u9fff\ua640-\ua69f\ua720-\ua7ff\uac00-\ud7a3\uff00-\uffef]+"
)
"""Runs whose letters neither join nor stack, so that space between them is allowed."""


@lru_cache(maxsize=64)
def script_of(language: str) -> str:
    """Return the ISO 15924 code of the script that a BCP 47 language is written in; `Latn` when that is not known."""
    subtags = language.replace("_", "-").split("-")
    for subtag in subtags[1:]:
        if subtag.title() in SCRIPTS:
            return subtag.title()
    if subtags[0].lower() in _EAST_ASIAN:
        traditional = any(subtag.upper() in _TRADITIONAL for subtag in subtags[1:])
        return "Hant" if traditional else _EAST_ASIAN[subtags[0].lower()]
    return next((code for code in _scripts_by_pango(language) if code in SCRIPTS), "Latn")


def habits(language: str) -> Script:
    """Return the conventions of the script of a language."""
    return SCRIPTS[script_of(language)]


def line_spacing(language: str, wanted: float | None) -> float:
    """Return the distance between baselines in ems: the wanted one or the script's default, at least its minimum."""
    script = habits(language)
    if wanted is None:
        return script.line_spacing
    return max(wanted, _LEAST_SPACING.get(language.partition("-")[0].lower(), script.least_spacing))


def middle(language: str, family: Family) -> float:
    """Return how far above the baseline, in ems, a line is centred."""
    return _ICONS_MIDDLE if family == "icons" else habits(language).middle


@lru_cache(maxsize=256)
def families(language: str, family: Family) -> tuple[str, ...]:
    """Return the font families in the order of fallback."""
    if family == "icons":
        return (ICONS,)
    own = habits(language)
    scripts = (own, *(script for script in SCRIPTS.values() if script is not own))
    named = (script.sans if family == "sans" else script.serif for script in scripts)
    return tuple(dict.fromkeys((*named, *SPARE)))


@cache
def all_families() -> tuple[str, ...]:
    """Return every family that the engine may use."""
    return tuple(dict.fromkeys((*families("en", "sans"), *families("en", "serif"), ICONS)))


def own_families(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the preferred families of these languages and of the icons."""
    named = (families(language, family)[0] for language in languages for family in ("sans", "serif"))
    return tuple(dict.fromkeys((*named, ICONS)))


def _scripts_by_pango(language: str) -> list[str]:
    native = load()
    tag = native.pango.pango_language_from_string(_c_string(language))
    count = native.ffi.new("int *")
    scripts = native.pango.pango_language_get_scripts(tag, count)
    packed = (native.glib.g_unicode_script_to_iso15924(scripts[index]) for index in range(count[0]))
    return [code.to_bytes(4, "big").decode("ascii") for code in packed]


def _c_string(text: str) -> bytes:
    return text.encode("ascii", "ignore").replace(b"\0", b"")
