"""Words as textures: whole at once where they are in view, ahead of the eye by a thread, within a budget."""

from itertools import pairwise

import pytest
from kivy.graphics.texture import Texture

from kiosk.engines.typeset import Bitmap, Paragraph, Style
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.media.text_textures import TALLEST_PX, WIDEST_PX, TextTextures
from kiosk.ui.widgets.text import Text

BODY = Style("serif", 30, line_spacing=1.5)
LONG = Paragraph(" ".join(["words"] * 2000), "en", BODY, 500)


@pytest.fixture
def ink(guide: Guide):
    """With an engine of its own, and the window that textures need."""
    ink = TextTextures(guide.driver.ui.text_textures.typesetter)
    yield ink
    ink.close()


def finish(ink: TextTextures, guide: Guide) -> None:
    assert ink.wait(20)
    guide.driver.until(lambda: not ink.pending, 10)


def pixels(texture: Texture) -> bytes:
    return bytes(texture.pixels)


def test_a_short_text_is_one_texture_and_there_at_once(ink: TextTextures):
    (strip,) = ink.strips(Paragraph("Next", "en", BODY))
    assert not ink.pending
    assert ink.kept.used_bytes == strip.texture.width * strip.texture.height * 4


def test_a_tall_text_is_painted_in_parts_that_join_without_a_gap(ink: TextTextures):
    parts = ink.parts(LONG)
    assert len(parts) > 3
    assert [part[1] for part in parts] == list(range(0, ink.measure(LONG).height, TALLEST_PX))
    strips = ink.strips(LONG)
    assert all(lower.top == upper.top + upper.texture.height for upper, lower in pairwise(strips))


def test_what_a_thread_has_painted_is_the_same_and_is_not_painted_again(ink: TextTextures, guide: Guide, monkeypatch):
    part = ink.parts(LONG)[2]
    (at_once,) = TextTextures(ink.typesetter).part(part)
    ink.prepare(part)
    assert ink.pending
    finish(ink, guide)
    monkeypatch.setattr(ink.typesetter, "paint", None)
    (prepared,) = ink.part(part)
    assert pixels(prepared.texture) == pixels(at_once.texture)


def test_what_comes_into_view_before_the_thread_is_done_is_waited_for(ink: TextTextures):
    part = ink.parts(LONG)[1]
    ink.prepare(part)
    assert len(ink.part(part)) == 1
    assert not ink.pending


def test_textures_that_were_used_last_stay_within_the_budget(ink: TextTextures):
    small = TextTextures(ink.typesetter, budget_bytes=100_000)
    for number in range(50):
        small.strips(Paragraph(f"Text {number}", "en", BODY))
        assert small.kept.used_bytes <= 100_000


def test_what_is_wider_than_a_texture_is_split_into_columns(ink: TextTextures, monkeypatch):
    rows = b"".join(bytes([column % 251, row, 0, 255]) for row in range(3) for column in range(WIDEST_PX + 5))
    monkeypatch.setattr(ink, "typesetter", Stub(Bitmap(WIDEST_PX + 5, 3, rows, left=-2, top=7)))
    left, right = ink.part((LONG, 0, 3))
    assert (left.texture.size, right.texture.size) == ((WIDEST_PX, 3), (5, 3))
    assert (left.left, right.left, right.top) == (-2, WIDEST_PX - 2, 7)
    assert pixels(right.texture)[:4] == rows[WIDEST_PX * 4 :][:4]


class Stub:
    """An engine that paints the same whatever it is asked."""

    def __init__(self, bitmap: Bitmap) -> None:
        self._bitmap = bitmap

    def paint(self, *_: object) -> Bitmap:
        return self._bitmap


def test_only_what_is_in_view_or_near_takes_textures(guide: Guide):
    held = guide.driver.ui.text_textures.kept.used_bytes
    text = Text(words=LONG.text * 4, width=500, role="body")
    text.top = guide.driver.root.height
    guide.driver.settle()
    taken = guide.driver.ui.text_textures.kept.used_bytes - held
    assert text.height > 20 * guide.driver.root.height
    assert taken < 500 * 4 * (guide.driver.root.height + 4 * TALLEST_PX)
