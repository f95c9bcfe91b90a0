"""Languages: switched in place, whole, and in their own direction."""

from itertools import cycle

import pytest
from places import stand_at, timeline_of

from kiosk.content.model import Exhibition, Layout, PanelSet
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.layers.languages import LanguageChoice
from kiosk.ui.screens.panel_set import PanelsScreen
from kiosk.ui.screens.timeline_screen import ZoomPill
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.shapes import Ground
from kiosk.visit import Layer, Place
from kiosk.visit.events import TextSizeChosen
from kiosk.visit.state import TEXT_SIZES

SCROLLED_PX = 60.0


def places(exhibition: Exhibition) -> list[Place]:
    """Give the home screen, a card, and a panel of each layout."""
    found = {}
    for exhibit in exhibition.exhibits.values():
        if isinstance(exhibit, PanelSet):
            for panel in exhibit.panels:
                found.setdefault(panel.layout, Place(exhibit.id, panel.id))
        else:
            found.setdefault("card", Place(exhibit.id, exhibit.cards[0].id))
    return [Place(), *found.values()]


def speak(guide: Guide, language: str) -> None:
    guide.open(Layer.LANGUAGES)
    guide.tap(guide.find(LanguageChoice, tag=language))


def go(guide: Guide, place: Place) -> None:
    if place.exhibit:
        guide.stand(place.exhibit, place.item)
    else:
        guide.home()


def sayings(guide: Guide) -> set[str]:
    """Give what the screen says in words: neither icons nor numbers alone."""
    return {words for words in guide.texts() if any(letter.isalpha() for letter in words) and len(words) > 1}


def test_a_switch_leaves_no_word_of_the_language_before(guide: Guide):
    guide.begin("en")
    left = {}
    languages = cycle(["km", "en"])
    for place in places(guide.driver.ui.exhibition):
        go(guide, place)
        before = sayings(guide)
        speak(guide, next(languages))
        assert guide.place == place
        left[place] = before & sayings(guide)
    assert {place: words for place, words in left.items() if words} == {}


def test_a_switch_there_and_back_changes_nothing(guide: Guide):
    guide.begin("en")
    guide.stand("aid-and-rebuilding")
    before = guide.texts()
    speak(guide, "ar")
    speak(guide, "en")
    assert guide.texts() == before


def test_the_strip_of_time_is_written_in_the_language_of_the_visit(guide: Guide, monkeypatch: pytest.MonkeyPatch):
    guide.begin("en")
    guide.stand(timeline_of(guide.driver.ui.exhibition).id)
    measured = []
    measure = guide.driver.ui.text_textures.measure
    monkeypatch.setattr(
        guide.driver.ui.text_textures, "measure", lambda paragraph: measured.append(paragraph) or measure(paragraph)
    )
    speak(guide, "km")
    measured.clear()
    guide.tap(guide.find(ZoomPill, direction=1))
    assert len(measured) > 5
    assert {paragraph.language for paragraph in measured} == {"km"}


@pytest.mark.parametrize("layer", [Layer.TRAY, Layer.OVERVIEW, Layer.SOURCES, Layer.VIEWER])
def test_layers_speak_the_language_of_the_visit(guide: Guide, layer: Layer):
    guide.begin("en")
    guide.stand("aid-and-rebuilding")
    guide.open(layer)
    english = sayings(guide)
    guide.begin("km")
    guide.stand("aid-and-rebuilding")
    guide.open(layer)
    both = english & sayings(guide)
    names = {source.author for source in guide.driver.ui.exhibition.sources.values()}
    assert {words for words in both if not any(name and name in words for name in names)} == set()


def test_the_language_menu_names_each_language_in_itself(guide: Guide):
    guide.begin("vi")
    guide.open(Layer.LANGUAGES)
    assert {choice.endonym for choice in guide.all(LanguageChoice)} == {
        "English",
        "Tiếng Việt",
        "ខ្មែរ",
        "Français",
        "العربية",
    }
    assert [choice.tag for choice in guide.all(LanguageChoice) if choice.chosen] == ["vi"]


def test_a_right_to_left_language_turns_the_bar_about(guide: Guide):
    guide.begin("en")
    guide.stand("aid-and-rebuilding", "decade-in-figures")
    ids = guide.driver.root.bar.ids
    assert ids.home.x < ids.all.x < ids.tray.x < ids.language.x < ids.previous.x < ids.next.x
    english = ids.next.ids.glyph.shown
    speak(guide, "ar")
    assert ids.home.x > ids.all.x > ids.tray.x > ids.language.x > ids.previous.x > ids.next.x
    assert ids.next.ids.glyph.shown != english, "its arrow points the other way"
    width = guide.driver.root.width
    assert width - ids.home.right == pytest.approx(ids.next.x, abs=2)


def test_what_is_narrower_than_its_column_stands_where_reading_begins(guide: Guide):
    guide.begin("en")
    stand_at(guide, Layout.TEXT)
    rule, column = guide.find(Ground), guide.driver.root.screen.view.ids.titles
    assert rule.width < column.width / 2
    assert rule.x == pytest.approx(column.x, abs=1)
    speak(guide, "ar")
    rule, column = guide.find(Ground), guide.driver.root.screen.view.ids.titles
    assert rule.right == pytest.approx(column.right, abs=1)


def test_the_panel_scrolled_and_enlarged_stays_at_hand_when_the_language_changes(guide: Guide):
    guide.begin("en")
    exhibit = next(e for e in guide.driver.ui.exhibition.exhibits.values() if isinstance(e, PanelSet))
    for number, panel in enumerate(exhibit.panels[:3]):
        guide.stand(exhibit.id, panel.id)
        for language in ("vi", "ar", "en"):
            speak(guide, language)
            screen = guide.driver.root.screen
            assert isinstance(screen, PanelsScreen)
            assert screen.at == number
            assert screen.view.panel is panel


@pytest.mark.parametrize("layout", [Layout.HOTSPOTS, Layout.GALLERY, Layout.COMPARE])
def test_what_is_opened_on_a_panel_stays_open_when_the_language_changes(guide: Guide, layout: Layout):
    stand_at(guide, layout)
    view = guide.driver.root.screen.view
    name, opened = ("share", 0.2) if layout is Layout.COMPARE else ("chosen", 1)
    setattr(view, name, opened)
    for language in ("ar", "km", "en"):
        speak(guide, language)
        assert guide.driver.root.screen.view is view
        assert getattr(view, name) == opened


@pytest.mark.parametrize("layout", [Layout.MEDIA_LEFT, Layout.TEXT])
def test_a_text_stays_scrolled_where_it_was_when_the_language_changes(guide: Guide, layout: Layout):
    stand_at(guide, layout)
    guide.driver.ui.send(TextSizeChosen(TEXT_SIZES[-1]))
    guide.driver.settle()
    scroller = next(each for each in guide.all(Scroller) if each.overflows)
    scroller.offset = SCROLLED_PX
    for language in ("vi", "ar", "km", "en"):
        speak(guide, language)
        assert scroller.offset == SCROLLED_PX, language


def test_a_layer_is_closed_by_a_touch_beside_it_and_nothing_beneath_is_touched(guide: Guide):
    guide.begin("en")
    guide.open(Layer.LANGUAGES)
    guide.tap_at((300, 300))
    assert guide.driver.state.layer is None
    assert guide.place == Place()
