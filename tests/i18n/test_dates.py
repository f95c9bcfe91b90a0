from contextlib import suppress
from itertools import product

import pytest
from edtf_examples import ALL
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.catalogues import INTERFACE, shipped
from kiosk.i18n.dates import format_date
from kiosk.i18n.locale import Locale
from kiosk.paths import Paths

SHIPPED = sorted(
    {"en", *(path.parent.parent.name for path in Paths.find().locales.glob(f"*/LC_MESSAGES/{INTERFACE}.po"))}
)
SIGNS = "0123456789XYES-/.,[]{}?~%:TZ "


@pytest.mark.parametrize("tag", SHIPPED)
def test_each_example_of_the_specification_is_written_in_each_shipped_language(tag):
    for text, style in product(ALL, ("long", "short", "years")):
        written = format_date(text, tag, style)
        assert written.strip() == written, text
        assert "%(" not in written, text
    assert not {missing for missing in shipped().missing if missing.language == tag}


@given(st.text(SIGNS, max_size=24), st.sampled_from([*SHIPPED, "my", "fa", "he", "ja", "zh-Hant"]))
def test_any_text_is_written_or_refused(text, tag):
    with suppress(ValueError):
        assert format_date(text, tag)


@given(st.dates(), st.dates(), st.sampled_from(SHIPPED), st.sampled_from(["long", "short"]))
def test_any_interval_names_the_years_it_lies_between(start, end, tag, style):
    first, last = sorted((start, end))
    written = format_date(f"{first}/{last}", tag, style)
    assert Locale.of(tag).digits(str(last.year)) in written


@pytest.mark.parametrize(
    ("text", "tag", "long", "short"),
    [
        ("1979-01-07", "en", "7 January 1979", "7 Jan 1979"),
        ("1979-01-07", "en-US", "January 7, 1979", "Jan 7, 1979"),
        ("1979-01-07", "vi", "7 tháng 1, 1979", "7 thg 1, 1979"),
        ("1979-01-07", "km", "៧ មករា ១៩៧៩", "៧ មករា ១៩៧៩"),
        ("1979-01-07", "ar", "٧ يناير ١٩٧٩", "٧ يناير ١٩٧٩"),
        ("1979-01-07", "fr", "7 janvier 1979", "7 janv. 1979"),
        ("1979-01-07", "km-u-nu-latn", "7 មករា 1979", "7 មករា 1979"),
        ("1978-05", "vi", "tháng 5 năm 1978", "thg 5 1978"),
        ("1979-01-07/1979-01-08", "en", "7–8 January 1979", "7–8 Jan 1979"),
        (
            "1978-12-25/1979-01-07",
            "fr",
            "25 décembre 1978\u2009–\u20097 janvier 1979",
            "25 déc. 1978\u2009–\u20097 janv. 1979",
        ),
        ("1979/1989", "ar", "١٩٧٩–١٩٨٩", "١٩٧٩–١٩٨٩"),
        ("1979-01-07/1989-09", "en", "7 January 1979\u2009–\u2009September 1989", "7 Jan 1979\u2009–\u2009Sept 1989"),
        ("1975~", "en", "about 1975", "c. 1975"),
        ("1975~", "fr", "1975 environ", "env. 1975"),
        ("1975?", "vi", "1975 (chưa chắc chắn)", "1975?"),
        ("1975%", "en", "about 1975 (uncertain)", "c. 1975?"),
        ("197X", "en", "1970s", "1970s"),
        ("197X", "vi", "thập niên 1970", "thập niên 1970"),
        ("19XX", "en", "20th century", "20th century"),
        ("20XX", "en", "21st century", "21st century"),
        ("19XX", "fr", "XXe siècle", "XXe siècle"),
        ("00XX", "fr", "Ier siècle", "Ier siècle"),
        ("-0043-03-15", "en", "15 March 44 BCE", "15 Mar 44 BCE"),
        ("-0500", "km", "៥០១ មុន គ.ស.", "៥០១ មុន គ.ស."),
        ("-0500/-0400", "en", "501–401 BCE", "501–401 BCE"),
        ("-04XX", "en", "5th century BCE", "5th century BCE"),
        ("0079", "en", "79 CE", "79 CE"),
        ("Y-66000000", "en", "66 million BCE", "66 million BCE"),
        ("Y170000002", "fr", "170\u202f000\u202f002 apr. J.-C.", "170\u202f000\u202f002 apr. J.-C."),
        ("2001-21", "en", "spring 2001", "spring 2001"),
        ("2001-34", "fr", "2e trimestre 2001", "T2 2001"),
        ("1985/..", "en", "from 1985", "from 1985"),
        ("/1985", "en", "until 1985, beginning unknown", "?\u2009–\u20091985"),
        ("156X-12-25", "en", "25 December, 1560s", "25 Dec, 1560s"),
        ("2004-06~-11", "en", "11 June 2004 (month and year approximate)", "c. 11 Jun 2004"),
        ("[1667,1668,1670..1672]", "en", "1667, 1668 or 1670–1672", "1667, 1668 or 1670–1672"),
        ("{1960,1961-12}", "en", "1960 and December 1961", "1960 and Dec 1961"),
        ("1950S2~", "en", "about 1950 (between 1900 and 1999)", "c. 1950"),
        ("1950S2", "en", "about 1950 (between 1900 and 1999)", "c. 1950"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(text, tag, long, short):
    assert (format_date(text, tag), format_date(text, tag, "short")) == (long, short)


def test_what_is_no_date_is_refused():
    with pytest.raises(ValueError, match="write a date such as"):
        format_date("last Tuesday", "en")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1979-01-07", "1979"),
        ("1978-12-25/1979-01-07", "1978–1979"),
        ("1977-06/1977-12?", "1977?"),
        ("1979-03/..", "from 1979"),
        ("{1977-04-30,1977-09-24,1978-02}", "1977 and 1978"),
        ("1978~-05", "c. 1978"),
    ],
)
def test_where_there_is_no_room_a_date_is_its_years(text, written):
    assert format_date(text, "en", "years") == written
