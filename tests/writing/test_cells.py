import csv
from datetime import datetime

import pytest

from kiosk.content.spreadsheet_cells import harmless
from kiosk.operations.usage.export import write_csv
from kiosk.operations.usage.reading import RecordedVisit, Stay


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", '=HYPERLINK("http://a.org")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "-a",
        "+-1", "\u00a0=1", "=cmd|' /C calc'!A0",
    ],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(text):
    assert harmless([text]) == [f"'{text}"]


@pytest.mark.parametrize("cell", [-1, -1.5, 0, None, "-1", "+1.5", "-0500", "plain", "a=b", "", "1979-01-07", "'x"])
def test_numbers_and_other_texts_stay_as_they_are(cell):
    assert harmless([cell]) == [cell]


def test_no_cell_of_a_report_is_run(tmp_path):
    stay = Stay(at_s=-1.25, exhibit="=1+1", item="@x", dwell_s=2.0)
    fields = {"number": 1, "began": datetime.fromisoformat("2026-01-01T10:00"), "duration_s": 3.0, "idle_s": 0.0}
    visit = RecordedVisit(**fields, reason="-x", languages=(), stays=(stay,), plays=())
    write_csv([visit], tmp_path)
    with (tmp_path / "stays.csv").open(encoding="utf-8-sig", newline="") as opened:
        assert list(csv.reader(opened))[1] == ["1", "0", "-1.25", "'=1+1", "'@x", "2.0"]
