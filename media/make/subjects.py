"""What each map shows on its base: one function per map."""

from __future__ import annotations

import house
from curves import Line
from earth import CAMBODIA, THAILAND, VIETNAM, earth
from house import GOLD, PAPER, RED, TEAL
from marks import AREA, COUNTRY, HOME, TOWN, WATER, Sheet

# Directions only: the side, not the road. The article says "from multiple directions".
ADVANCE: tuple[tuple[tuple[float, float], ...], ...] = (
    ((107.75, 13.35), (106.9, 12.75), (106.0, 12.2), (105.12, 11.72)),
    ((106.02, 11.33), (105.75, 11.42), (105.17, 11.53)),
    ((105.09, 10.8), (105.04, 11.0), (104.95, 11.38)),
    ((104.47, 10.52), (104.42, 10.85), (104.72, 11.38)),
)


# Flight to Vietnam, from inside the country across the border.
FLIGHTS = (
    ((105.0, 12.35), (106.62, 11.92)),
    ((105.15, 11.95), (106.05, 11.62)),
    ((104.85, 11.3), (105.32, 10.78)),
    ((104.3, 11.1), (104.78, 10.38)),
    ((106.3, 12.85), (107.65, 12.5)),
)


def country_names(sheet: Sheet, home: str = "cambodia") -> None:
    """Draw the names that every map of the country carries."""
    sheet.name(home, HOME, (104.95, 13.5), width=1000)
    sheet.name("thailand", COUNTRY, (102.75, 14.78))
    sheet.name("laos", COUNTRY, (106.35, 14.72))
    sheet.name("vietnam", COUNTRY, (107.95, 11.75))
    sheet.name("gulf", WATER, (102.72, 10.25))
    sheet.name("tonle-sap", WATER.sized(0.78), (103.98, 12.97), 0.62)


def cambodia(sheet: Sheet) -> None:
    """Draw the country and its neighbours."""
    country_names(sheet)
    sheet.name("mekong", WATER.sized(0.78), (106.18, 13.05), 1.45)
    for place, side in (
        ("battambang", "w"),
        ("siem-reap", "n"),
        ("kratie", "e"),
        ("stung-treng", "e"),
        ("kampong-cham", "n"),
        ("kampong-thom", "e"),
        ("kampot", "nw"),
        ("koh-kong", "e"),
        ("tay-ninh", "e"),
        ("ho-chi-minh-city", "e"),
        ("chau-doc", "e"),
        ("ha-tien", "s"),
        ("can-tho", "e"),
        ("pursat", "s"),
    ):
        sheet.town(place, side)
    sheet.capital(side="w")


def region(sheet: Sheet) -> None:
    """Draw mainland South-East Asia."""
    for place, letters, at in (
        ("cambodia", HOME, (104.85, 13.25)),
        ("vietnam", COUNTRY, (108.5, 12.0)),
        ("laos", COUNTRY, (103.4, 19.5)),
        ("thailand", COUNTRY, (101.3, 15.7)),
        ("china", COUNTRY, (107.4, 22.6)),
        ("myanmar", COUNTRY, (97.4, 20.6)),
    ):
        sheet.name(place, letters.sized(0.62), at)
    sheet.name("gulf", WATER.sized(0.85), (101.5, 9.6))
    for place, side in (
        ("hanoi", "e"),
        ("bangkok", "w"),
        ("vientiane", "s"),
        ("ho-chi-minh-city", "e"),
        ("da-nang", "e"),
    ):
        sheet.town(place, side)
    sheet.capital(side="w")


def south_names(sheet: Sheet) -> None:
    """Draw the names around the south-western border."""
    sheet.name("cambodia", HOME.sized(0.9), (104.05, 12.1))
    sheet.name("vietnam", COUNTRY.sized(0.9), (107.45, 11.7))
    sheet.name("gulf", WATER, (103.4, 10.12))
    sheet.name("tonle-sap", WATER.sized(0.78), (103.98, 12.97), 0.62)


def border_attacks(sheet: Sheet) -> None:
    """Draw the border that was attacked from April 1975 to the end of 1978."""
    sheet.lit(sheet.ground.earth.border(CAMBODIA, VIETNAM), RED, 7)
    south_names(sheet)
    for place, side in (
        ("tay-ninh", "e"),
        ("ho-chi-minh-city", "e"),
        ("can-tho", "e"),
        ("ha-tien", "w"),
        ("kratie", "n"),
    ):
        sheet.town(place, side)
    sheet.name("an-giang", AREA, (105.22, 10.45))
    sheet.capital(side="w")
    sheet.key((("line", "border-attacked", RED),))


def an_giang(sheet: Sheet) -> None:
    """Draw the stretch of border at An Giang, 30 April 1977."""
    border = sheet.ground.earth.border(CAMBODIA, VIETNAM)
    sheet.lit(border, GOLD, 4, 0.35)
    sheet.lit(between(border, 104.82, 105.21), RED, 9)
    sheet.name("cambodia", HOME, (105.35, 11.13))
    sheet.name("vietnam", COUNTRY, (105.78, 10.55))
    sheet.name("an-giang", AREA.sized(1.35), (105.22, 10.5))
    for place, side in (("chau-doc", "e"), ("long-xuyen", "e"), ("ha-tien", "w"), ("takeo", "w")):
        sheet.town(place, side)
    sheet.key((("line", "border-attacked", RED),))


def phnom_penh(sheet: Sheet) -> None:
    """Draw the capital where the rivers meet."""
    sheet.halo(sheet.at("phnom-penh"), 420, GOLD, 0.22)
    sheet.rings("phnom-penh", (25, 50, 75))
    sheet.name("cambodia", HOME, (104.35, 12.3))
    sheet.name("vietnam", COUNTRY.sized(0.7), (105.72, 10.78))
    sheet.name("mekong", WATER.sized(0.85), (105.22, 12.16), -0.35)
    for place, side in (("kampong-cham", "e"), ("takeo", "w"), ("svay-rieng", "n"), ("chau-doc", "w")):
        sheet.town(place, side)
    sheet.capital(side="w")


def december(sheet: Sheet) -> None:
    """Draw where the offensive began, 25 December 1978."""
    country_names(sheet, "democratic-kampuchea")
    for route, grown in zip(ADVANCE, (0.34, 0.45, 0.46, 0.4), strict=True):
        sheet.arrow(route, grown=grown, weight=1.15)
    towns(sheet)
    sheet.capital(side="w")
    sheet.key((("arrow", "direction", GOLD),))


def january(sheet: Sheet) -> None:
    """Draw the capital reached, 7 January 1979; the state that was announced the day after."""
    sheet.halo(sheet.at("phnom-penh"), 520, GOLD, 0.4)
    country_names(sheet, "peoples-republic")
    advance_arrows(sheet)
    towns(sheet)
    sheet.capital(side="w")
    sheet.key((("arrow", "direction", GOLD),))


def advance(sheet: Sheet) -> None:
    """Draw the directions from which the capital was reached."""
    sheet.halo(sheet.at("phnom-penh"), 420, RED, 0.3)
    sheet.name("cambodia", HOME, (104.75, 13.2))
    sheet.name("vietnam", COUNTRY, (107.65, 11.7))
    sheet.name("gulf", WATER, (102.95, 10.5))
    sheet.name("tonle-sap", WATER.sized(0.78), (103.98, 12.97), 0.62)
    advance_arrows(sheet)
    towns(sheet)
    sheet.capital(side="w")
    sheet.key((("arrow", "direction", GOLD),))


def advance_arrows(sheet: Sheet, grown: float = 1.0) -> None:
    """Draw the directions of the advance, grown to a fraction of their length."""
    for route in ADVANCE:
        sheet.arrow(route, grown=grown, weight=1.15)


def towns(sheet: Sheet) -> None:
    """Draw the few towns that place the directions."""
    for place, side in (("kratie", "w"), ("tay-ninh", "e"), ("chau-doc", "e"), ("ha-tien", "s"), ("battambang", "w")):
        sheet.town(place, side)


def refugees(sheet: Sheet) -> None:
    """Draw flight from Cambodia to Vietnam."""
    south_names(sheet)
    for start, end in FLIGHTS:
        middle = (start[0] + end[0]) / 2 + 0.08, (start[1] + end[1]) / 2 + 0.1
        sheet.arrow((start, middle, end), TEAL, weight=1.1)
    for place, side in (
        ("tay-ninh", "e"),
        ("ho-chi-minh-city", "e"),
        ("chau-doc", "e"),
        ("ha-tien", "w"),
        ("kratie", "n"),
    ):
        sheet.town(place, side)
    sheet.capital(side="w")
    sheet.key((("arrow", "refuge", TEAL),))


def thai_border(sheet: Sheet) -> None:
    """Draw where the remnants withdrew: the Thai border and the coast of Koh Kong."""
    sheet.lit(sheet.ground.earth.border(CAMBODIA, THAILAND), GOLD, 7)
    sheet.lit(koh_kong_coast(), GOLD, 7)
    sheet.name("cambodia", HOME, (104.9, 13.75))
    sheet.name("thailand", COUNTRY, (102.0, 14.45))
    sheet.name("gulf", WATER, (102.0, 11.25))
    sheet.name("tonle-sap", WATER.sized(0.78), (103.98, 12.97), 0.62)
    for place, side in (("battambang", "w"), ("siem-reap", "n"), ("koh-kong", "e"), ("poipet", "w"), ("pursat", "s")):
        sheet.town(place, side)
    sheet.capital(side="n")
    sheet.key((("line", "remnants", GOLD),))


def koh_kong(sheet: Sheet) -> None:
    """Draw the coast of Koh Kong."""
    sheet.lit(koh_kong_coast(), GOLD, 7)
    sheet.name("cambodia", HOME, (103.85, 11.75))
    sheet.name("thailand", COUNTRY.sized(0.75), (102.45, 12.42))
    sheet.name("gulf", WATER, (102.55, 10.85))
    for place, side in (("koh-kong", "e"), ("trat", "w"), ("sihanoukville", "e"), ("kampot", "n")):
        sheet.town(place, side)
    sheet.key((("line", "remnants", GOLD),))


def capital_emptied(sheet: Sheet) -> None:
    """Draw the way out of the city, in all directions, from 17 April 1975."""
    x, y = sheet.places["phnom-penh"]["at"]
    sheet.halo(sheet.at("phnom-penh"), 700, house.INK, 0.75)
    for dx, dy in (
        (-0.95, 0.72),
        (-0.1, 1.0),
        (0.78, 0.78),
        (0.92, 0.06),
        (0.72, -0.5),
        (0.05, -0.82),
        (-0.75, -0.6),
        (-1.15, 0.0),
    ):
        start = x + dx * 0.2, y + dy * 0.2
        bend = x + dx * 0.6 - dy * 0.05, y + dy * 0.6 + dx * 0.05
        sheet.arrow((start, bend, (x + dx, y + dy)), PAPER, weight=1.05)
    sheet.name("cambodia", HOME.sized(0.85), (103.62, 12.55))
    for place, side in (("kampong-cham", "e"), ("svay-rieng", "e"), ("kampot", "w"), ("takeo", "w")):
        sheet.town(place, side)
    sheet.capital(side="n", gap=30)
    sheet.key((("arrow", "emptied", PAPER),))


def atlas(sheet: Sheet) -> None:
    """Draw the whole of Cambodia and what lies around it, to be read close up."""
    sheet.name("cambodia", HOME.sized(1.5), (105.05, 13.12))
    for place, at in (("thailand", (101.9, 14.45)), ("laos", (106.6, 15.0)), ("vietnam", (108.3, 13.3))):
        sheet.name(place, COUNTRY.sized(1.25), at)
    sheet.name("gulf", WATER.sized(1.6), (101.3, 10.6))
    sheet.name("tonle-sap", WATER.sized(0.8), (103.98, 12.97), 0.62)
    sheet.name("mekong", WATER.sized(0.8), (106.0, 14.68), 1.5)
    sheet.name("mekong-delta", WATER, (105.25, 9.75))
    sheet.name("an-giang", AREA.sized(0.86), (105.09, 10.47))
    for town in house.table("atlas")["towns"]:
        x, y = sheet.ground.frame.at(*town["at"])
        sheet.disc(x, y, 8, PAPER)
        sheet.beside((x, y), town["name"], town.get("side", "e"), TOWN.sized(0.86), 20)
    sheet.capital(side="n")
    sheet.ground.degrees(sheet.context, sheet.language, 26 * sheet.unit)


def koh_kong_coast() -> list[Line]:
    """Return Cambodia's mainland coast from the Thai border to the bay of Kampong Som, by coordinates."""
    pieces = []
    for line in earth(0).coasts:
        run: Line = []
        for lon, lat in line:
            if 102.85 < lon < 103.55 and 10.85 < lat < 11.75 and len(line) > 60:
                run.append((lon, lat))
            elif run:
                pieces.append(run)
                run = []
        pieces += [run] if len(run) > 1 else []
    return [piece for piece in pieces if len(piece) > 1]


def between(lines: list[Line], west: float, east: float) -> list[Line]:
    """Return the parts of lines between two longitudes."""
    kept = []
    for line in lines:
        run: Line = []
        for lon, lat in line:
            if west <= lon <= east and lat < 11.2:
                run.append((lon, lat))
            elif run:
                kept.append(run)
                run = []
        kept += [run] if run else []
    return [run for run in kept if len(run) > 1]
