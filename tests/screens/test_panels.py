"""Panels: every layout shows what it holds, and does what it is for."""

import pytest
from places import panel_of, stand_at

from kiosk.content.model import Exhibition, Layout, PanelSet
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.layers.overview import PanelTile
from kiosk.ui.layers.tray import SizePill
from kiosk.ui.panels.gallery import Thumbnail
from kiosk.ui.panels.hotspots import Spot
from kiosk.ui.widgets.actions import PagePill
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.text import Text
from kiosk.visit import Layer, Place
from kiosk.visit.events import TextSizeChosen


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_shows_its_title_and_its_picture(guide: Guide, layout: Layout):
    panel = stand_at(guide, layout)
    if layout is not Layout.QUOTE:
        assert guide.shows(panel.title.source)
    assert [picture.medium for picture in guide.all(Picture) if picture.failed] == []


def test_all_panels_are_reached_by_next_and_the_last_one_leads_no_further(guide: Guide, exhibition: Exhibition):
    guide.begin("en")
    exhibit = next(e for e in exhibition.exhibits.values() if isinstance(e, PanelSet))
    guide.stand(exhibit.id)
    ids = guide.driver.root.bar.ids
    assert not ids.previous.enabled
    for panel in exhibit.panels[1:]:
        guide.step(1)
        assert guide.place.item == panel.id
    assert not ids.next.enabled
    guide.tap_at(ids.next.center)
    assert guide.place.item == exhibit.panels[-1].id


def test_the_overview_leads_to_any_panel(guide: Guide, exhibition: Exhibition):
    guide.begin("en")
    exhibit = next(e for e in exhibition.exhibits.values() if isinstance(e, PanelSet))
    guide.stand(exhibit.id)
    guide.open(Layer.OVERVIEW)
    assert len(guide.all(PanelTile)) == len(exhibit.panels)
    assert [tile.panel.id for tile in guide.all(PanelTile) if tile.chosen] == [exhibit.panels[0].id]
    guide.tap(guide.find(PanelTile, number=len(exhibit.panels)))
    assert guide.place.item == exhibit.panels[-1].id
    assert guide.driver.state.layer is None


def test_what_a_list_hides_is_not_touched_beside_the_buttons_below_it(guide: Guide):
    guide.begin("en")
    guide.stand("democratic-kampuchea")
    guide.driver.ui.send(TextSizeChosen(200))
    guide.driver.settle()
    guide.open(Layer.OVERVIEW)
    scroller = guide.find(Scroller)
    more = guide.find(PagePill, by=1)
    beside = (more.right + 80, more.center_y)
    assert any(tile.collide_point(*beside) for tile in scroller.content.children)
    guide.tap_at(beside)
    assert guide.driver.state.layer is Layer.OVERVIEW


def test_a_link_in_a_text_leads_where_it_says(guide: Guide, exhibition: Exhibition):
    guide.begin("en")
    sets = [exhibit for exhibit in exhibition.exhibits.values() if isinstance(exhibit, PanelSet)]
    exhibit, panel = next(
        (e, p) for e in sets for p in e.panels if p.layout is Layout.TEXT and "](panel:" in p.body.source
    )
    target = panel.body.source.partition("](")[2].partition(")")[0]
    guide.stand(exhibit.id, panel.id)
    guide.follow(target)
    guide.clear()
    there = target.partition(":")[2]
    assert guide.place == (Place(*there.split("/")) if "/" in there else Place(exhibit.id, there))


def test_pictures_of_a_gallery_come_by_thumbnail_by_button_and_by_swipe(guide: Guide):
    panel = stand_at(guide, Layout.GALLERY)
    view = guide.driver.root.screen.view
    guide.tap(guide.find(Thumbnail, number=2))
    assert view.ids.pane.medium == panel.media[1]
    guide.tap("Previous picture")
    assert view.ids.pane.medium == panel.media[0]
    pane = view.ids.pane
    guide.drag((pane.center_x + 100, pane.center_y), (pane.center_x - 100, pane.center_y))
    assert view.ids.pane.medium == panel.media[1]
    assert guide.place.item == panel.id, "a swipe on the picture is not one to the next panel"


def test_the_edge_between_two_pictures_follows_the_finger_and_the_buttons(guide: Guide):
    panel = stand_at(guide, Layout.COMPARE)
    view, frame = guide.driver.root.screen.view, guide.driver.root.screen.view.ids.frame
    guide.drag((frame.edge, frame.center_y), (frame.x + frame.width * 0.25, frame.center_y))
    assert view.share == pytest.approx(0.25, abs=0.02)
    guide.tap(panel.compare.before.label.source)
    assert view.share == 1.0
    guide.tap(panel.compare.after.label.source)
    assert view.share == 0.0
    assert guide.place.item == panel.id


def test_the_edge_is_turned_about_with_the_reading_direction(guide: Guide):
    stand_at(guide, Layout.COMPARE, "ar")
    view, frame = guide.driver.root.screen.view, guide.driver.root.screen.view.ids.frame
    guide.drag((frame.edge, frame.center_y), (frame.x + frame.width * 0.25, frame.center_y))
    assert view.share == pytest.approx(0.75, abs=0.02)


def test_points_on_a_picture_are_told_when_touched_and_one_after_the_other(guide: Guide):
    panel = stand_at(guide, Layout.HOTSPOTS)
    guide.tap(guide.find(Spot, number=3))
    assert guide.shows(panel.hotspots[2].title.source)
    guide.tap("Place 4")
    assert guide.shows(panel.hotspots[3].title.source)
    guide.tap(guide.find(Spot, number=len(panel.hotspots)))
    guide.tap("Place 1")
    assert guide.shows(panel.hotspots[0].title.source)


def test_a_point_lies_on_its_place_of_the_picture(guide: Guide):
    panel = stand_at(guide, Layout.HOTSPOTS)
    picture = guide.driver.root.screen.view.ids.pane.ids.picture
    for spot in guide.all(Spot):
        across, down = panel.hotspots[spot.number - 1].at
        width, height = picture.source_size
        scale = max(picture.width / width, picture.height / height)
        assert spot.center_x == pytest.approx(picture.center_x + (across - 0.5) * width * scale, abs=1)
        assert spot.center_y == pytest.approx(picture.center_y + (0.5 - down) * height * scale, abs=1)


@pytest.mark.parametrize("language", ["en", "vi", "km", "fr", "ar"])
def test_no_panel_offers_more_where_all_can_be_read(guide: Guide, language: str):
    guide.begin(language)
    for exhibit in guide.driver.ui.exhibition.exhibits.values():
        for panel in exhibit.panels if isinstance(exhibit, PanelSet) else ():
            guide.stand(exhibit.id, panel.id)
            for scroller in guide.all(Scroller):
                # Where the text may begin to be hidden when there are no buttons that scroll.
                floor = scroller.y + scroller.own_foot
                texts = [each for each in scroller.content.walk(restrict=True) if isinstance(each, Text) and each.shown]
                lowest = min(text.y for text in texts)
                assert scroller.overflows == (lowest < floor - 1), panel.id


def test_nothing_is_drawn_where_nothing_is(guide: Guide):
    guide.begin("en")
    guide.stand("democratic-kampuchea", "a-state-described")
    picture = guide.driver.picture()
    corner = picture.crop((0, picture.height - 12, 12, picture.height))
    assert len(corner.getcolors()) == 1


@pytest.mark.parametrize("language", ["en", "km", "ar"])
def test_a_long_text_is_read_to_its_end_by_button_and_by_finger(guide: Guide, language: str):
    stand_at(guide, Layout.MEDIA_LEFT, language)
    guide.open(Layer.TRAY)
    guide.tap(guide.find(SizePill, percent=170))
    guide.close()
    scroller = guide.find(Scroller)
    assert scroller.overflows
    guide.tap(guide.said("More"))
    assert scroller.offset > 0
    for _ in range(20):
        if scroller.offset >= scroller.end - 1:
            break
        guide.tap(guide.said("More"))
    assert scroller.offset == pytest.approx(scroller.end, abs=1)
    # One button more below the text may take a second row, and with it the end further down.
    end = scroller.end
    guide.drag((scroller.center_x, scroller.center_y), (scroller.center_x, scroller.center_y - 150))
    assert scroller.offset == pytest.approx(max(0, end - 150), abs=2)


def test_sources_name_who_says_so(guide: Guide, exhibition: Exhibition):
    panel = stand_at(guide, Layout.MEDIA_LEFT)
    guide.open(Layer.SOURCES)
    for source in panel.sources:
        assert guide.shows(exhibition.sources[source].title.source)
    guide.close()
    assert guide.place.item == panel.id


def test_a_panel_leaves_nothing_behind_that_moves(guide: Guide, exhibition: Exhibition):
    guide.begin("en")
    for layout in Layout:
        exhibit, panel = panel_of(exhibition, layout)
        guide.stand(exhibit, panel.id)
    guide.home()
    guide.wait(3)
    assert guide.driver.unsettled() == []
