"""Pixels."""

import numpy as np
import pytest
from typeset_samples import SAMPLES

from kiosk.engines.typeset import Bitmap, Paragraph, Style, Typesetter, tiles

BODY = Style("sans", 30)


def pixels(bitmap: Bitmap) -> np.ndarray:
    return np.frombuffer(bitmap.rgba, dtype=np.uint8).reshape(bitmap.height, bitmap.width, 4)


def test_the_colour_is_straight_however_thin_the_ink(typesetter: Typesetter) -> None:
    painted = pixels(typesetter.paint(Paragraph("Wavy", "en", BODY, colour="#c06020")))
    inked = painted[painted[..., 3] > 40][:, :3].astype(int)
    assert np.abs(inked - (0xC0, 0x60, 0x20)).max() <= 4
    assert painted[..., 3].max() == 255


def test_a_bitmap_is_as_large_as_its_paragraph(typesetter: Typesetter) -> None:
    paragraph = Paragraph("Home", "en", BODY, 300)
    extent, bitmap = typesetter.measure(paragraph), typesetter.paint(paragraph)
    assert (bitmap.width, bitmap.height, bitmap.left, bitmap.top) == (300, extent.height, 0, 0)


def test_letters_that_reach_out_of_their_box_are_not_cut(typesetter: Typesetter) -> None:
    bitmap = typesetter.paint(Paragraph("ẤỘ", "en", Style("serif", 100, 700, line_spacing=0.5)))
    assert pixels(bitmap)[0, :, 3].max() < 255
    assert bitmap.top <= 0


@pytest.mark.parametrize("language", ["en", "km", "ar"])
def test_parts_put_together_are_the_whole(typesetter: Typesetter, language: str) -> None:
    paragraph = Paragraph(SAMPLES[language], language, BODY, 300)
    whole = typesetter.paint(paragraph)
    parts = [typesetter.paint(paragraph, *part) for part in tiles(typesetter.measure(paragraph), 37)]
    assert (np.vstack([pixels(part) for part in parts]) == pixels(whole)).all()


def test_rows_that_are_not_there_are_refused(typesetter: Typesetter) -> None:
    with pytest.raises(ValueError, match="rows"):
        typesetter.paint(Paragraph("Home", "en", BODY), top=45)


def test_a_text_too_tall_for_one_image_says_so(typesetter: Typesetter) -> None:
    with pytest.raises(ValueError, match="too large"):
        typesetter.paint(Paragraph("a\n" * 1000, "en", BODY, 100))


@pytest.mark.parametrize("language", ["en", "km", "ar", "th"])
def test_stress_shows_in_every_script(typesetter: Typesetter, language: str) -> None:
    word = SAMPLES[language].split()[0]
    stressed = Paragraph(f"*{word}*", language, BODY, markup="markdown")
    assert typesetter.paint(stressed) != typesetter.paint(Paragraph(word, language, BODY))


def test_khmer_shows_no_sign_for_a_stacked_letter(typesetter: Typesetter) -> None:
    """Shaped right, ស្ត្រី is one cluster, narrower than its letters side by side."""
    cluster = typesetter.measure(Paragraph("ស្ត្រី", "km", BODY)).width
    assert cluster < typesetter.measure(Paragraph("ស ត រ", "km", BODY)).width
