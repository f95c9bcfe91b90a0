"""Actions of a visitor in the small museum, guided by what is on the screen."""

from small_museum import ATTRACT, PLAYING, POSTER, TILE
from x_screen import Box, Colour, XScreen

PATIENCE_S = 4.0
"""Seconds without a reaction after which a visitor touches again."""


def go_home(screen: XScreen) -> None:
    """Touch the attract screen."""
    touch_until_seen(screen, middle_of(screen.look_for(ATTRACT)), TILE)


def open_the_first_exhibit(screen: XScreen) -> None:
    """Touch its tile."""
    screen.tap(*middle_of(screen.look_for(TILE)))
    screen.until(lambda: screen.where(TILE) is None, "the tile stays")


def go_back_home(screen: XScreen) -> None:
    """Touch the button at the left of the bar."""
    touch_until_seen(screen, (100, screen.height - 40), TILE)


def touch_until_seen(screen: XScreen, at: tuple[int, int], colour: Colour) -> None:
    """Touch, and touch again if there is no reaction."""
    screen.tap(*at)
    try:
        screen.look_for(colour, PATIENCE_S)
    except AssertionError:
        screen.tap(*at)
        screen.look_for(colour)


def middle_of(box: Box) -> tuple[int, int]:
    left, top, right, bottom = box
    return (left + right) // 2, (top + bottom) // 2


def open_the_film(screen: XScreen) -> Box:
    """Open the first exhibit, whose first panel is the film; return where its poster is."""
    go_home(screen)
    open_the_first_exhibit(screen)
    screen.look_for(POSTER)
    screen.see_at_rest()
    return screen.look_for(POSTER)


def play_the_film(screen: XScreen) -> None:
    """Touch what is below the film, at the start of the line, where the button is, until the film plays."""
    _left, _top, _right, bottom = open_the_film(screen)
    for below in range(95, 35, -20):
        screen.tap(90, bottom + below)
        try:
            screen.look_for(PLAYING, 2.0)
        except AssertionError:
            continue
        return
    raise AssertionError("the film does not play")
