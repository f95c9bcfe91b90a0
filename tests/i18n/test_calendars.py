"""Dates in the calendars that a museum asks for: Buddhist, Japanese, Islamic and others."""

import time

import pytest

from kiosk.i18n.dates import format_date

THAI, JAPANESE, ISLAMIC = "th-u-ca-buddhist", "ja-u-ca-japanese", "en-u-ca-islamic-civil"


@pytest.mark.parametrize(
    ("text", "tag", "written"),
    [
        ("1979", THAI, "พ.ศ. 2522"),
        ("1979-01", THAI, "มกราคม พ.ศ. 2522"),
        ("1979-01-07", THAI, "7 มกราคม พ.ศ. 2522"),
        ("1979~", THAI, "ราว พ.ศ. 2522"),
        ("1975/1979", THAI, "พ.ศ. 2518 – พ.ศ. 2522"),
        ("1979-21", THAI, "ฤดูใบไม้ผลิ พ.ศ. 2522"),
        ("1979-01-07", "km-u-nu-latn-ca-buddhist", "7 មករា 2522 BE"),
        ("1979-01-07", JAPANESE, "昭和54年1月7日"),
        ("1989-01-07", JAPANESE, "昭和64年1月7日"),
        ("1989-01-08", JAPANESE, "平成元年1月8日"),
        ("1989", JAPANESE, "昭和64年～平成元年"),
        ("1979-01-07", ISLAMIC, "7 Safar 1399 AH"),
        ("1979-01-07", "ar-SA-u-ca-islamic-umalqura", "٨ صفر ١٣٩٩ هـ"),
        ("1979", ISLAMIC, "1399 AH\u2009–\u20091400 AH"),
        ("1975/1979", ISLAMIC, "1394 AH\u2009–\u20091400 AH"),
        ("1979-01-07", "fa-u-ca-persian", "۱۷ دی ۱۳۵۷ ه\u200d.ش."),
        ("1979-01-07", "zh-Hant-u-ca-roc", "民國68年1月7日"),
    ],
)
def test_a_date_is_written_in_the_calendar_that_is_asked_for(text, tag, written):
    assert format_date(text, tag) == written


@pytest.mark.parametrize(
    ("text", "tag", "as_in"),
    [
        ("-0500", THAI, "th"),
        ("197X", THAI, "th"),
        ("1979-33", JAPANESE, "ja"),
        ("1850", JAPANESE, "ja"),
        ("1850/1860", JAPANESE, "ja"),
        ("0500", ISLAMIC, "en"),
        ("Y17900", ISLAMIC, "en"),
        ("1979-01-07", "th-u-ca-gregory", "th"),
        ("1582-10-14", THAI, "th"),
    ],
)
def test_a_date_that_a_calendar_has_no_place_for_is_written_as_usual(text, tag, as_in):
    assert format_date(text, tag) == format_date(text, as_in)


@pytest.mark.parametrize(
    ("text", "written"), [("1582-10-04", "4 ตุลาคม"), ("1252-02-29", "29 กุมภาพันธ์"), ("0100-03-01", "1 มีนาคม")]
)
def test_a_day_before_the_gregorian_reform_keeps_its_number(text, written):
    assert format_date(text, THAI).startswith(f"{written} พ.ศ. {int(text[:4]) + 543}")


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Pago_Pago"])
def test_the_zone_of_the_machine_moves_no_day(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert format_date("1601-01-07", THAI) == "7 มกราคม พ.ศ. 2144"
    finally:
        monkeypatch.undo()
        time.tzset()
