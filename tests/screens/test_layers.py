"""Layers: what opens over a place, does its work, and closes."""

import pytest
from places import stand_at

from kiosk.content.model import Layout
from kiosk.design.palette import HIGH_CONTRAST
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.access.front import front
from kiosk.ui.access.items import ItemKind
from kiosk.ui.layers.tray import SizePill
from kiosk.ui.layers.viewer import PanPill
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.track import Track
from kiosk.visit import Layer
from kiosk.visit.state import TEXT_SIZES


@pytest.fixture
def at_panel(guide: Guide) -> Guide:
    stand_at(guide, Layout.MEDIA_LEFT)
    return guide


@pytest.fixture
def at_viewer(at_panel: Guide) -> Guide:
    at_panel.open(Layer.VIEWER)
    return at_panel


def table(guide: Guide):
    return guide.driver.root.layer.ids.table


def test_a_picture_comes_closer_by_button_and_goes_back_to_whole(at_viewer: Guide):
    at_viewer.tap("Zoom in")
    at_viewer.tap("Zoom in")
    closer = table(at_viewer).zoom
    assert closer > 2
    at_viewer.tap("Zoom out")
    assert 1 < table(at_viewer).zoom < closer
    at_viewer.tap("Whole picture")
    assert table(at_viewer).zoom == 1


def test_whatever_a_drag_does_to_a_picture_four_buttons_do(at_viewer: Guide):
    assert not at_viewer.shows("Move left")
    assert not [pill for pill in at_viewer.all(PanPill) if pill.opacity]
    for _ in range(3):
        at_viewer.tap("Zoom in")
    for words, name, sign in (
        ("Move right", "across", 1),
        ("Move left", "across", -1),
        ("Move down", "down", 1),
        ("Move up", "down", -1),
    ):
        before = getattr(table(at_viewer), name)
        at_viewer.tap(at_viewer.find(PanPill, words=words))
        assert (getattr(table(at_viewer), name) - before) * sign > 0
    for _ in range(9):
        at_viewer.tap(at_viewer.find(PanPill, words="Move left"))
    assert table(at_viewer).across * table(at_viewer)._shown()[0] >= table(at_viewer).width / 2 - 1


def test_left_is_left_also_where_reading_begins_at_the_right(guide: Guide):
    stand_at(guide, Layout.MEDIA_LEFT, language="ar")
    guide.open(Layer.VIEWER)
    guide.tap(guide.said("Zoom in"))
    left, *_, right = sorted(guide.all(PanPill), key=lambda pill: pill.x)
    assert (left.words, right.words) == (guide.said("Move left"), guide.said("Move right"))


def test_what_lies_over_a_place_begins_with_a_heading_for_listeners(at_panel: Guide):
    for layer in (Layer.LANGUAGES, Layer.TRAY, Layer.OVERVIEW, Layer.SOURCES, Layer.VIEWER, Layer.CREDITS):
        at_panel.open(layer)
        assert front(at_panel.driver.root)[0].kind is ItemKind.HEADING, layer
        at_panel.clear()


def test_a_picture_comes_closer_between_two_fingers_and_is_dragged_by_one(at_viewer: Guide):
    middle = table(at_viewer).center
    at_viewer.pinch(middle, 100, 250)
    assert table(at_viewer).zoom == pytest.approx(2.5, rel=0.02)
    across = table(at_viewer).across
    at_viewer.drag(middle, (middle[0] - 50, middle[1]))
    assert table(at_viewer).across > across


def test_a_picture_never_leaves_the_screen(at_viewer: Guide):
    at_viewer.pinch(table(at_viewer).center, 100, 300)
    for _ in range(6):
        at_viewer.drag((300, 300), (900, 500))
    assert table(at_viewer).across * table(at_viewer)._shown()[0] >= table(at_viewer).width / 2 - 1


def test_two_taps_at_once_bring_a_picture_closer_and_back(at_viewer: Guide):
    for zoomed in (True, False):
        for _ in range(2):
            finger = at_viewer.driver.hand.down((400, 300))
            at_viewer.frames(1)
            finger.up()
            at_viewer.frames(2)
        at_viewer.driver.settle()
        assert (table(at_viewer).zoom > 1) is zoomed
        at_viewer.wait(1)


def test_the_viewer_closes_by_its_button_and_the_panel_is_as_it_was(at_viewer: Guide):
    item = at_viewer.place.item
    at_viewer.tap("Close")
    assert at_viewer.driver.state.layer is None
    assert at_viewer.place.item == item


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_takes_the_size_that_is_chosen_and_no_word_is_lost(at_panel: Guide, percent: int):
    at_panel.open(Layer.TRAY)
    at_panel.tap(at_panel.find(SizePill, percent=percent))
    assert at_panel.driver.ui.text_scale == percent / 100
    at_panel.close()
    body = max(at_panel.all(Text), key=lambda text: len(text.shown))
    assert not body.truncated
    assert body.right <= at_panel.driver.root.width


def test_high_contrast_is_chosen_and_taken_back(at_panel: Guide):
    at_panel.open(Layer.TRAY)
    at_panel.tap("High")
    assert at_panel.driver.ui.palette is HIGH_CONTRAST
    at_panel.tap("Standard")
    assert at_panel.driver.ui.palette is not HIGH_CONTRAST


def test_the_volume_is_set_by_buttons_and_by_dragging(at_panel: Guide):
    at_panel.open(Layer.TRAY)
    at_panel.tap("Softer")
    assert at_panel.driver.ui.media.sound.volume == pytest.approx(0.6)
    track = at_panel.find(Track)
    at_panel.drag((track.center_x, track.center_y), (track.x + track.width * 0.25, track.center_y + 30))
    assert at_panel.driver.ui.media.sound.volume == pytest.approx(0.25, abs=0.02)


def test_less_motion_lets_nothing_glide(at_panel: Guide):
    at_panel.open(Layer.TRAY)
    at_panel.tap("Less motion")
    at_panel.close()
    x, y = at_panel.driver.root.bar.ids.next.center
    finger = at_panel.driver.hand.down((x, y))
    at_panel.driver.frame()
    finger.up()
    at_panel.driver.frame()
    assert at_panel.driver.root.screen.view.opacity == 1
    assert not [name for name in at_panel.driver.unsettled() if "animation" in name]


def test_captions_are_switched_for_the_visit(at_panel: Guide):
    at_panel.open(Layer.TRAY)
    at_panel.tap("Captions on")
    assert not at_panel.driver.ui.captions
    at_panel.tap("Captions off")
    assert at_panel.driver.ui.captions


@pytest.mark.parametrize("layer", [Layer.TRAY, Layer.SOURCES, Layer.CREDITS, Layer.OVERVIEW, Layer.LANGUAGES])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_layer_opens_and_closes(guide: Guide, layer: Layer, language: str):
    panel = stand_at(guide, Layout.MEDIA_LEFT, language)
    guide.open(layer)
    guide.close()
    assert guide.driver.state.layer is None
    assert guide.driver.root.layer is None
    assert guide.place.item == panel.id


def test_nothing_beneath_a_layer_is_touched(at_panel: Guide):
    item = at_panel.place.item
    at_panel.open(Layer.TRAY)
    at_panel.swipe(-0.3)
    assert at_panel.place.item == item


def test_credits_name_whom_to_thank_for_every_picture(at_panel: Guide):
    at_panel.open(Layer.CREDITS)
    media = at_panel.driver.ui.exhibition.media.values()
    shown = " ".join(at_panel.texts())
    assert all(medium.credit.source in shown for medium in media if medium.credit and (medium.caption or medium.alt))
