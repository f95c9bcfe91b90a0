"""Another exhibition takes the place of the one on the screen: whole, at the same place, and nothing is made twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alive import alive
from gallery_of_texts import TEXTS, Texts
from kivy.clock import Clock
from kivy.graphics.texture import Texture
from offscreen import STATE
from PIL import Image

from kiosk.content.model import Timeline
from kiosk.curator.preview.preview_strip import PreviewStrip, said
from kiosk.operations.updates import Content, ContentStatus
from kiosk.rehearsal.tour.guide import Guide
from kiosk.timeline.decks import Decks
from kiosk.ui.screens.panel_set import PanelsScreen
from kiosk.ui.screens.timeline_screen import TimelineScreen
from kiosk.ui.session.content_swap import machine_of
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.scroller import Scroller
from kiosk.visit import Layer, Phase, Place
from kiosk.visit.events import TextSizeChosen, Ticked, Woken

CHANGES = 30
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "panels/one/title"
msgid "The first"
msgstr "{}"
"""


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    return Texts(tmp_path / "content", STATE)


@pytest.fixture
def visitor(hall, texts: Texts) -> Iterator[Guide]:
    """A visitor before that exhibition."""
    yield from hall.visit(texts.load())


def show(guide: Guide, content: Content) -> None:
    guide.driver.app.show(content)
    guide.driver.settle()


def test_a_changed_sentence_stands_where_the_old_one_stood(visitor: Guide, texts: Texts):
    visitor.begin("ar")
    visitor.stand("texts", "two")
    show(visitor, texts.change("exhibits/texts.yaml", "title: The second", "title: Another second"))
    assert visitor.place == Place("texts", "two")
    assert visitor.driver.ui.language == "ar"
    assert visitor.shows("Another second")
    assert not visitor.shows("The second")


def test_what_has_not_changed_keeps_its_textures_and_does_not_fade_in_again(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("texts", "one")
    before = visitor.find(Picture)._texture
    words = dict(visitor.driver.ui.text_textures.kept._kept)
    visitor.driver.app.show(texts.change("exhibits/texts.yaml", "title: The first", "title: Another first"))
    visitor.driver.frame()
    after = visitor.find(Picture)
    assert after._texture is before
    assert after.fading == 1.0
    assert visitor.driver.root.screen.opacity == 1.0
    visitor.driver.settle()
    assert words
    assert all(visitor.driver.ui.text_textures.kept.get(part) is strips for part, strips in words.items())


def test_a_picture_that_was_saved_anew_is_shown_anew(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("texts", "one")
    before = visitor.find(Picture)._texture
    Image.new("RGB", (800, 600), "white").save(texts.paths.root / "media/things/one.png")
    show(visitor, Content(texts.paths, texts.load(), changed=frozenset(("media/things/one.png",))))
    assert visitor.find(Picture)._texture is not before


def test_a_change_elsewhere_leaves_the_very_screen(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("texts", "one")
    screen = visitor.driver.root.screen
    show(visitor, texts.change("exhibits/years.yaml", "In 1960", "In the year 1960"))
    assert visitor.driver.root.screen is screen
    visitor.stand("years", "c1960")
    assert visitor.shows("In the year 1960")


def test_how_far_a_text_was_read_stays(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.driver.ui.send(TextSizeChosen(200))
    visitor.stand("texts", "three")
    scroller = max(visitor.all(Scroller), key=lambda one: one.end)
    scroller.offset = scroller.end / 2
    visitor.driver.settle()
    show(visitor, texts.change("exhibits/texts.yaml", "title: The third", "title: Another third"))
    again = max(visitor.all(Scroller), key=lambda one: one.end)
    assert again is not scroller
    assert again.offset == pytest.approx(scroller.offset, abs=2)


def test_what_of_a_timeline_was_in_view_stays(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("years", "c1975")
    strip = visitor.driver.root.screen.ids.strip
    strip.zoom(1)
    visitor.driver.settle()
    show(visitor, texts.change("exhibits/years.yaml", "title: In 1975", "title: The year 1975"))
    again = visitor.driver.root.screen.ids.strip
    assert again is not strip
    assert again.axis.scale == pytest.approx(strip.axis.scale)
    assert visitor.shows("The year 1975")


def test_what_lies_over_a_place_stays_with_it(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("texts", "one")
    visitor.open(Layer.SOURCES)
    show(visitor, texts.change("exhibits/sources.yaml", "A book", "A better book"))
    assert visitor.shows("A better book")
    visitor.close()


def test_a_panel_that_is_gone_gives_way_to_its_neighbour_and_an_exhibit_to_home(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("texts", "two")
    line = next(line for line in TEXTS.splitlines(keepends=True) if "id: two" in line)
    show(visitor, texts.change("exhibits/texts.yaml", line, ""))
    assert visitor.place == Place("texts", "three")
    show(visitor, texts.change("exhibits/kiosk.yaml", "[texts, years]", "[years]"))
    assert visitor.place == Place()


def test_settings_are_taken_too(visitor: Guide, texts: Texts):
    visitor.begin("ar")
    show(
        visitor,
        texts.change("exhibits/kiosk.yaml", "[en, ar]", "[fr, en]\ntheme: {ink: '#101010'}\nidle: {after: 90 s}"),
    )
    ui, machine = visitor.driver.ui, visitor.driver.app.visit.machine
    assert (ui.language, ui.palette.ink, machine.rules.idle_after_s) == ("fr", "#101010", 90.0)


def test_translations_that_were_changed_are_shown(visitor: Guide, texts: Texts):
    visitor.begin("ar")
    visitor.stand("texts", "one")
    for words in ("الأول", "الأولى"):
        name = "locales/ar/LC_MESSAGES/texts.po"
        texts.write(name, PO.format(words))
        show(visitor, Content(texts.paths, texts.load(), changed=frozenset((name,))))
        assert visitor.shows(words)


def test_between_two_visits_it_begins_anew_and_in_a_visit_it_waits(visitor: Guide, texts: Texts):
    class Source:
        at_once, after_s, every_s = False, 0.0, 0.1
        standing, visited = ContentStatus(), False
        content: Content | None = None

        def start(self) -> None: ...

        def close(self) -> None: ...

        def pause(self, *, visited: bool) -> None:
            self.visited = visited

        def offer(self) -> Content | None:
            content, self.content = self.content, None
            return content

    driver, source = visitor.driver, Source()
    driver.app._start_source(source)
    visitor.begin("en")
    source.content = texts.change("exhibits/kiosk.yaml", "title: Texts", "title: New texts")
    driver.advance(5)
    assert (source.visited, source.content is None) == (True, False)
    visitor.leave()
    driver.advance(1)
    driver.settle()
    assert (source.visited, source.content) == (False, None)
    assert visitor.shows("New texts")
    assert driver.state.phase is Phase.ATTRACT


def test_the_same_content_in_another_folder_leaves_the_attract_screen_as_it_is(visitor: Guide, texts: Texts):
    screen = visitor.driver.root.screen
    screen.turn()
    show(visitor, Content(texts.paths, texts.load(), "version", frozenset()))
    assert visitor.driver.root.screen is screen
    assert visitor.driver.ui.language == screen.speaking == "ar"


def weight(guide: Guide) -> dict[str, int]:
    guide.driver.advance(3)
    guide.driver.settle()
    return {
        "screens": alive(PanelsScreen, TimelineScreen),
        "timelines": alive(Timeline),
        "textures": alive(Texture),
        "widgets": len(list(guide.driver.root.walk())),
        "calls that wait": len(Clock.get_events()),
    }


def test_many_changes_leave_nothing_behind(visitor: Guide, texts: Texts):
    visitor.begin("en")
    visitor.stand("years", "c1975")
    show(visitor, texts.change("exhibits/years.yaml", "title: Years", "title: Year 0"))
    before = weight(visitor)
    for number in range(CHANGES):
        show(visitor, texts.change("exhibits/years.yaml", f"title: Year {number}", f"title: Year {number + 1}"))
    after = weight(visitor)
    # Of the words of before some are kept for their languages, up to a budget of bytes.
    assert after.pop("textures") - before.pop("textures") <= 2 * CHANGES
    assert after == before


def test_a_curator_is_never_asked_whether_somebody_is_there(texts: Texts):
    exhibition = texts.load()
    machine = machine_of(exhibition, Decks(exhibition.exhibits), idle=False)
    woken, _ = machine.handle(machine.start(0.0), Woken("en"), 1.0)
    assert machine.handle(woken, Ticked(), 10.0**9) == (woken, ())


def test_the_curators_keys_show_everything(visitor: Guide):
    visitor.begin("en")
    visitor.stand("texts", "one")
    driver = visitor.driver
    bench = PreviewStrip(driver.ui, driver.root, None)
    for sign, holds in (
        ("l", lambda: driver.ui.language == "ar"),
        ("L", lambda: driver.ui.language == "en"),
        ("t", lambda: driver.ui.text_scale == 1.3),
        ("T", lambda: driver.ui.text_scale == 1.0),
        ("c", lambda: driver.ui.high_contrast),
        ("m", lambda: driver.ui.less_motion),
        ("n", lambda: visitor.place.item == "two"),
        ("N", lambda: visitor.place.item == "one"),
    ):
        assert bench.press(sign)
        driver.settle()
        assert holds(), sign
    assert not bench.press("x")


def test_the_strip_names_three_errors_and_counts_the_others():
    assert said(()) == ""
    assert said(("a", "b", "c")) == "a\nb\nc"
    assert said(("a", "b", "c", "d", "e")) == "a\nb\nc\nand 2 more: kiosk check lists them all"
