"""Sign languages by their tags in ISO 639-3, and their names in the languages of the kiosk.

CLDR names few of them, but every country: one without a name in CLDR is named by its country. The
tags are those that the IANA Language Subtag Registry (https://www.iana.org/assignments/language-subtag-registry)
lists under the prefix sgn, with the countries of ISO 639-3's names.
"""

from functools import lru_cache

from babel.core import get_global, parse_locale

from kiosk.i18n.catalogues import Words
from kiosk.i18n.locale import Locale

_AT_HOME = """
aed AR, aen AM, afg AF, ase US, asf AU, asp DZ, asq AT, bfi GB, bog ML, bqn BG, bvl BO, bzs BR, cds TD, csc ES, cse CZ,
csf CU, csg CL, csl CN, csn CO, csq HR, csr CR, csx KH, doq DO, dse NL, dsl DK, ecs EC, esl EG, esn SV, eso EE, eth ET,
fcs CA, fse FI, fsl FR, fss FI, gse GH, gsg DE, gsm GT, gss GR, gus GN, hab VN, haf VN, hds HN, hks HK, hos VN, hsh HU,
icl IS, inl ID, ins IN, ise IT, isg IE, isr IL, jls JM, jos JO, jsl JP, kvk KR, lbs LY, lls LT, lsl LV, lso LA, lsp PA,
lst TT, lsy MU, mdl MT, mfs MX, msr MN, mzc MG, mzy MZ, nbs NA, ncs NI, nsi NG, nsl NO, nsp NP, nzs NZ, pgz PG, pks PK,
prl PE, psc IR, psl PR, pso PL, psp PH, psr PT, pys PY, rms RO, rsl RU, sdl SA, sfb BE, sfs ZA, sgg CH, sgx SL, slf CH,
sls SG, sqk AL, sqs LK, ssp ES, ssr CH, svk SK, swl SE, tse TN, tsm TR, tsq TH, tss TW, tza TZ, ugn UG, ugy UY, ukl UA,
vgt BE, vsi MD, vsl VE, vsv ES, xki KE, xml MY, xms MA, zib ZW, zsl ZM
"""
_COUNTRIES = dict(entry.split() for entry in _AT_HOME.replace("\n", " ").split(","))
INTERNATIONAL = "ils"


def is_sign_language(tag: str) -> bool:
    """Return whether a tag is that of a sign language, as `ase` or `fsl`; a country after it is allowed."""
    return tag.partition("-")[0] in {*_COUNTRIES, INTERNATIONAL}


def suggested(tag: str) -> tuple[str, ...]:
    """Return the sign languages of the country that a language is most spoken in: fr -> fsl; none if unknown."""
    try:
        spoken = Locale.of(tag)
    except ValueError:
        return ()
    likely = get_global("likely_subtags").get(spoken.language)
    country = spoken.territory or (parse_locale(likely)[1] if likely else None)
    return tuple(sign for sign, home in _COUNTRIES.items() if home == country)


@lru_cache(maxsize=64)
def sign_language_name(tag: str, words: Words) -> str:
    """Return the name of a sign language in the language of `words`: American Sign Language, Sign language (France)."""
    bare = tag.partition("-")[0]
    cldr = Locale.of(words.tag).babel
    known = cldr.languages.get(bare)
    country = cldr.territories.get(_COUNTRIES.get(bare, ""))
    if known:
        return str(known[:1].upper() + known[1:])
    return str(words("Sign language (%(country)s)", country=country) if country else words("Sign language"))
