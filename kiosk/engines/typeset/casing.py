"""Upper case by the rules of each language."""

import re
import unicodedata

_DOTTED = str.maketrans({"i": "\u0130"})
_TURKIC = ("tr", "az")
# In decomposed text. An accent that keeps two vowels apart leaves a diaeresis to do so: μάιος, ΜΑΪΟΣ.
_APART = re.compile("([αεοΑΕΟ])\u0301([ιυΙΥ])(?!\u0308)")
_ACCENT = re.compile("(?<=[\u0370-\u03ff])([\u0308\u0313\u0314]*)[\u0300\u0301\u0342]")


def upper(text: str, language: str) -> str:
    """Return a text in upper case, where the script has it and uses it on signs.

    Turkish and Azerbaijani keep the dot of their i, Greek drops its accents (but no diaeresis), and Georgian, whose
    upper case few fonts have, is unchanged. Source: Unicode's SpecialCasing.txt and CLDR's transform el-Upper.
    """
    primary = language.replace("_", "-").partition("-")[0].lower()
    if primary in _TURKIC:
        return text.translate(_DOTTED).upper()
    if primary == "el":
        parted = _APART.sub("\\1\\2\u0308", unicodedata.normalize("NFD", text))
        return unicodedata.normalize("NFC", _ACCENT.sub("\\1", parted).upper())
    return text if primary == "ka" else text.upper()
