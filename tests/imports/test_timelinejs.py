import json
import re

import pytest
from gallery import sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.content.dates import fault_of
from kiosk.curator.imports import table, timelinejs
from kiosk.curator.imports.bundle import ImportFailedError, Setting
from kiosk.curator.imports.omissions import OmissionKind
from kiosk.curator.imports.spreadsheet import convert as convert_table
from kiosk.i18n.edtf import bounds, day_number

NAMES = ("all-media-types", "cosmo", "eras", "marktwain", "women_in_computing")


@pytest.mark.parametrize("name", NAMES)
def test_timelines_that_others_made_pass_the_check_but_for_what_is_said(gallery, name):
    path = sample(f"timelinejs/{name}.json")
    told = timelinejs.read(path)
    bundle = timelinejs.convert(told, gallery.setting("time", path.parent))
    exhibition = gallery.take(bundle)
    assert gallery.unannounced(bundle) == []
    kept = len(told["events"]) - bundle.omissions.count(OmissionKind.UNDATED)
    assert len(exhibition.exhibits["time"].cards) == kept == len(told["events"])
    assert len(exhibition.exhibits["time"].eras) == len(told.get("eras", ()))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_text_is_kept(gallery, name):
    path = sample(f"timelinejs/{name}.json")
    told = timelinejs.read(path)
    cards = timelinejs.convert(told, gallery.setting("time")).entries
    for event, card in zip(told["events"], cards, strict=True):
        words = re.findall(r"\w+", re.sub("<[^>]*>|&[^;]+;", " ", event["text"].get("text", "")))
        kept = re.findall(r"\w+", f"{card['title']} {card['body']}".replace("\\", ""))
        assert [word for word in words if word not in kept] == []


def test_deep_time_is_before_the_common_era(gallery):
    path = sample("timelinejs/cosmo.json")
    first = timelinejs.convert(timelinejs.read(path), gallery.setting("time")).entries[0]
    assert bounds(first["date"]).start == day_number(-13_799_999_999)


def test_a_spreadsheet_of_timelinejs_is_its_json(gallery):
    from_json = timelinejs.convert(timelinejs.read(sample("timelinejs/women_in_computing.json")), gallery.setting("a"))
    from_rows = convert_table(table.read(sample("timelinejs/women_in_computing.csv")), gallery.setting("a"))
    assert from_rows.head == from_json.head
    assert [card["date"] for card in from_rows.entries] == [card["date"] for card in from_json.entries]
    assert [card["title"] for card in from_rows.entries] == [card["title"] for card in from_json.entries]


def timeline(*events, **more):
    return {"title": {"text": {"headline": "Time", "text": "One line"}}, "events": list(events), **more}


def event(year="1979", headline="An event", **more):
    return {"start_date": {"year": year}, "text": {"headline": headline, "text": "Words"}} | more


def test_years_before_the_common_era_lose_one(gallery):
    bundle = timelinejs.convert(timeline(event("-44"), event("-1"), event("1")), gallery.setting("time"))
    assert [card["date"] for card in bundle.entries] == ["-0043", "0000", "0001"]


def test_a_date_has_what_its_parts_say(gallery):
    date = {"year": "2000", "month": "1", "day": "5", "hour": "6", "minute": "45", "second": ""}
    bundle = timelinejs.convert(timeline(event() | {"start_date": date}), gallery.setting("time"))
    assert bundle.entries[0]["date"] == "2000-01-05T06:45:00"


def test_a_day_that_no_calendar_has_becomes_a_month_and_is_said(gallery):
    wrong = event() | {"start_date": {"year": "1979", "month": "2", "day": "31"}}
    bundle = timelinejs.convert(timeline(wrong), gallery.setting("time"))
    assert bundle.entries[0]["date"] == "1979-02"
    assert bundle.omissions.places(OmissionKind.DATE_COARSER) == [
        "event 1 (An event): year 1979, month 2, day 31 became 1979-02"
    ]


def test_local_files_come_along_with_what_is_known_of_them(gallery):
    Image.new("RGB", (40, 30), "red").save(gallery.desk / "crane.jpg")
    media = {"url": "crane.jpg", "caption": "A <b>crane</b>", "credit": "Archive", "alt": "A crane", "rights": "CC0"}
    bundle = timelinejs.convert(timeline(event(media=media)), gallery.setting("time"))
    exhibition = gallery.take(bundle)
    medium = exhibition.media["time/crane"]
    assert medium.file("en").read_bytes() == (gallery.desk / "crane.jpg").read_bytes()
    told = (medium.alt.source, medium.caption.source, medium.credit.source, medium.rights)
    assert told == ("A crane", "A crane", "Archive", "CC0")
    assert gallery.problems() == []


def test_a_file_outside_the_import_is_never_taken_along(gallery):
    Image.new("RGB", (40, 30)).save(gallery.desk.parent / "secret.jpg")
    for url in (
        "../secret.jpg",
        str(gallery.desk.parent / "secret.jpg"),
        "file://" + str(gallery.desk.parent / "secret.jpg"),
    ):
        bundle = timelinejs.convert(timeline(event(media={"url": url})), gallery.setting("time"))
        assert bundle.omissions.count(OmissionKind.NOT_THERE) == 1, url


def test_what_is_on_the_web_gets_its_place_and_its_description(gallery):
    media = {"url": "https://example.org/a/crane.png?x=1", "caption": "A crane", "credit": "Archive"}
    bundle = timelinejs.convert(timeline(event(media=media)), gallery.setting("time"))
    gallery.take(bundle)
    assert bundle.omissions.places(OmissionKind.ON_THE_WEB) == [
        "media/time/an-event.png: from https://example.org/a/crane.png?x=1"
    ]
    sidecar = gallery.file("media/time/an-event.yaml")
    assert "# from https://example.org/a/crane.png?x=1" in sidecar
    assert "caption: A crane" in sidecar
    assert [one.code for one in gallery.problems()] == ["missing-file", "missing-rights"]
    Image.new("RGB", (40, 30)).save(gallery.paths.media / "time" / "an-event.png")
    assert sorted(one.code for one in gallery.problems()) == ["missing-alt", "missing-rights"]


def test_a_file_saved_from_the_web_under_its_own_name_is_found(gallery):
    Image.new("RGB", (40, 30)).save(gallery.desk / "crane.png")
    media = {"url": "https://example.org/a/crane.png"}
    bundle = timelinejs.convert(timeline(event(media=media)), gallery.setting("time"))
    assert bundle.omissions.count(OmissionKind.ON_THE_WEB) == 0


def test_groups_become_topics_of_their_own_signs(gallery):
    groups = [f"Group {number}" for number in range(6)]
    bundle = timelinejs.convert(timeline(*(event(group=group) for group in groups)), gallery.setting("time"))
    signs = {(topic["colour"], topic["shape"]) for topic in bundle.topics.values()}
    assert len(signs) == len(bundle.topics) == 6


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "JSON"),
        ("[]", '"events"'),
        ("{}", '"events"'),
        ('{"timeline": {"date": []}}', "TimelineJS 2"),
        ('{"events": []}', "No event"),
        ('{"events": [{"text": {"headline": "x"}}]}', "No event"),
    ],
)
def test_what_is_no_timeline_is_said_in_one_sentence(gallery, text, why):
    (gallery.desk / "a.json").write_text(text)
    code, output = gallery.run("timelinejs", str(gallery.desk / "a.json"))
    assert code == 1
    assert why in output
    assert not (gallery.paths.exhibits / "a.yaml").exists()


def test_files_are_written_over_only_when_somebody_says_so(gallery):
    file = gallery.desk / "people.json"
    file.write_text(json.dumps(timeline(event())))
    before = gallery.file("exhibits/people.yaml")
    code, output = gallery.run("timelinejs", str(file))
    assert code == 1
    assert "--overwrite" in output
    assert gallery.file("exhibits/people.yaml") == before
    assert gallery.run("timelinejs", str(file), "--id", "years")[0] == 0
    assert "home: [people, years]  # more to come" in gallery.file("exhibits/kiosk.yaml")
    assert gallery.run("timelinejs", str(file), "--overwrite")[0] == 0
    assert gallery.file("exhibits/people.yaml").startswith("# yaml-language-server: $schema=.schema/timeline.json\n")


def test_an_import_ends_with_what_the_check_says_of_it(gallery):
    gallery.in_one_language()
    file = gallery.desk / "years.json"
    file.write_text(
        json.dumps(timeline(event(media={"url": "https://example.org/a.png"}), event(headline="Fireworks 🎉")))
    )
    code, output = gallery.run("timelinejs", str(file))
    assert code == 0
    said = output.partition("kiosk check finds in it:\n")[2]
    assert "  1 × missing-file (error)\n" in said
    assert f"Next: kiosk -C {gallery.paths.root} check" in said
    file.write_text(json.dumps(timeline(event(text={"headline": "An event", "text": " ".join(["word"] * 40)}))))
    assert "kiosk check finds no problems in it." in gallery.run("timelinejs", str(file), "--id", "plain")[1]


leaf = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats() | st.text(max_size=20)
names = st.sampled_from(
    ["start_date", "end_date", "year", "month", "day", "hour", "text", "headline", "media", "url", "credit", "group",
     "display_date", "background", "location", "unique_id"]
)  # fmt: skip
anything = st.recursive(leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5))
dates = st.fixed_dictionaries({"year": st.integers(-9999, 9999).map(str)}, optional={"month": leaf, "day": leaf})
events = st.fixed_dictionaries({"start_date": dates | anything}, optional={"text": anything, "media": anything})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(events | anything, max_size=4), anything, anything)
def test_whatever_stands_in_a_file_gives_an_exhibit_or_one_sentence(listed, title, eras):
    try:
        bundle = timelinejs.convert({"events": listed, "title": title, "eras": eras}, Setting("time", ()))
    except ImportFailedError:
        return
    assert all(fault_of(card["date"]) == "" for card in [*bundle.entries, *bundle.eras])
    assert len({card["id"] for card in bundle.entries}) == len(bundle.entries)
