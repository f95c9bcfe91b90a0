"""The walk of an audit: every screen under all circumstances, checked by the rules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kiosk.content.model import Exhibition, Layout, MediumKind, Panel, PanelSet, Timeline
from kiosk.paths import Paths
from kiosk.rehearsal.audit import control_rules, motion_rules, text_rules
from kiosk.rehearsal.audit.findings import AuditFinding, Circumstances
from kiosk.rehearsal.audit.marked_pictures import marked
from kiosk.rehearsal.audit.plan import Round
from kiosk.rehearsal.audit.screen_view import ScreenView
from kiosk.rehearsal.tour.driver import Driver, NeverSettledError
from kiosk.rehearsal.tour.guide import Guide
from kiosk.timeline.deck import CardGroup
from kiosk.ui.window.keys import Key
from kiosk.visit import Layer, Phase, Place
from kiosk.visit.events import (
    AdvisoryAccepted,
    ContrastChosen,
    ControlsLowered,
    LayerClosed,
    LayerOpened,
    MotionSwitched,
    PlaceOpened,
    TextSizeChosen,
)
from kiosk.visit.state import HOME

Rule = Callable[[ScreenView], Iterator[AuditFinding]]
RULES: tuple[Rule, ...] = (
    *(
        control_rules.small,
        control_rules.crowded,
        control_rules.outside,
        control_rules.out_of_reach,
        control_rules.unreachable,
    ),
    *(control_rules.unnamed, control_rules.same_names, control_rules.order),
    *(text_rules.low_contrast, text_rules.small_letters, text_rules.cut, text_rules.clipped, text_rules.overlapping),
    *(text_rules.missing_letters, text_rules.foreign, text_rules.no_heading, text_rules.no_scroll_button),
)
CARDS = 3
"""Number of cards of each timeline that are checked, from the first to the last."""
FOCUS_SIZES = (100, 200)
"""Per cent: text sizes at which the keyboard focus is checked."""
SHELF_S = 0.5
"""Time after which the low controls have followed a change of the screen."""


def audit_screens(
    paths: Paths, exhibition: Exhibition, plan: Round, gone: Callable[[], None] = lambda: None
) -> list[AuditFinding]:
    """Check every screen in one language, and return the findings; `gone` is called after each visit."""
    with Driver(paths, exhibition) as driver:
        return list(_Walk(driver, plan).findings(gone))


def look(view: ScreenView, rules: Sequence[Rule] = RULES) -> list[AuditFinding]:
    """Return the findings of rules on one screen."""
    return [
        replace(finding, screen=view.name, circumstances=view.circumstances) for rule in rules for finding in rule(view)
    ]


class _Walk:
    """One visit after the other, each under other circumstances."""

    def __init__(self, driver: Driver, plan: Round) -> None:
        self._driver, self._plan = driver, plan
        self._guide = Guide(driver)
        self._guide.language = plan.language
        self._send = driver.ui.send
        self._shots = 0

    def findings(self, gone: Callable[[], None]) -> Iterator[AuditFinding]:
        """Yield the findings of all visits."""
        portrait = self._plan.size[1] > self._plan.size[0]
        yield from self._attract(Circumstances(self._plan.language, portrait=portrait))
        for visitor in self._plan.visitors:
            yield from self._visit(visitor)
            gone()

    def _attract(self, plain: Circumstances) -> Iterator[AuditFinding]:
        self._guide.leave()
        screen = self._driver.root.screen
        languages = self._driver.ui.exhibition.settings.languages
        self._driver.until(lambda: screen.speaking == plain.language, 60.0 * len(languages))
        yield from self._look("the attract screen", plain, RULES)

    def _visit(self, now: Circumstances) -> Iterator[AuditFinding]:
        self._guide.begin(now.language)
        for event in (TextSizeChosen(now.text_size), ContrastChosen(now.high_contrast), MotionSwitched(less=True)):
            self._send(event)
        self._send(ControlsLowered(now.controls_low))
        # The keyboard focus does not depend on colours.
        rules = (*RULES, motion_rules.focus) if not now.high_contrast and now.text_size in FOCUS_SIZES else RULES
        for name, go in self._stops():
            go()
            yield from self._look(name, now, rules)
        if now == self._plan.visitors[0]:
            yield from self._look("the home screen, waiting", now, (motion_rules.moving,))

    def _look(self, name: str, now: Circumstances, rules: Sequence[Rule]) -> Iterator[AuditFinding]:
        try:
            self._driver.rest()
            if now.controls_low:
                self._driver.advance(SHELF_S)
                self._driver.rest()
        except NeverSettledError as moves:
            yield AuditFinding("moves-on", name, str(moves), screen=name, circumstances=now)
            return
        view = ScreenView(self._driver, now, name)
        found = look(view, rules)
        if found and self._plan.pictures is not None:
            self._shots += 1
            shape = "portrait" if now.portrait else "landscape"
            file = f"{now.language}-{shape}-{self._shots:04d}.png"
            marked(view.picture, found).save(self._plan.pictures / file)
            found = [replace(finding, picture=file) for finding in found]
        yield from found

    # The screens.

    def _stops(self) -> Iterator[tuple[str, Callable[[], None]]]:
        self._layouts, self._opened = set[Layout](), set[Layout]()
        yield "home", lambda: self._open(HOME)
        for layer in (Layer.LANGUAGES, Layer.TRAY, Layer.CREDITS):
            yield f"home, {layer}", self._over(HOME, layer)
        for exhibit in self._driver.ui.exhibition.exhibits.values():
            yield from self._panels(exhibit) if isinstance(exhibit, PanelSet) else self._cards(exhibit)
        yield "the question whether somebody is there", self._wait

    def _panels(self, exhibit: PanelSet) -> Iterator[tuple[str, Callable[[], None]]]:
        for number, panel in enumerate(exhibit.panels):
            if self._plan.quick and panel.layout in self._layouts:
                continue
            self._layouts.add(panel.layout)
            place = Place(exhibit.id, panel.id)
            name = f"{exhibit.id}/{panel.id}"
            if panel.advisory or (exhibit.advisory and number == 0):
                yield f"{name}, the advisory", lambda place=place: self._ask(place)  # type: ignore[misc]
            yield name, lambda place=place: self._open(place)  # type: ignore[misc]
            if panel.layout not in self._opened:
                yield from self._opening(name, place, panel)
            self._opened.add(panel.layout)
            if panel.sources and number == 0:
                yield f"{name}, sources", self._over(place, Layer.SOURCES, panel.id)
            if number == 0:
                yield f"{name}, overview", self._over(place, Layer.OVERVIEW)

    def _opening(self, name: str, place: Place, panel: Panel) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield the screens that open over a panel's first medium."""
        medium = self._driver.ui.exhibition.media.get(panel.media[0]) if panel.media else None
        if medium is None:
            return
        if medium.kind is MediumKind.PICTURE:
            yield f"{name}, viewer", self._over(place, Layer.VIEWER, medium.id)
            yield f"{name}, viewer, closer", self._closer(place, medium.id)
        if medium.kind is MediumKind.FILM:
            yield f"{name}, film", self._over(place, Layer.FILM, medium.id)
        if medium.transcript:
            yield f"{name}, transcript", self._over(place, Layer.TRANSCRIPT, medium.id)

    def _closer(self, place: Place, medium: str) -> Callable[[], None]:
        def go() -> None:
            self._over(place, Layer.VIEWER, medium)()
            self._driver.rest()
            self._driver.root.layer.press(Key.PLUS)

        return go

    def _cards(self, exhibit: Timeline) -> Iterator[tuple[str, Callable[[], None]]]:
        step = max(1, (len(exhibit.cards) - 1) // max(1, CARDS - 1))
        for card in exhibit.cards[:: len(exhibit.cards) if self._plan.quick else step]:
            place = Place(exhibit.id, card.id)
            yield f"{exhibit.id}/{card.id}", lambda place=place: self._open(place)  # type: ignore[misc]
        cards = CardGroup(exhibit.cards[0].id, exhibit.cards[-1].id)
        yield f"{exhibit.id}, its cards", self._over(Place(exhibit.id), Layer.CARDS, cards.subject)

    def _ask(self, place: Place) -> None:
        self._send(LayerClosed())
        self._send(PlaceOpened(place))

    def _open(self, place: Place) -> None:
        self._ask(place)
        if self._driver.state.asked is not None:
            self._send(AdvisoryAccepted())

    def _over(self, place: Place, layer: Layer, subject: str | None = None) -> Callable[[], None]:
        def go() -> None:
            self._open(place)
            self._send(LayerOpened(layer, subject))

        return go

    def _wait(self) -> None:
        self._open(HOME)
        self._driver.until(lambda: self._driver.state.phase is Phase.WARN, 3600.0)
