"""Each kind of fault, put into a real screen, is found; without it, nothing is."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.content.model import Layout, MediumKind, PanelSet
from kiosk.rehearsal.audit import control_rules, motion_rules, text_rules
from kiosk.rehearsal.audit.findings import CODES, Circumstances
from kiosk.rehearsal.audit.media_rules import media, time_limits
from kiosk.rehearsal.audit.screen_view import ScreenView
from kiosk.rehearsal.audit.walk import look
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.text import HEADINGS, Text
from kiosk.visit.events import ControlsLowered, MotionSwitched, TextSizeChosen

SOMEBODY = Circumstances("en")
SEEDED: dict[str, object] = {}
"""Each code with what puts its fault into a screen, and the rule that is to see it."""


def at_once(_guide):
    """Begin with nothing else."""


def seeds(code, rule, *, panel=False, circumstances=SOMEBODY, prepare=at_once):
    def known(seed):
        SEEDED[code] = (seed, rule, panel, circumstances, prepare)
        return seed

    return known


def look_at(guide, rule, circumstances):
    view = ScreenView(guide.driver, circumstances, "a screen")
    return {finding.code for finding in look(view, (rule,))}


def text_of(guide, role):
    return next(
        text for text in ScreenView(guide.driver, SOMEBODY, "").texts if text.role == role and len(text.shown) > 99
    )


def head(guide):
    """Return the question above the tiles of the home screen."""
    return guide.driver.root.screen.ids.head.children[0]


def bar(guide):
    return guide.driver.root.bar.ids


@seeds("small-target", control_rules.small)
def _(guide):
    bar(guide).home.size = (guide.driver.ui.mm * 9, guide.driver.ui.mm * 30)


@seeds("crowded-target", control_rules.crowded)
def _(guide):
    bar(guide).tray.pos = bar(guide).language.pos


@seeds("target-outside", control_rules.outside)
def _(guide):
    bar(guide).language.x = Window.width - 20


@seeds(
    "out-of-reach",
    control_rules.out_of_reach,
    circumstances=replace(SOMEBODY, controls_low=True),
    prepare=lambda guide: guide.driver.ui.send(ControlsLowered(True)),
)
def _(guide):
    # As if the shelf had overlooked a control.
    guide.driver.root.shelf._pills.pop()


class Mute(Tap, Widget):
    """Takes taps, and is nothing for keys."""

    def items(self):
        return []


@seeds("unreachable", control_rules.unreachable)
def _(guide):
    guide.driver.root.screen.add_widget(Mute(ui=guide.driver.ui, pos=(100, 200), size=(80, 80)))


@seeds("focus-hidden", motion_rules.focus)
def _(guide):
    guide.driver.root.screen.tiles[2].y = 5 * Window.height


@seeds("faint-ring", motion_rules.focus)
def _(guide):
    guide.driver.root.assistance.focus.ring.opacity = 0


@seeds("order", control_rules.order)
def _(guide):
    ids = bar(guide)
    ids.tray.x, ids.language.x = ids.language.x, ids.tray.x


@seeds("no-name", control_rules.unnamed)
def _(guide):
    bar(guide).tray.words = ""


@seeds("same-name", control_rules.same_names)
def _(guide):
    bar(guide).tray.words = bar(guide).home.words


@seeds("no-heading", text_rules.no_heading, panel=True)
def _(guide):
    for widget in guide.driver.root.screen.walk(restrict=True):
        if isinstance(widget, Text) and widget.role in HEADINGS:
            widget.role = "body"


@seeds("foreign-words", text_rules.foreign, prepare=lambda guide: guide.begin("vi"))
def _(guide):
    guide.driver.ui.words("Words that nobody has translated")


@seeds("missing-letter", text_rules.missing_letters)
def _(guide):
    head(guide).words = "\U000e0fff Where?"


@seeds("low-contrast", text_rules.low_contrast)
def _(guide):
    head(guide).colour = "line"
    guide.driver.rest()


@seeds(
    "small-letters",
    text_rules.small_letters,
    panel=True,
    circumstances=replace(SOMEBODY, text_size=200),
    prepare=lambda guide: guide.driver.ui.send(TextSizeChosen(200)),
)
def _(guide):
    text_of(guide, "body").scale = 0.3
    guide.driver.rest()


@seeds("cut-words", text_rules.cut, panel=True)
def _(guide):
    text_of(guide, "body").max_lines = 1
    guide.driver.rest()


@seeds("clipped-words", text_rules.clipped)
def _(guide):
    head(guide).x = Window.width - 60


@seeds("overlapping-words", text_rules.overlapping)
def _(guide):
    first, second = guide.driver.root.screen.ids.head.children[:2]
    first.pos = second.pos


@seeds(
    "no-scroll-button",
    text_rules.no_scroll_button,
    panel=True,
    prepare=lambda guide: guide.driver.ui.send(TextSizeChosen(200)),
)
def _(guide):
    scroller = next(w for w in guide.driver.root.screen.walk(restrict=True) if isinstance(w, Scroller))
    scroller.ids.foot.remove_widget(scroller.ids.foot.down.__self__)


@contextmanager
def as_they_were(guide):
    """Bring back what the next visitor does not get anew: the bar and the ring."""
    pills = [pill for pill in guide.driver.root.bar.walk(restrict=True) if isinstance(pill, Pill)]
    before = [(pill, pill.words, pill.pos[:], pill.size[:]) for pill in pills]
    try:
        yield
    finally:
        guide.driver.root.assistance.focus.ring.opacity = 1
        for pill, words_, pos, size in before:
            pill.words = words_
            pill.pos, pill.size = pos, size


@pytest.mark.parametrize("code", SEEDED)
def test_a_fault_on_a_screen_is_found(guide, exhibition, code):
    seed, rule, panel, circumstances, prepare = SEEDED[code]
    prepare(guide)
    if panel:
        guide.stand(*first_panel(exhibition))
    guide.driver.advance(0.5)
    guide.driver.settle()
    assert look_at(guide, rule, circumstances) == set()
    with as_they_were(guide):
        seed(guide)
        assert code in look_at(guide, rule, circumstances)


def test_what_moves_and_what_flashes_is_found(guide):
    guide.driver.ui.send(MotionSwitched(less=True))
    guide.driver.settle()
    assert look_at(guide, motion_rules.moving, SOMEBODY) == set()
    with guide.driver.root.canvas.after:
        colour = Color(1, 1, 1, 0)
        sheet = Rectangle(size=Window.size)

    def blink(_dt):
        colour.a = 1 - colour.a

    blinking = Clock.schedule_interval(blink, 0.1)
    try:
        assert look_at(guide, motion_rules.moving, SOMEBODY) == {"moves-on", "flashes"}
    finally:
        blinking.cancel()
        guide.driver.root.canvas.after.remove(colour)
        guide.driver.root.canvas.after.remove(sheet)


def first_panel(exhibition):
    """Return a panel of much text."""
    sets = [exhibit for exhibit in exhibition.exhibits.values() if isinstance(exhibit, PanelSet)]
    return next((e.id, panel.id) for e in sets for panel in e.panels if panel.layout is Layout.MEDIA_LEFT)


# What is the same on every screen.


def lacking(exhibition, kind, **without):
    """The exhibition, in which one medium of a kind lacks something."""
    found = next(m for m in exhibition.media.values() if m.kind is kind and m.transcript)
    return replace(exhibition, media={**exhibition.media, found.id: replace(found, **without)})


MEDIA = {
    "no-alt": {"kind": MediumKind.FILM, "alt": None},
    "no-captions": {"kind": MediumKind.FILM, "captions": {}, "silent": False},
    "no-transcript": {"kind": MediumKind.FILM, "transcript": None},
}


@pytest.mark.parametrize("code", MEDIA)
def test_what_a_medium_lacks_is_found(exhibition, code):
    assert code in {finding.code for finding in media(lacking(exhibition, **MEDIA[code]))}


def test_captions_that_lack_in_one_language_are_found(exhibition):
    film = next(m for m in exhibition.media.values() if m.kind is MediumKind.FILM and m.captions)
    some = {tag: path for tag, path in film.captions.items() if tag != "km"}
    fewer = replace(exhibition, media={**exhibition.media, film.id: replace(film, captions=some, silent=False)})
    found = next(finding for finding in media(fewer) if finding.code == "no-captions")
    assert found.figure == "km"


def test_a_warning_that_is_too_short_is_found(exhibition):
    idle = exhibition.settings.idle.model_copy(update={"warning_s": 10.0})
    hasty = replace(exhibition, settings=exhibition.settings.model_copy(update={"idle": idle}))
    assert [finding.code for finding in time_limits(hasty)] == ["short-warning"]


def test_every_code_has_its_seed():
    assert {*SEEDED, *MEDIA, "moves-on", "flashes", "short-warning"} == set(CODES)


def test_nothing_lacks_in_the_media_and_times_that_ship(exhibition):
    assert [*media(exhibition), *time_limits(exhibition)] == []


def test_words_that_reach_out_of_their_tile_are_found(guide):
    tile = guide.driver.root.screen.tiles[1]
    assert look_at(guide, text_rules.clipped, SOMEBODY) == set()
    tile.ids.words.y -= tile.height
    guide.driver.rest()
    assert look_at(guide, text_rules.clipped, SOMEBODY) == {"clipped-words"}
