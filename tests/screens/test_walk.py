"""A whole visit, from the attract screen to the attract screen."""

from kiosk.i18n.dates import format_date
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.timeline_stops import tap_drawn
from kiosk.timeline import PlacedCard
from kiosk.ui.layers.languages import LanguageChoice
from kiosk.ui.layers.tray import SizePill
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.widgets.actions import ListenPill
from kiosk.visit import Layer, Phase, Place


def test_a_visitor_walks_through_the_exhibition_and_the_next_one_finds_it_as_at_first(
    guide: Guide,
):
    driver, ui = guide.driver, guide.driver.ui
    assert guide.attracting
    assert guide.shows("Touch to begin")

    guide.tap_at((480, 400))
    assert isinstance(driver.root.screen, HomeScreen)
    assert guide.shows("Where would you like to start?")

    guide.stand("road-to-phnom-penh")
    first = guide.place.item
    tap_drawn(guide, PlacedCard, but=first)
    guide.clear()
    card = ui.exhibition.exhibits["road-to-phnom-penh"].card(guide.place.item)
    assert card.id != first
    assert guide.shows(card.title.source)

    guide.tap("Open panel")
    guide.clear()
    exhibit, _, item = card.panel.partition("/")
    panel = ui.exhibition.exhibits[exhibit].panel(item)
    assert guide.place == Place(exhibit, item)
    assert guide.shows(panel.title.source)

    guide.listen()
    guide.wait(2.0)
    assert driver.state.playing == {"narration"}
    assert ui.media.sound.narration.path.name == f"{panel.narration.partition('/')[2]}.en.opus"
    assert guide.find(ListenPill).words.startswith("Pause")

    guide.open(Layer.LANGUAGES)
    guide.tap(guide.find(LanguageChoice, tag="vi"))
    assert guide.place == Place(exhibit, item)
    assert driver.state.layer is None
    assert not guide.shows(panel.title.source)
    assert guide.shows(ui.catalogues.text(panel.title, "vi").words)
    assert guide.shows(format_date(panel.date, "vi"))
    assert guide.shows("Tiếp")
    assert ui.media.sound.narration.path.name == f"{panel.narration.partition('/')[2]}.vi.opus"
    assert driver.state.playing == {"narration"}

    assert driver.until(lambda: not driver.state.playing, 300)
    idle_s = driver.app.visit.machine.idle_limit_s(guide.place)
    guide.wait(idle_s - 2)
    assert driver.state.phase is Phase.BROWSE
    guide.wait(3)
    assert driver.state.phase is Phase.WARN
    assert guide.shows(guide.said("Are you still there?"))
    assert not guide.shows("Are you still there?")

    guide.tap_at((100, 20))
    assert driver.state.phase is Phase.BROWSE
    assert guide.place == Place(exhibit, item), "the touch did nothing else"
    assert driver.root.warning is None

    guide.open(Layer.TRAY)
    guide.tap(guide.find(SizePill, percent=170))
    guide.tap(guide.said("Louder"))
    assert (ui.text_scale, round(ui.volume, 2)) == (1.7, 0.8)
    guide.close()

    guide.wait(idle_s + 1)
    assert driver.state.phase is Phase.WARN
    guide.wait(driver.app.visit.machine.rules.warning_s + 1)
    assert guide.attracting
    assert guide.shows("Touch to begin")
    assert (ui.language, ui.text_scale, round(ui.volume, 2)) == ("en", 1.0, 0.7)
    assert ui.media.sound.narration.path is None

    guide.tap_at((480, 400))
    assert isinstance(driver.root.screen, HomeScreen)
    assert guide.place == Place()
    assert guide.shows("Where would you like to start?")
