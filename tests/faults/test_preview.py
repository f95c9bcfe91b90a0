"""The curator's window, as a process of its own: what is saved is seen, what is broken is said and changes nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from kiosk_process import KioskProcess, environment
from small_museum import GREEN, MAGENTA, YELLOW, SmallMuseum
from x_screen import Box, Colour, XScreen

KIOSK = str(Path(sys.executable).with_name("kiosk"))
STRIP: Colour = (140, 23, 15)
SAVES, WARM, GROWN_MIB = 200, 50, 6.0
EXHIBIT = """\
kind: panels
title: People
summary: One line
panels:
  - id: first
    layout: text
    title: A first panel
    body: Words
  - id: second
    layout: media-left
    title: A second panel
    body: Words
    media: pictures/{colour}
"""


@pytest.fixture
def preview(museum: SmallMuseum, screen: XScreen) -> Iterator[KioskProcess]:
    """A preview of the second panel, which shows green."""
    museum.write("exhibits/people.yaml", EXHIBIT.format(colour="tile"))
    variables = environment(**{"DISPLAY": screen.name, **museum.variables})
    kiosk = KioskProcess([KIOSK, "preview", "people/second", "--size", "800x600"], variables)
    screen.look_for(GREEN, 30.0)
    yield kiosk
    kiosk.kill()


def save(museum: SmallMuseum, text: str) -> None:
    new = museum.file("exhibits/.people.yaml.new")
    new.write_text(text, encoding="utf-8")
    new.replace(museum.file("exhibits/people.yaml"))


def strip_goes(screen: XScreen) -> None:
    screen.until(lambda: screen.where(STRIP) is None, "the strip stays")


def test_a_saved_file_is_seen_on_the_same_panel(preview: KioskProcess, museum: SmallMuseum, screen: XScreen):
    place = screen.look_for(GREEN)
    save(museum, EXHIBIT.format(colour="attract"))
    assert near(screen.look_for(YELLOW), place)
    assert preview.lines == []


def test_a_panel_before_it_leaves_the_curator_where_they_are(preview, museum: SmallMuseum, screen: XScreen):
    place = screen.look_for(GREEN)
    new = "panels:\n  - id: newest\n    layout: text\n    title: A new first panel\n    body: Words\n"
    save(museum, EXHIBIT.replace("panels:\n", new, 1).format(colour="attract"))
    assert near(screen.look_for(YELLOW), place)


def test_a_picture_that_is_saved_anew_is_seen(preview, museum: SmallMuseum, screen: XScreen):
    picture = museum.file("media/pictures/tile.png")
    picture.write_bytes(museum.file("media/pictures/attract.png").read_bytes())
    screen.look_for(YELLOW)


def test_a_broken_save_is_said_over_the_last_good_content_until_it_is_mended(preview, museum, screen: XScreen):
    save(museum, EXHIBIT.format(colour="attract") + "    colur: red\n")
    screen.look_for(STRIP)
    assert screen.where(GREEN)
    assert screen.where(YELLOW) is None
    save(museum, EXHIBIT.format(colour="attract"))
    screen.look_for(YELLOW)
    strip_goes(screen)


def test_an_exhibit_that_somebody_else_has_left_broken_does_not_stand_in_the_way(museum: SmallMuseum, screen: XScreen):
    museum.write("exhibits/people.yaml", EXHIBIT.format(colour="tile"))
    museum.write("exhibits/years.yaml", "kind: timeline\ntitle: [\n")
    variables = environment(**{"DISPLAY": screen.name, **museum.variables})
    kiosk = KioskProcess([KIOSK, "preview", "people/second", "--size", "800x600"], variables)
    try:
        screen.look_for(STRIP, 30.0)
        save(museum, EXHIBIT.format(colour="attract"))
        screen.look_for(YELLOW)
        assert screen.where(STRIP)
    finally:
        kiosk.kill()


def test_two_hundred_saves_a_third_of_them_broken_leave_good_content_and_flat_memory(
    preview: KioskProcess, museum: SmallMuseum, screen: XScreen
):
    museum.write("media/pictures/magenta.png", magenta_picture(museum))
    museum.write("media/pictures/magenta.yaml", museum.file("media/pictures/tile.yaml").read_bytes())
    colours = {"attract": YELLOW, "magenta": MAGENTA}
    process, memory = psutil.Process(preview.process.pid), []
    for number in range(SAVES):
        name = list(colours)[number % 2]
        if number % 3 == 2:
            save(museum, f"kind: panels\ntitle: {number}\npanels: [\n")
            screen.look_for(STRIP)
        else:
            save(museum, EXHIBIT.format(colour=name))
            screen.look_for(colours[name])
        memory.append(process.memory_info().rss / 2**20)
    save(museum, EXHIBIT.format(colour="tile"))
    screen.look_for(GREEN)
    strip_goes(screen)
    assert preview.lines == []
    early, late = sorted(memory[WARM : 2 * WARM]), sorted(memory[-WARM:])
    assert late[WARM // 2] - early[WARM // 2] < GROWN_MIB, f"{early[WARM // 2]:.1f} MiB to {late[WARM // 2]:.1f} MiB"


def magenta_picture(museum: SmallMuseum) -> bytes:
    from io import BytesIO

    from PIL import Image

    written = BytesIO()
    Image.new("RGB", (1600, 1000), MAGENTA).save(written, "png")
    return written.getvalue()


def near(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= 16 for a, b in zip(one, other, strict=True))
