"""What a visitor does in front of the small museum, led by what is to be seen."""

from small_museum import ATTRACT, PLAYING, POSTER, TILE
from x_screen import Box, XScreen


def go_home(screen: XScreen) -> None:
    """Touch the attract screen."""
    left, top, right, bottom = screen.look_for(ATTRACT)
    screen.tap((left + right) // 2, (top + bottom) // 2)
    screen.look_for(TILE)


def open_the_first_exhibit(screen: XScreen) -> None:
    """Touch its tile."""
    left, top, right, bottom = screen.look_for(TILE)
    screen.tap((left + right) // 2, (top + bottom) // 2)
    screen.until(lambda: screen.where(TILE) is None, "the tile stays")


def go_back_home(screen: XScreen) -> None:
    """Touch the button at the left of the bar."""
    screen.tap(100, screen.height - 40)
    screen.look_for(TILE)


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
