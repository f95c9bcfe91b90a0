"""Draw the exhibition's maps: `python media/make/maps.py [name ...]` (by default all)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import house
import subjects
from canvas import save, surface
from earth import earth
from frame import Frame
from house import LANGUAGES, Colour
from marks import Sheet
from terrain import Ground

WIDTH, HEIGHT = 2400, 1800
# The hotspots of the exhibits depend on exactly these degrees.
COUNTRY_FRAME = Frame.between(101.8, 9.2, 108.8, 15.2, WIDTH)
REGION_FRAME = Frame.around(104.9, 15.0, 18.0, WIDTH, HEIGHT)
SOUTH = Frame.around(105.45, 11.5, 5.7, WIDTH, HEIGHT)


@dataclass(frozen=True)
class Plan:
    """What one map shows."""

    name: str
    frame: Frame
    draw: Callable[[Sheet], None]
    smoothing: int = 0
    unit: float = 1.0
    home: Colour = house.CAMBODIA
    graticule: float = 1.0
    kilometres: int = 100
    languages: Sequence[str] = field(default=LANGUAGES)
    quality: int = 82


PLANS = (
    Plan("region", REGION_FRAME, subjects.region, unit=1.15, graticule=2, kilometres=300),
    Plan("cambodia", COUNTRY_FRAME, subjects.cambodia, unit=1.12),
    Plan("border-attacks", SOUTH, subjects.border_attacks, 1, 1.1),
    Plan(
        "an-giang",
        Frame.around(105.15, 10.58, 1.9, WIDTH, HEIGHT),
        subjects.an_giang,
        2,
        1.2,
        graticule=0.5,
        kilometres=20,
    ),
    Plan(
        "phnom-penh",
        Frame.around(104.95, 11.55, 2.9, WIDTH, HEIGHT),
        subjects.phnom_penh,
        2,
        1.2,
        graticule=0.5,
        kilometres=50,
    ),
    Plan("advance", Frame.around(105.35, 12.1, 6.5, WIDTH, HEIGHT), subjects.advance, 1, 1.1),
    Plan("advance-december", COUNTRY_FRAME, subjects.december, unit=1.12),
    Plan("advance-january", COUNTRY_FRAME, subjects.january, unit=1.12, home=house.CAMBODIA_1979),
    Plan("refugees", SOUTH, subjects.refugees, 1, 1.1),
    Plan("thai-border", Frame.around(103.65, 12.55, 6.0, WIDTH, HEIGHT), subjects.thai_border, 1, 1.1),
    Plan(
        "koh-kong",
        Frame.around(103.2, 11.35, 2.7, WIDTH, HEIGHT),
        subjects.koh_kong,
        2,
        1.2,
        graticule=0.5,
        kilometres=50,
    ),
    Plan(
        "atlas",
        Frame.around(104.55, 12.15, 11.6, 9600, 6400),
        subjects.atlas,
        2,
        2.3,
        graticule=0.5,
        languages=("en",),
        quality=84,
    ),
    Plan("capital-emptied", Frame.around(104.92, 11.6, 4.2, WIDTH, HEIGHT), subjects.capital_emptied, 1, 1.15),
)


def make(plan: Plan) -> None:
    """Draw a map in each language and save it; the ground is drawn once."""
    ground = Ground(plan.frame, earth(plan.smoothing), plan.unit, plan.home, plan.graticule)
    base, context = surface(plan.frame.width, plan.frame.height)
    ground.paint(context)
    for language in plan.languages:
        made, context = surface(plan.frame.width, plan.frame.height)
        context.set_source_surface(base)
        context.paint()
        sheet = Sheet(ground, context, language, house.table("places"), house.table("words"))
        plan.draw(sheet)
        sheet.scale_bar(plan.kilometres)
        save(made, house.variant("maps", plan.name, "jpg", language), plan.quality)


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    for chosen in PLANS:
        if not wanted or chosen.name in wanted:
            make(chosen)
