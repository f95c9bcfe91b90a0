"""A transparent picture stands on a ground on which its ink can be seen."""

import pytest
from PIL import Image, ImageDraw

from kiosk.engines.imaging import Loader
from kiosk.engines.imaging.decode import decode
from kiosk.engines.imaging.transparency import DARK, LIGHT, on_ground


def drawing(path, ink, mode="RGBA", size=(300, 200), width=3):
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((20, 20, size[0] - 20, size[1] - 20), outline=ink, width=width)
    pen.line((20, 20, size[0] - 20, size[1] - 20), fill=ink, width=width)
    image.convert(mode).save(path)
    return path


def shown(path, box=(300, 200)):
    """As the loader hands it to the screens."""
    loader, got = Loader(), []
    loader.request(path, box, got.append)
    while not got:
        assert loader.wait(30)
        loader.poll()
    loader.close()
    return got[0]


def corner(picture):
    return tuple(picture.rgba[:4])


DARK_INKS = [(0, 0, 0, 255), (30, 20, 90, 255), (70, 40, 10, 255), (0, 0, 0, 140)]
LIGHT_INKS = [(255, 255, 255, 255), (240, 220, 120, 255), (150, 200, 255, 255), (255, 255, 255, 140)]


@pytest.mark.parametrize("ink", DARK_INKS)
def test_dark_ink_stands_on_a_light_ground(tmp_path, ink):
    picture = shown(drawing(tmp_path / "a.png", ink))
    assert corner(picture) == (*LIGHT, 255)
    assert picture.opaque


@pytest.mark.parametrize("ink", LIGHT_INKS)
def test_light_ink_stands_on_a_dark_ground(tmp_path, ink):
    assert corner(shown(drawing(tmp_path / "a.png", ink))) == (*DARK, 255)


@pytest.mark.parametrize(("ending", "mode"), [("png", "LA"), ("png", "RGBA"), ("webp", "RGBA"), ("png", "P")])
def test_the_ground_is_there_in_every_format(tmp_path, ending, mode):
    path = tmp_path / f"a.{ending}"
    if mode == "P":
        image = Image.new("P", (60, 40), 0)
        image.putpalette([255, 255, 255, 0, 0, 0])
        image.paste(1, (20, 0, 24, 40))
        image.save(path, transparency=0)
    else:
        drawing(path, (0, 0, 0, 255), mode)
    assert corner(shown(path)) == (*LIGHT, 255)


@pytest.mark.parametrize("box", [(30, 20), (100, 60), (300, 200), (1000, 1000)])
def test_the_ground_is_the_same_at_every_size(tmp_path, box):
    dark, light = drawing(tmp_path / "a.png", (0, 0, 0, 255)), drawing(tmp_path / "b.png", (255, 255, 255, 255))
    assert corner(shown(dark, box))[0] > 200
    assert corner(shown(light, box))[0] < 50


def test_what_is_opaque_and_what_only_could_be_transparent_stay_as_they_are(tmp_path):
    Image.new("RGB", (8, 8), (1, 2, 3)).save(tmp_path / "a.png")
    Image.new("RGBA", (8, 8), (1, 2, 3, 255)).save(tmp_path / "b.png")
    opaque = decode(tmp_path / "a.png", (8, 8))
    assert on_ground(opaque) is opaque
    assert corner(on_ground(decode(tmp_path / "b.png", (8, 8)))) == (1, 2, 3, 255)


def test_what_has_no_ink_at_all_and_what_has_both_stand_on_a_ground_too(tmp_path):
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "a.png")
    both = Image.new("RGBA", (80, 80), (0, 0, 0, 255))
    both.paste((255, 255, 255, 255), (0, 0, 80, 30))
    both.putpixel((0, 79), (0, 0, 0, 0))
    both.save(tmp_path / "b.png")
    assert corner(shown(tmp_path / "a.png")) == (*DARK, 255)
    assert tuple(shown(tmp_path / "b.png").rgba[-80 * 4 :][:4]) == (*LIGHT, 255)


def test_the_tone_of_a_place_that_waits_is_that_of_the_picture_on_its_ground(tmp_path):
    assert min(shown(drawing(tmp_path / "a.png", (0, 0, 0, 255))).average_colour) > 150


@pytest.mark.parametrize("ink", [(0, 0, 0, 255), (255, 255, 255, 255)])
def test_a_few_thin_lines_in_a_large_picture_count(tmp_path, ink):
    image = Image.new("RGBA", (2400, 1600), (0, 0, 0, 0))
    ImageDraw.Draw(image).line((5, 1003, 2390, 1003), fill=ink)
    image.save(tmp_path / "a.png")
    ground = DARK if ink[0] else LIGHT
    assert corner(shown(tmp_path / "a.png", (2000, 2000))) == (*ground, 255)
