"""The report says of the visits what is true of them, to everybody who reads it."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from visitors import LANGUAGES, TIRING, fill

from kiosk.cli.main import main
from kiosk.content.library import load
from kiosk.errors import KioskError
from kiosk.operations.usage.place_names import PlaceNames
from kiosk.operations.usage.reading import Play, RecordedVisit, Stay, Taken, read
from kiosk.operations.usage.report_page import Heading, page
from kiosk.operations.usage.statistics import HOME, figures
from kiosk.paths import Paths

MANY = 10_000
HEADING = Heading("The <exhibition>", "en", date(2026, 11, 22))


@pytest.fixture(scope="module")
def state(tmp_path_factory) -> Path:
    """A state folder with the record of ten thousand visits."""
    folder = tmp_path_factory.mktemp("state")
    fill(folder / "usage.db", MANY)
    return folder


@pytest.fixture(scope="module")
def many(state):
    return read(state / "usage.db")


@pytest.fixture
def report(state, monkeypatch):
    monkeypatch.setenv("VITRINE_STATE", str(state))
    return lambda *arguments: CliRunner().invoke(main, ["report", *map(str, arguments)])


def visit(
    *stays: tuple[str, str, float], at: datetime = datetime(2026, 3, 3, 10, tzinfo=UTC), **changes
) -> RecordedVisit:
    """A visit that stood at these places for so many seconds."""
    placed, now = [], 0.0
    for exhibit, item, dwell_s in [("", "", 1.0), *stays]:
        placed.append(Stay(now, exhibit, item, dwell_s))
        now += dwell_s
    values = {"reason": "left", "languages": (Taken(0, "en"),), "plays": (), "duration_s": now, "idle_s": 0.0}
    return RecordedVisit(1, at, stays=tuple(placed), **(values | changes))


def place(found, exhibit, item):
    return next(one for one in found.places if one.place == (exhibit, item))


def test_ten_thousand_visits_are_read_as_they_were_written(many):
    assert len(many) == MANY
    found = figures(many)
    assert sum(span.visits for span in found.spans) == MANY
    assert (found.weekdays[0], found.weekdays[6] > 2 * found.weekdays[1]) == (0, True)
    assert sum(found.hours) * found.open_days == pytest.approx(MANY)
    assert sum(count for _, count in found.languages) == sum(count for _, count in found.reasons) == MANY
    assert {language for language, _ in found.languages} == LANGUAGES.keys()
    assert sum(one.ended for one in found.places) == MANY


def test_panels_that_tire_visitors_are_the_dead_ends(many):
    worst = figures(many).dead_ends[: len(TIRING)]
    assert {one.place[1] for one in worst} == TIRING


def test_of_no_visits_there_are_no_figures():
    assert figures([]) is None


def test_who_walked_away_says_nothing_of_the_time_at_the_last_place():
    found = figures([visit(("a", "x", 40), ("a", "y", 2), reason="timed out"), visit(("a", "x", 20), ("a", "y", 30))])
    assert place(found, "a", "x").median_s == 30
    assert (place(found, "a", "y").median_s, place(found, "a", "y").visits) == (30, 2)


def test_a_place_seen_twice_in_a_visit_counts_once_with_both_times():
    found = figures([visit(("a", "x", 10), ("", "", 1), ("a", "x", 5))])
    assert (place(found, "a", "x").visits, place(found, "a", "x").median_s) == (1, 15)


def test_a_visit_counts_for_the_language_in_which_it_spent_the_most_time():
    found = figures([visit(("a", "x", 100), languages=(Taken(0, "en"), Taken(5, "vi")))])
    assert found.languages == (("vi", 1),)
    assert found.switched == 1


def test_a_dead_end_needs_more_than_a_few_visits_and_is_never_the_home_screen():
    assert figures([visit(("a", "x", 1))] * 9).dead_ends == ()
    assert [one.place for one in figures([visit(("a", "x", 1)), *[visit()] * 9] * 10).dead_ends] == [("a", "x")]


def test_what_was_played_twice_in_a_visit_is_played_once_for_longer():
    plays = (Play(0, 1, "film", "films/a", 10), Play(50, 1, "film", "films/a", 30))
    (one,) = figures([visit(("a", "x", 100), plays=plays)]).media
    assert (one.visits, one.median_s) == (1, 40)


@pytest.mark.parametrize(
    ("days", "name", "spans"), [(1, "day", 1), (62, "day", 62), (63, "week", 10), (900, "month", 31)]
)
def test_long_times_are_shown_in_weeks_and_months_and_empty_ones_are_not_left_out(days, name, spans):
    first = datetime(2024, 1, 1, 10, tzinfo=UTC)
    found = figures([visit(at=first), visit(at=first + timedelta(days=days - 1))])
    assert found.span_name == name
    assert abs(len(found.spans) - spans) <= 1
    assert sum(span.visits for span in found.spans) == 2


class Outline(HTMLParser):
    """What a screen reader meets: headings, pictures with their names, tables with their heads; and what is fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings, self.figures, self.tables, self.fetched = 0, [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.headings += tag == "h2"
        if tag == "figure":
            self.figures.append(found)
        if tag == "table":
            self.tables.append([])
        if tag == "th":
            self.tables[-1].append(found.get("scope"))
        if tag in ("script", "link", "img", "iframe"):
            self.fetched.append(found)


def test_the_page_needs_nothing_else_and_has_a_table_beside_each_plot(many):
    text = page(figures(many), PlaceNames(), HEADING)
    outline = Outline(text)
    assert outline.headings == len(outline.figures) == len(outline.tables) == 9
    assert outline.fetched == []
    assert re.findall(r"(?:href|src)\s*=\s*[\"'](?!#)", text) == []
    assert re.findall(r"url\(|@import", text) == []
    assert all(figure["role"] == "img" and figure["aria-label"] for figure in outline.figures)
    assert all(heads and None not in heads for heads in outline.tables)


def test_titles_are_words_and_never_markup(many):
    names = PlaceNames(
        {"aid-and-rebuilding": "<b>Aid</b> & more"}, {("aid-and-rebuilding", "hunger"): "<script>x</script>"}
    )
    text = page(figures(many), names, HEADING)
    assert "<script" not in text
    assert "<b>" not in text
    assert "The &lt;exhibition&gt;" in text


def test_what_nobody_opened_is_named(many):
    names = PlaceNames({}, {("whose-history", "hidden"): "A hidden panel"})
    assert "Never opened: 1" in page(figures(many), names, HEADING)


def test_the_page_of_a_single_visit_and_of_none_stand():
    assert Outline(page(figures([visit()]), PlaceNames(), HEADING)).headings > 5
    assert "No visit is recorded" in page(None, PlaceNames(), HEADING)
    assert "Home screen" in page(figures([visit()]), PlaceNames(), HEADING)
    assert figures([visit()]).places[0].place == HOME


def test_the_command_sums_up_and_writes_what_it_is_asked_for(report, tmp_path):
    done = report("--html", tmp_path / "r.html", "--csv", tmp_path / "csv", "--json", tmp_path / "r.json")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("10,000 visits from ")
    assert "Dead ends" in done.output
    assert "<!DOCTYPE html>" in (tmp_path / "r.html").read_text()
    visits = json.loads((tmp_path / "r.json").read_text())["visits"]
    assert len(visits) == MANY
    with (tmp_path / "csv" / "stays.csv").open(encoding="utf-8-sig") as opened:
        stays = list(csv.DictReader(opened))
    assert len(stays) == sum(len(one["stays"]) for one in visits)
    assert sum(float(stay["dwell_s"]) for stay in stays) == pytest.approx(
        sum(stay["dwell_s"] for one in visits for stay in one["stays"]), abs=len(stays) * 0.001
    )


def test_languages_are_called_what_the_museum_calls_them(report, monkeypatch, tmp_path):
    exhibition = load(Paths.find()).exhibition
    renamed = replace(exhibition, endonyms={**exhibition.endonyms, "km": "Our Khmer"})
    monkeypatch.setattr("kiosk.cli.report._exhibition", lambda: renamed)
    done = report("--html", tmp_path / "r.html")
    assert "  Our Khmer (km)\n" in done.output
    assert '<th scope="row" dir="auto">Our Khmer (km)</th>' in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Tiếng Việt (vi)" in done.output


def test_since_leaves_out_what_was_before(report, tmp_path):
    done = report("--since", "2026-11-01", "--json", tmp_path / "r.json")
    began = [one["began"] for one in json.loads((tmp_path / "r.json").read_text())["visits"]]
    assert 0 < len(began) < MANY
    assert min(began) >= "2026-11-01"
    assert done.output.splitlines()[0].startswith(f"{len(began)} visits")
    assert report("--since", "2030-01-01").output == "No visit is recorded in this time.\n"
    assert report("--since", "last week").exit_code == 2


def test_without_a_record_the_command_says_so(report, tmp_path):
    done = report("--state", tmp_path)
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "there is no record of visits" in done.output


def test_where_nothing_can_be_written_the_command_says_so(report, tmp_path):
    done = report("--html", tmp_path / "nowhere" / "r.html")
    assert done.exit_code == 1
    assert "cannot be written: No such file" in done.output


def test_what_is_no_record_is_said(tmp_path):
    file = tmp_path / "usage.db"
    file.write_text("no database" * 100)
    with pytest.raises(KioskError, match="file is not a database"):
        read(file)


def test_it_reads_while_the_kiosk_writes(state):
    with closing(sqlite3.connect(state / "usage.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO visits (began, reason) VALUES ('2026-12-01T10:00:00+07:00', 'left')")
        assert len(read(state / "usage.db")) == MANY
        writer.execute("ROLLBACK")
