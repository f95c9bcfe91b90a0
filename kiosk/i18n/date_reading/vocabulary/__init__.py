"""The words of dates that CLDR does not have, by language; month names, weekdays and eras come from CLDR itself.

Each entry lists phrases separated by "|". In those of `PLACED`, "…" is the place of the date. Capitals, accents,
dots and spaces need not match what a curator writes: `lexicon` folds both.

about, uncertain, before, after, since, until, between   what is said of a date, or of two
to          stands between two dates
bce, ce     eras, beside those of CLDR
bp          before the present, which is 1950
ago         years before now
century, millennium      words for them, which stand before or after a number
decade      decades; a round hundred (1900s) might be the century, and is refused
one_decade  decades in words that can mean no century
hundreds    the years from a round hundred on: a century
spring, summer, autumn, winter
scale       words for a power of ten
year        what may stand around a year and says no more than that it is one
lead        what may stand before a date and says nothing
joint       what may stand between day, month and year
ordinal     what may follow a number
ordinals    ordinal numbers in words, from the first on
"""

from kiosk.i18n.date_reading.vocabulary.asian import ASIAN
from kiosk.i18n.date_reading.vocabulary.eastern import EASTERN
from kiosk.i18n.date_reading.vocabulary.germanic import GERMANIC
from kiosk.i18n.date_reading.vocabulary.romance import ROMANCE

Entry = dict[str, str]
WORDS: dict[str, Entry] = {**GERMANIC, **ROMANCE, **EASTERN, **ASIAN}
PLACED = (
    "about", "uncertain", "before", "after", "since", "until", "between", "bce", "ce", "bp", "ago", "decade",
    "one_decade", "hundreds", "spring", "summer", "autumn", "winter",
)  # fmt: skip
"""The entries whose phrases contain the place of the date."""
