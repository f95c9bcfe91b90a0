"""The staff's page names every metric, and every table and column of the record is in its page."""

import re
from pathlib import Path

from kiosk.operations.health.metrics import prometheus
from kiosk.operations.health.status import ContentInfo, Status
from kiosk.operations.usage.export import HEADS

STAFF = Path(__file__).parents[2] / "docs" / "staff"


def test_every_metric_is_in_the_page_of_the_service():
    page = (STAFF / "service.md").read_text(encoding="utf-8")
    content = ContentInfo("t", "v", 1, 0, 0)
    metrics = prometheus(Status(1, "1", content, 0, 0, 0, True, 1, 1.0, 1, 1.0, 1.0, 1, 0, 0, ""))
    names = re.findall(r"^# HELP (\S+)", metrics, re.MULTILINE)
    assert [name for name in names if f"`{name}`" not in page] == []
    assert set(re.findall(r"`(vitrine_[a-z_]+)`", page)) == set(names)


def test_every_column_of_the_record_is_in_the_page_of_visits():
    page = (STAFF / "usage.md").read_text(encoding="utf-8")
    columns = {column for heads in HEADS.values() for column in heads}
    assert [name for name in {*HEADS, *columns} if f"`{name}`" not in page] == []
