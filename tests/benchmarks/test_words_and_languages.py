"""Words against bare Pango, a change of language against a redraw, five languages against one: `make bench`.

What is compared takes turns, so that a busy machine disturbs both alike.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bare_pango
import program
import pytest
from table import Comparison, written

from kiosk.content import library
from kiosk.content.model import Exhibition, PanelSet
from kiosk.engines.typeset import FontSet, Paragraph, Style, Typesetter
from kiosk.engines.typeset.blocks import plain_blocks
from kiosk.engines.typeset.breaks import with_breaks
from kiosk.engines.typeset.thread_context import ThreadContext
from kiosk.i18n.catalogues import Catalogues
from kiosk.paths import Paths
from kiosk.visit.state import Place

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
WORDS = 150
PARAGRAPHS = 40
NARROWEST_PX = 700
SWITCHES = 50
TURNS = int(os.environ.get("BENCH_TURNS", "5"))
BODY = Style("serif", 30, line_spacing=1.5)
PLACES = (
    Place(),
    Place("democratic-kampuchea", "emptied-city"),
    Place("democratic-kampuchea", "a-state-described"),
    Place("whose-history", "how-we-know"),
    Place("road-to-phnom-penh", "border-raids"),
)


@pytest.fixture(scope="module")
def exhibition(tmp_path_factory: pytest.TempPathFactory) -> Exhibition:
    found = library.load(Paths(ROOT, tmp_path_factory.mktemp("state"))).exhibition
    assert found is not None
    return found


def panel_of_words(exhibition: Exhibition, language: str) -> str:
    """The texts that make 150 words in English, as plain words of a language."""
    catalogues = Catalogues(ROOT / "locales", exhibition.settings.source_language)
    panels = [panel for each in exhibition.exhibits.values() if isinstance(each, PanelSet) for panel in each.panels]
    taken: list[str] = []
    count = 0
    for panel in panels:
        if panel.body and count < WORDS:
            count += len(panel.body.source.split())
            taken.append(" ".join(catalogues.text(panel.body, language).words.split()))
    return " ".join(taken)


@pytest.mark.parametrize("language", ["en", "vi", "km", "ar"])
def test_a_panel_of_words_costs_little_more_than_bare_pango(exhibition: Exhibition, language: str) -> None:
    words = panel_of_words(exhibition, language)
    marked = with_breaks(plain_blocks(words)[0], language).text
    fonts = FontSet()
    typesetter, workshop = Typesetter(fonts), ThreadContext(fonts)
    cost = Comparison(f"150 words, {language}, ms of CPU", at_most=1.3)
    for turn in range(2 * PARAGRAPHS):
        # Another width each time: nothing is found in a cache. The first half only warms up.
        paragraph = Paragraph(words, language, BODY, NARROWEST_PX + turn)
        ours, spent = spent_ms(lambda paragraph=paragraph: set_and_painted(typesetter, paragraph))
        size = (ours.width, ours.height)
        _, bare = spent_ms(lambda size=size: bare_pango.painted(workshop, marked, language, BODY, *size))
        if turn >= PARAGRAPHS:
            cost.kiosk.append(spent)
            cost.bare.append(bare)
    compare(cost, against="bare Pango")


def set_and_painted(typesetter: Typesetter, paragraph: Paragraph):
    typesetter.measure(paragraph)
    return typesetter.paint(paragraph)


def spent_ms(work: Callable):
    began = time.thread_time()
    made = work()
    return made, 1000 * (time.thread_time() - began)


def test_a_switch_shows_about_as_soon_as_a_redraw(exhibition: Exhibition, tmp_path: Path) -> None:
    from kiosk.ui.window.window import WindowOptions, prepare

    paths = Paths(ROOT, tmp_path)
    if "kivy" not in sys.modules:
        prepare(WindowOptions(size=(1920, 1080)), tmp_path)
    from kiosk.rehearsal.tour.driver import Driver
    from kiosk.rehearsal.tour.guide import Guide

    with Driver(paths, exhibition) as driver:
        guide = Guide(driver)
        guide.begin("en")
        found = [switching(guide, place) for place in PLACES]
    compare(*found, against="redraw")


def switching(guide, place: Place) -> Comparison:
    """Times a full redraw of the screen at a place, and a switch from its event to the finished picture."""
    if place.exhibit:
        guide.stand(place.exhibit, place.item)
    else:
        guide.home()
    driver = guide.driver
    languages = driver.ui.exhibition.settings.languages
    cost = Comparison(f"switch at {place.item or 'home'}, ms", at_most=1.5)
    driver.advance(2)
    for turn in range(SWITCHES + len(languages)):
        drawn()  # what the renderer still has to do for the last frame is not counted
        redraw = elapsed_ms(redrawn)
        switch = elapsed_ms(lambda turn=turn: switched(driver, languages[turn % len(languages)]))
        at_once = guide.texts()
        driver.settle()
        assert guide.texts() == at_once, "what a switch shows first is what stays"
        if turn >= len(languages):
            cost.bare.append(redraw)
            cost.kiosk.append(switch)
    return cost


def redrawn() -> None:
    from kivy.core.window import Window

    Window.canvas.ask_update()
    drawn()


def switched(driver, language: str) -> None:
    """One turn of Kivy's loop (EventLoop.idle), in which the touch on a language arrives."""
    from kivy.clock import Clock
    from kivy.lang import Builder

    from kiosk.visit.events import LanguageChosen

    driver.time.pass_(1 / 60)
    Clock.tick()
    driver.ui.send(LanguageChosen(language))
    Builder.sync()
    Clock.tick_draw()
    Builder.sync()
    drawn()


def drawn() -> None:
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    Window.dispatch("on_draw")
    Window.dispatch("on_flip")
    glFinish()


def elapsed_ms(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Debian's xvfb")
# The attract screen names each language in itself: a button with a line of words, often in a script of its own.
@pytest.mark.parametrize(("fewer", "at_most"), [("[en, vi, km, fr]", 1.05), ("[en]", 1.15)])
def test_a_kiosk_of_five_languages_starts_as_soon_as_one_of_fewer(tmp_path: Path, fewer: str, at_most: float) -> None:
    content = Comparison(f"first content against {fewer}, s", at_most=at_most)
    both = {languages: installation(tmp_path, languages) for languages in (fewer, "[en, vi, km, fr, ar]")}
    for turn in range(2 * TURNS + 1):
        for (home, state), seconds in zip(both.values(), (content.bare, content.kiosk), strict=True):
            command = [sys.executable, str(ROOT / "run_kiosk.py")]
            with program.started(command, state / "run", VITRINE_HOME=str(home), VITRINE_STATE=str(state)) as running:
                soon = running.first_content_s()
                running.screen.wait_until_still()
            if turn:  # the first start of all fills the caches
                seconds.append(soon)
    compare(content, against="fewer languages")


def installation(folder: Path, languages: str) -> tuple[Path, Path]:
    """The exhibition that ships, in some of its languages, and a folder for its state."""
    home = folder / languages.strip("[]").replace(", ", "-")
    shutil.copytree(ROOT / "exhibits", home / "exhibits")
    for shared in ("media", "locales"):
        (home / shared).symlink_to(ROOT / shared)
    file = home / "exhibits" / "kiosk.yaml"
    text = file.read_text(encoding="utf-8")
    assert "languages: [en, vi, km, fr, ar]" in text
    file.write_text(text.replace("languages: [en, vi, km, fr, ar]", f"languages: {languages}"), encoding="utf-8")
    return home, home / "state"


def compare(*comparisons: Comparison, against: str) -> None:
    print(f"\n{written(comparisons, against)}")  # noqa: T201 - the table is what the benchmark is run for
    assert [each.name for each in comparisons if not each.holds] == []
