"""Replacing the exhibition that is shown by another, completely and between two frames."""

import math
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kiosk.content.model import Exhibition
from kiosk.content.prepared import Prepared
from kiosk.operations.updates.content import Content
from kiosk.settings.translations import catalogues_of
from kiosk.timeline.decks import Decks
from kiosk.ui.env import Env
from kiosk.ui.root import Root
from kiosk.ui.session.visit_outline import outline_of, rules_of
from kiosk.ui.session.visit_runner import VisitRunner
from kiosk.visit import Phase, VisitMachine, VisitState

_EVERYWHERE = ("kiosk", "sources")
"""Files in the folder of exhibits whose texts and settings may be shown on any screen."""


def machine_of(exhibition: Exhibition, decks: Decks, *, idle: bool) -> VisitMachine:
    """Return the visit machine of an exhibition; without `idle` a visit never times out."""
    rules = rules_of(exhibition)
    return VisitMachine(rules if idle else replace(rules, idle_after_s=math.inf), outline_of(exhibition, decks))


def swap_content(ui: Env, visit: VisitRunner, root: Root, content: Content, *, idle: bool) -> None:
    """Show other content, at the same place or the nearest."""
    exhibition = content.exhibition
    ui.decks = Decks(exhibition.exhibits)
    ui.prepared = Prepared(content.paths)
    ui.pictures.take(ui.prepared, content.paths.root)
    machine = machine_of(exhibition, ui.decks, idle=idle)
    catalogues = catalogues_of(content.paths, exhibition.settings, cache=True)

    def draw(state: VisitState) -> None:
        ui.media.take(exhibition, ui.prepared)
        ui.take(exhibition, ui.catalogues if ui.catalogues.stands_for(catalogues) else catalogues)
        if content.changed is None or shows(state, content.changed):
            root.renew(state, machine.rules.warning_s)

    visit.change(machine, draw)


def shows(state: VisitState, changed: AbstractSet[str]) -> bool:
    """Return whether the screen may show anything from these files."""
    exhibit = state.place.exhibit
    if state.phase is Phase.ATTRACT or exhibit is None or state.asked:
        return bool(changed)
    elsewhere = {name for name in changed if name.startswith("exhibits/") and _id(name) not in (*_EVERYWHERE, exhibit)}
    return bool(changed - elsewhere)


def _id(name: str) -> str:
    return name.removeprefix("exhibits/").removesuffix(".yaml")
