"""Only formats that the kiosk shows are prepared, by loaders that are safe for untrusted files."""

import io

import pytest
import pyvips
from PIL import Image, ImageDraw

from kiosk.content.prepared import TILES
from kiosk.curator.prepare import CannotPrepareError
from kiosk.curator.prepare.tiling import PICTURES
from kiosk.engines.imaging.pyramid import Pyramid, PyramidTile
from kiosk.engines.imaging.transparency import DARK, LIGHT

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"><rect width="9" height="9"/></svg>'
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b'<?xml version="1.0"?>' + SVG,
        PDF,
        b"P6 9000 1 255 " + bytes(27_000),
        b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 5 +X 5\n",
        b"\x08\xf2\xa6\xb6" + bytes(60),
        b"1,2,3\n4,5,6\n",
    ],
    ids=["SVG", "SVG with a head", "PDF", "PPM", "HDR", "libvips' own", "CSV"],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.svg"])
def test_what_is_no_picture_of_ours_never_reaches_a_loader(tmp_path, monkeypatch, content, name):
    (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(pyvips.Image, "new_from_file", lambda *_, **__: pytest.fail("it chose a loader"))
    with pytest.raises(CannotPrepareError, match="save it as jpg, png or webp"):
        PICTURES.judge(tmp_path / name)


def test_the_loaders_for_untested_formats_are_closed(tmp_path):
    (tmp_path / "a.svg").write_bytes(SVG)
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_file(str(tmp_path / "a.svg"))
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_buffer(b"P6 1 1 255 abc", "")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_what_the_kiosk_shows_is_prepared_whatever_its_name(tmp_path, done, kind):
    Image.new("RGB", (4300, 20), (10, 200, 30)).save(tmp_path / "a.jpg", kind)
    PICTURES.judge(tmp_path / "a.jpg").make(tmp_path / "a.jpg", tmp_path / "form", done)
    assert (tmp_path / "form" / TILES).is_file()


def test_a_picture_that_the_kiosk_cannot_decode_whole_is_cut_however_short_it_is(tmp_path, monkeypatch):
    Image.new("RGB", (400, 300)).save(tmp_path / "a.webp")
    assert PICTURES.judge(tmp_path / "a.webp") is None
    monkeypatch.setattr("kiosk.engines.imaging.decode_cost._WHILE_LOADING", {"WEBP": 10_000})
    assert "400 x 300" in PICTURES.judge(tmp_path / "a.webp").reason


@pytest.mark.parametrize(("ink", "ground"), [((0, 0, 0), LIGHT), ((255, 255, 255), DARK)])
def test_all_tiles_of_a_transparent_picture_stand_on_the_ground_that_the_whole_needs(tmp_path, done, ink, ground):
    image = Image.new("RGBA", (4200, 560), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 20, 3000, 500), outline=(*ink, 255), width=9)
    image.save(tmp_path / "a.png")
    PICTURES.judge(tmp_path / "a.png").make(tmp_path / "a.png", tmp_path / "form", done)
    pyramid = Pyramid.read(tmp_path / "form" / TILES)
    whole = Image.open(next((tmp_path / "form").glob("whole.*"))).convert("RGB")
    tiles = [
        Image.open(io.BytesIO(pyramid.path(PyramidTile(pyramid.top, *at)).read_bytes())) for at in [(0, 0), (8, 1)]
    ]
    for one in (whole, *tiles):
        assert one.mode == "RGB"
        assert all(abs(a - b) <= 6 for a, b in zip(one.getpixel((3, 3)), ground, strict=True))
