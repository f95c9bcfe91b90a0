"""Rules about motion and keyboard focus; they change the screen and run last."""

from collections.abc import Iterator
from itertools import pairwise

from PIL import ImageChops, ImageStat

from kiosk.rehearsal.audit.findings import AuditFinding
from kiosk.rehearsal.audit.pixel_contrast import change, crop
from kiosk.rehearsal.audit.screen_view import ScreenView, inside
from kiosk.ui.access.focus import FOLLOW_S
from kiosk.ui.access.items import Box
from kiosk.ui.access.ring import AROUND, OUTER

LEAST_RING = 3.0
RING_SHARE = 0.1
"""Least share of the band above or below a control; the bright line takes a quarter of it."""
RING_SIZE = 100
"""Per cent: the ring and the backgrounds below it are the same at every text size."""
LONG_S = 6.0
FRAMES_A_SECOND = 10
MOST_FLASHES = 3
BRIGHT = 25.0
"""Of 255: a change of the screen's brightness by a tenth and back is a flash (WCAG 2.3.1)."""
STILL = 1.0
"""Of 255: a smaller difference between two pictures is not motion."""


def focus(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield controls that stay out of view when focused, and focus rings with too little contrast."""
    chooser = view.driver.root.assistance.focus
    for number, key in enumerate([item.key for item in view.controls]):
        # Looked up again, since the focus before may have scrolled it.
        item = next((stop for stop in chooser.stops() if stop.key == key), None)
        if item is None:
            continue
        chooser.choose(item)
        view.driver.rest()
        now = chooser.item
        if now is None or not inside(now.box, view.window):
            yield AuditFinding("focus-hidden", item.words, "", now.box if now else item.box)
        elif number == 0 and view.circumstances.text_size == RING_SIZE:
            yield from _ring(view, now.words, now.box)
    chooser.clear()
    view.driver.rest()


def _ring(view: ScreenView, words: str, box: Box) -> Iterator[AuditFinding]:
    """Compare the band in which the ring is drawn with the same band without it (WCAG 2.2, 2.4.13)."""
    # The ring follows scrolled content with a delay.
    view.driver.advance(2 * FOLLOW_S)
    ring, seen = view.driver.root.assistance.focus.ring, view.driver.picture()
    before, ring.opacity = ring.opacity, 0
    unseen = view.driver.picture()
    ring.opacity = before
    wide = (AROUND + OUTER) * view.driver.ui.unit
    left, bottom, width, height = box
    bands = [(left - wide, y, width + 2 * wide, wide) for y in (bottom + height, bottom - wide)]
    stands_out = max((change(crop(seen, band), crop(unseen, band), RING_SHARE) for band in bands), default=1.0)
    if stands_out < LEAST_RING:
        yield AuditFinding("faint-ring", words, f"{stands_out:.1f}, {LEAST_RING:.0f} at least", box)


def moving(view: ScreenView) -> Iterator[AuditFinding]:
    """Wait with reduced motion, and yield what still moves or flashes."""
    pictures = []
    for _ in range(round(LONG_S * FRAMES_A_SECOND)):
        view.driver.advance(1 / FRAMES_A_SECOND)
        pictures.append(view.driver.picture().convert("L").resize((96, 54)))
    last = pictures[-FRAMES_A_SECOND:]
    differences = [ImageStat.Stat(ImageChops.difference(a, b)).mean[0] for a, b in pairwise(last)]
    if sum(difference > STILL for difference in differences) > 1:
        yield AuditFinding("moves-on", view.name, f"{max(differences):.1f} of 255 from picture to picture")
    light = [ImageStat.Stat(picture).mean[0] for picture in pictures]
    flashes = _flashes(light)
    if flashes > MOST_FLASHES:
        yield AuditFinding("flashes", view.name, f"{flashes} in a second")


def _flashes(light: list[float]) -> int:
    """Return the largest number of pairs of opposite brightness changes within one second."""
    turns: list[int] = []
    for at in range(1, len(light)):
        change = light[at] - light[at - 1]
        again = bool(turns) and (change > 0) == (light[turns[-1]] > light[turns[-1] - 1])
        if abs(change) >= BRIGHT and not again:
            turns.append(at)
    return max((sum(at <= turn < at + FRAMES_A_SECOND for turn in turns) // 2 for at in turns), default=0)
