"""The exhibition as loaded: addresses, order, what is left out, and the copy that is kept for the next start."""

import os
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from museum import PEOPLE, YEARS, Museum

from kiosk.content import assemble, cache, library
from kiosk.content.library import load
from kiosk.content.model import Layout, MediumKind, PanelSet, Timeline
from kiosk.i18n.localised import Localised


def test_exhibits_stand_in_the_order_of_the_home_screen(museum):
    museum.change("exhibits/kiosk.yaml", "[people, years]", "[years, people]")
    exhibits = museum.load().exhibition.exhibits
    assert [type(exhibit) for exhibit in exhibits.values()] == [Timeline, PanelSet]
    assert list(exhibits) == ["years", "people"]


def test_a_panel_is_what_was_written(museum):
    panel = museum.load().exhibition.exhibits["people"].panel("first")
    assert (panel.layout, panel.date, panel.media, panel.sources) == (
        Layout.MEDIA_LEFT,
        "1975-04-17",
        ("maps/delta",),
        ("nguyen-2024",),
    )


def test_every_text_has_its_address(museum):
    museum.change("exhibits/people.yaml", "layout: text", "layout: figures\n    figures: [{number: 5, label: Five}]")
    exhibition = museum.load().exhibition
    people, years = exhibition.exhibits["people"], exhibition.exhibits["years"]
    texts = [
        exhibition.settings.title,
        exhibition.sources["nguyen-2024"].title,
        exhibition.media["maps/delta"].alt,
        people.title,
        people.panels[0].body,
        people.panels[1].figures[0].label,
        years.eras[0].title,
        years.topics["border"].title,
        years.cards[1].title,
    ]
    assert [f"{text.domain}: {text.context}" for text in texts] == [
        "exhibition: title",
        "exhibition: sources/nguyen-2024/title",
        "media: maps/delta/alt",
        "people: title",
        "people: panels/first/body",
        "people: panels/second/figures/1/label",
        "years: eras/1/title",
        "years: topics/border/title",
        "years: cards/two/title",
    ]


def test_a_broken_figure_does_not_give_the_next_one_its_translation(museum):
    figures = "layout: figures\n    figures: [{number: x, label: One}, {number: 2, label: Two}]"
    museum.change("exhibits/people.yaml", "layout: text", figures)
    (figure,) = museum.load().exhibition.exhibits["people"].panel("second").figures
    assert figure.label.context == "panels/second/figures/2/label"


def test_a_map_of_languages_has_its_source_in_the_source_language_or_in_the_first(museum):
    museum.change("exhibits/people.yaml", "title: People", "title: {vi: Dân, en: People}")
    museum.change("exhibits/people.yaml", "summary: One line", "summary: {vi: Một dòng}")
    people = museum.load().exhibition.exhibits["people"]
    assert people.title == Localised("People", (("vi", "Dân"), ("en", "People")), "people", "title")
    assert people.summary.source == "Một dòng"


def test_media_have_variants_captions_and_kinds(museum):
    museum.write("media/film/way.mp4", "")
    museum.write("media/film/way.vi.mp4", "")
    museum.write("media/film/way.fsl.webm", "")
    museum.write("media/film/way.vi.vtt", "")
    museum.write("media/film/way.yaml", "alt: A\ncredit: B\nrights: C\nsign language: {fsl: way.fsl.webm}\n")
    way = museum.load().exhibition.media["film/way"]
    assert way.kind is MediumKind.FILM
    assert (way.file("vi").name, way.file("en").name) == ("way.vi.mp4", "way.mp4")
    assert set(way.files) == {"", "vi"}
    assert way.captions["vi"].name == "way.vi.vtt"
    assert way.sign_language["fsl"].name == "way.fsl.webm"


def test_every_medium_that_is_named_is_there_if_need_be_without_a_file(museum):
    museum.change("exhibits/people.yaml", "media: maps/delta", "media: maps/lost\n    narration: audio/lost")
    media = museum.load().exhibition.media
    assert media["maps/lost"].file("en") is None
    assert media["audio/lost"].kind is MediumKind.SOUND


def test_a_broken_key_leaves_the_panel_and_a_broken_panel_leaves_the_exhibit(museum):
    museum.change("exhibits/people.yaml", "1975-04-17", "17 April")
    assert [panel.date for panel in museum.load().exhibition.exhibits["people"].panels] == [None, None]
    museum.change("exhibits/people.yaml", "layout: media-left", "layout: left")
    assert [panel.id for panel in museum.load().exhibition.exhibits["people"].panels] == ["second"]


@pytest.mark.parametrize("advisory", ["advisory: mass-violense", "advisry: mass-violence", "advisory text: [x]"])
def test_what_should_be_asked_about_is_not_shown_without_asking(museum, advisory):
    museum.change("exhibits/people.yaml", "    layout: text", f"    layout: text\n    {advisory}")
    assert [panel.id for panel in museum.load().exhibition.exhibits["people"].panels] == ["first"]
    museum.write("exhibits/people.yaml", f"{PEOPLE}{advisory}\n")
    assert "people" not in museum.load().exhibition.exhibits


def test_nothing_names_what_is_left_out(museum):
    museum.change("exhibits/people.yaml", "    title: A first panel\n", "")
    museum.change("exhibits/sources.yaml", "title:", "titel:")
    exhibition = museum.load().exhibition
    assert exhibition.exhibits["years"].card("one").panel is None
    assert exhibition.sources == {}


def test_a_card_does_not_lead_into_an_exhibit_that_cannot_be_read(museum):
    museum.write("exhibits/people.yaml", "panels: [")
    loaded = museum.load()
    assert loaded.exhibition.exhibits["years"].card("one").panel is None
    assert "unknown-panel" not in {problem.code for problem in loaded.problems}


def test_without_an_installation_there_is_no_exhibition_but_every_problem(museum):
    museum.file("exhibits/kiosk.yaml").unlink()
    museum.change("exhibits/people.yaml", "1975-04-17", "17 April")
    loaded = museum.load()
    assert loaded.exhibition is None
    assert {"file-missing", "bad-date"} <= {problem.code for problem in loaded.problems}


def test_an_empty_folder_is_one_problem(tmp_path):
    museum = Museum(tmp_path)
    for file in museum.paths.root.rglob("*.*"):
        file.unlink()
    assert [problem.code for problem in museum.problems()] == ["file-missing"]


class TestTheCopyThatIsKept:
    def test_holds_while_no_file_changes(self, museum, monkeypatch):
        first = load(museum.paths)
        monkeypatch.setattr(assemble, "assemble", lambda *_: pytest.fail("the files were read again"))
        assert load(museum.paths) == first

    @pytest.mark.parametrize("name", ["exhibits/people.yaml", "media/maps/delta.yaml", "media/maps/other.jpg"])
    def test_is_not_used_when_a_file_changes_or_comes(self, museum, name):
        load(museum.paths)
        file = museum.write(name, museum.file(name).read_bytes() if museum.file(name).exists() else b"")
        os.utime(file, ns=(1, 1))
        assert cache.read(museum.paths, cache.key(museum.paths, library.inventory(museum.paths)), pytest.fail) is None

    def test_is_not_used_when_a_file_of_the_same_size_and_time_holds_something_else(self, museum):
        file = museum.file("exhibits/people.yaml")
        os.utime(file, ns=(0, 0))
        load(museum.paths)
        file.write_bytes(file.read_bytes().replace(b"A second panel", b"Another panel!"))
        os.utime(file, ns=(0, 0))
        assert load(museum.paths).exhibition.exhibits["people"].panels[1].title.source == "Another panel!"

    def test_is_ignored_when_it_is_damaged(self, museum):
        first = load(museum.paths)
        (kept,) = museum.paths.state.iterdir()
        whole = kept.read_bytes()
        for damaged in (b"", whole[:100], whole[:-1], whole[:-9] + b"\0" + whole[-8:], b"x" * 500):
            kept.write_bytes(damaged)
            assert load(museum.paths) == first

    def test_is_read_again_in_one_line_of_the_log_when_an_exhibit_in_it_is_damaged(self, museum, caplog):
        first = load(museum.paths)
        (kept,) = museum.paths.state.iterdir()
        whole = bytearray(kept.read_bytes())
        whole[whole.index(b"A second panel")] ^= 1
        kept.write_bytes(whole)
        exhibits = load(museum.paths).exhibition.exhibits
        assert caplog.messages == []
        assert exhibits["years"] == first.exhibition.exhibits["years"]
        assert [exhibits["people"], exhibits["people"]] == [first.exhibition.exhibits["people"]] * 2
        assert len(caplog.messages) == 1
        assert not kept.exists()

    def test_reads_an_exhibit_when_it_is_asked_for_and_once(self, museum, monkeypatch):
        load(museum.paths)
        exhibits = load(museum.paths).exhibition.exhibits
        monkeypatch.setattr(cache.LazyFile, "thing", lambda *_: pytest.fail("something was read"))
        assert list(exhibits) == ["people", "years"]
        assert "people" in exhibits
        assert "none" not in exhibits
        assert exhibits.get("none") is None

    def test_is_still_read_from_when_another_has_taken_its_place(self, museum):
        load(museum.paths)
        exhibits = load(museum.paths).exhibition.exhibits
        museum.change("exhibits/people.yaml", "title: People", "title: Others")
        load(museum.paths)
        assert exhibits["people"].title.source == "People"

    def test_gives_equal_exhibitions_that_can_be_handed_to_another_process(self, museum):
        first = load(museum.paths)
        again = load(museum.paths)
        assert pickle.loads(pickle.dumps(again)) == first == again  # noqa: S301

    def test_is_done_without_where_nothing_can_be_written(self, museum):
        museum.paths.state.write_text("a file where the folder should be")
        assert load(museum.paths).exhibition

    def test_leaves_no_other_file_behind(self, museum):
        load(museum.paths)
        assert [file.name for file in museum.paths.state.iterdir()] == ["content.cache"]


VALUES = st.recursive(
    st.sampled_from(
        ["", "x", "true", "~", "1979", "maps/delta", "first", "panels", "text", "[x](panel:y)", "60 s", "en"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "en", "media", "date", "advisory"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def own_museum(tmp_path_factory):
    return Museum(tmp_path_factory.mktemp("own"))


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_nothing_that_a_curator_writes_makes_loading_fail(own_museum, data):
    import yaml

    name, whole = data.draw(st.sampled_from([("people", PEOPLE), ("years", YEARS)]))
    content = yaml.safe_load(whole)
    entry = data.draw(st.sampled_from([content, *content.get("panels", ()), *content.get("cards", ())]))
    keys = [*entry, "hotspots", "figures", "quote", "compare", "topics", "eras", "anything"]
    entry[data.draw(st.sampled_from(keys))] = data.draw(VALUES)
    own_museum.write(f"exhibits/{name}.yaml", yaml.safe_dump(content, sort_keys=False))
    loaded = own_museum.load()
    assert loaded.exhibition
    if name not in loaded.exhibition.exhibits:
        assert any(problem.file.endswith(f"{name}.yaml") for problem in loaded.problems)
