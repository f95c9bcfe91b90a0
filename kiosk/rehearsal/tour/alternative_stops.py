"""Stops at the other ways in which a panel tells: spoken, in plain language, in sign language."""

from collections.abc import Callable, Iterator

from kiosk.content.model import Exhibition, MediumKind, Panel
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.panel_stops import first, play_film
from kiosk.rehearsal.tour.stops import Stop
from kiosk.rehearsal.tour.visitor import LostError
from kiosk.ui.panels.base import PlainPill, SignedPill
from kiosk.ui.widgets.actions import ListenPill
from kiosk.ui.widgets.interpreter import SignPill, SwapPill
from kiosk.ui.widgets.narrated_text import NarratedText

GLIMPSE_S = 1.5
"""So long a narration or a film plays before it is looked at."""
MARKED_S, BODY = 30.0, 200
"""Within so long some words of a text of so many characters are spoken: of the body, not of its title."""


def tellings(exhibition: Exhibition, language: str) -> Iterator[Stop]:
    """Yield the stops where the exhibition first has what it takes; the narration is one in a language."""

    def told(panel: Panel) -> bool:
        sound = exhibition.media.get(panel.narration or "")
        return bool(sound and sound.kind is MediumKind.SOUND and language in sound.files)

    def interpreted(panel: Panel) -> bool:
        medium = exhibition.media.get(panel.media[0]) if panel.spec.is_film and panel.media else None
        return bool(medium and medium.sign_language)

    if at := first(exhibition, told):
        about = "A narration that plays, its words marked; where there is no recording, none is offered"
        yield Stop("narration", about, _narration(*at), short=True)
    if at := first(exhibition, lambda panel: bool(panel.plain_language)):
        yield Stop("plain-language", "A panel in plain language", _plain(*at), short=True)
    if at := first(exhibition, lambda panel: bool(panel.sign_language)):
        yield Stop("signed-panel", "What a panel says, in sign language", _signed(*at), short=True)
    if at := first(exhibition, interpreted):
        yield Stop("interpreter", "A film and who signs it", _interpreter(*at), short=True)
        yield Stop("interpreter-large", "Who signs a film, in full", _interpreter(*at, large=True))


def _narration(exhibit: str, panel: str) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        if not guide.all(ListenPill):
            return
        guide.listen()
        guide.wait(GLIMPSE_S)
        media = guide.driver.ui.media
        if media.state != "playing":
            raise LostError("the narration does not play")
        if media.parts and not guide.driver.until(lambda: _marked(guide), MARKED_S):
            raise LostError("the words that are spoken are not marked")

    return reach


def _marked(guide: Guide) -> bool:
    """Return whether words of a panel's body are marked."""
    return any(text.spoken and len(text.shown) >= BODY for text in guide.all(NarratedText))


def _plain(exhibit: str, panel: str) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        if not guide.driver.ui.plain:
            guide.tap(guide.find(PlainPill))

    return reach


def _signed(exhibit: str, panel: str) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        guide.tap(guide.find(SignedPill))
        guide.wait(GLIMPSE_S)

    return reach


def _interpreter(exhibit: str, panel: str, *, large: bool = False) -> Callable[[Guide], None]:
    def reach(guide: Guide) -> None:
        guide.stand(exhibit, panel)
        if not guide.driver.ui.sign_language:
            guide.tap(guide.all(SignPill)[-1])
        if large:
            guide.tap(guide.find(SwapPill))
        play_film(guide)

    return reach
