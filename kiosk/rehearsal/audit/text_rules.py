"""Rules about texts: whether they can be read, completely and in the visitor's language."""

from collections.abc import Iterator
from itertools import combinations

from PIL import Image

from kiosk.rehearsal.audit.findings import AuditFinding
from kiosk.rehearsal.audit.pixel_contrast import RING_PX, text_contrast
from kiosk.rehearsal.audit.screen_view import ScreenView, inside, overlap, seen_box
from kiosk.ui.access.items import Box, ItemKind, box_of
from kiosk.ui.runtime.ancestors import ancestors, nearest
from kiosk.ui.widgets.actions import PagePill
from kiosk.ui.widgets.scroller import Port
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.text import Text

LEAST_CONTRAST, LEAST_HIGH_CONTRAST = 4.5, 7.0
LARGEST_SIZE = 200
LEAST_CAPITAL_MM = 4.8
CAPITAL_SHARE = 0.714
"""Height of a capital letter of Noto Sans as a share of the font size."""
FADE = 70
"""Height in pixels of the 1080p design in which a long text fades out at its lower end."""
SHARED = 0.12
"""Share of the smaller text that two boxes of letters may overlap: descenders beside raised letters."""


def low_contrast(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield texts with too little contrast to their background, as drawn."""
    limit = LEAST_HIGH_CONTRAST if view.circumstances.high_contrast else LEAST_CONTRAST
    for text in view.texts:
        box = seen_box(text)
        if not _whole(text, box) or _idle(text) or _fading(text, box):
            continue
        ratio = text_contrast(view.picture, *_letters(text, view))
        if ratio is not None and ratio < limit - 0.05:
            yield AuditFinding("low-contrast", text.shown[:60], f"{ratio:.1f}, {limit} at least", box)


def small_letters(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield texts whose letters are too small at the largest text size."""
    if view.circumstances.text_size < LARGEST_SIZE:
        return
    for text in view.texts:
        capital = text.paragraph.style.size_px * CAPITAL_SHARE / view.mm if text.paragraph else LEAST_CAPITAL_MM
        if capital < LEAST_CAPITAL_MM:
            yield AuditFinding(
                "small-letters", text.shown[:60], f"{capital:.1f} mm, {LEAST_CAPITAL_MM} mm at least", seen_box(text)
            )


def cut(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield texts that end in an ellipsis, and are not available in full on the screen."""
    for text in view.texts:
        if text.truncated and not _told_elsewhere(text, view):
            yield AuditFinding("cut-words", text.shown[:80], "", seen_box(text))


def clipped(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield texts that reach out of the window or of their control, except for those that scroll."""
    for text in view.texts:
        box = (text.x, text.y, text.width, text.height)
        place = nearest(text, Tap)
        beyond = place is not None and not inside(_drawn(text, view), box_of(place))
        if beyond or (not inside(box, view.window) and nearest(text, Port) is None):
            yield AuditFinding("clipped-words", text.shown[:60], "", seen_box(text))


def overlapping(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield texts that overlap."""
    boxes = [(text, _drawn(text, view)) for text in view.texts]
    for (one, first), (other, second) in combinations(boxes, 2):
        shared = overlap(first, second)
        if shared > SHARED * min(first[2] * first[3], second[2] * second[3]):
            yield AuditFinding("overlapping-words", f"{one.shown[:40]} / {other.shown[:40]}", "", first)


def missing_letters(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield letters that no font has."""
    for text in view.texts:
        missing = view.driver.ui.text_textures.coverage(text.paragraph) if text.paragraph else ()
        if missing:
            yield AuditFinding(
                "missing-letter", text.shown[:60], " ".join(f"U+{ord(sign):04X}" for sign in missing), seen_box(text)
            )


def foreign(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield texts of the interface that are not in the visitor's language."""
    ui = view.driver.ui
    # Each is reported once, on the first screen that uses it.
    found = [entry for entry in ui.catalogues.missing if entry.language == ui.language and entry.domain == "kiosk"]
    ui.catalogues.missing.difference_update(found)
    yield from (AuditFinding("foreign-words", entry.source) for entry in found)


def no_heading(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield a screen without a heading for screen readers."""
    bare = all(item.kind is not ItemKind.TEXT for item in view.items)
    if not bare and not any(item.kind is ItemKind.HEADING for item in view.items):
        yield AuditFinding("no-heading", view.name)


def no_scroll_button(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield scrolling texts without a button to scroll."""
    for text in view.texts:
        port = nearest(text, Port)
        if port is None:
            continue
        scroller = port.parent
        foot = scroller.ids.foot
        buttons = any(isinstance(button, PagePill) for button in foot.children)
        if scroller.overflows and not buttons:
            yield AuditFinding("no-scroll-button", text.shown[:60], "", seen_box(text))


def _letters(text: Text, view: ScreenView) -> tuple[Image.Image, tuple[int, int]]:
    """Return the opacity of a text's letters, and the position of its upper left corner in the picture."""
    paragraph = text.paragraph
    if paragraph is None:
        return Image.new("L", (1, 1)), (0, 0)
    bitmap = view.driver.ui.text_textures.typesetter.paint(paragraph)
    opacity = Image.frombytes("RGBA", (bitmap.width, bitmap.height), bitmap.rgba).getchannel("A")
    room = Image.new("L", (bitmap.width + 2 * RING_PX, bitmap.height + 2 * RING_PX))
    room.paste(opacity, (RING_PX, RING_PX))
    left, top = round(text.x) + bitmap.left, round(view.window[3]) - round(text.top) + bitmap.top
    return room, (left - RING_PX, top - RING_PX)


def _drawn(text: Text, view: ScreenView) -> Box:
    """Return the visible part of a text that has letters, without the space above and below the lines."""
    opacity, (left, top) = _letters(text, view)
    inked = opacity.getbbox()
    if inked is None:
        return (text.x, text.y, 0.0, 0.0)
    height = view.window[3]
    ink = (left + inked[0], height - top - inked[3], inked[2] - inked[0], inked[3] - inked[1])
    box = seen_box(text)
    x, y = max(ink[0], box[0]), max(ink[1], box[1])
    right, upper = min(ink[0] + ink[2], box[0] + box[2]), min(ink[1] + ink[3], box[1] + box[3])
    return (x, y, max(0.0, right - x), max(0.0, upper - y))


def _fading(text: Text, box: Box) -> bool:
    """Return whether the text fades out because it goes on below."""
    port = nearest(text, Port)
    return port is not None and port.parent.overflows and box[1] < port.y + FADE * text.ui.unit


def _told_elsewhere(text: Text, view: ScreenView) -> bool:
    """Return whether the text is part of a control that makes it available in full, as a tile does."""
    owners = (item.owner for item in view.items if item.usable and item.part is None and item.owner is not text)
    return any(text in owner.walk(restrict=True) for owner in owners)


def _whole(text: Text, box: tuple[float, float, float, float]) -> bool:
    return box[3] >= text.height - 2 and box[2] >= text.width - 2


def _idle(text: Text) -> bool:
    """Return whether the text is on a disabled control, which WCAG 1.4.3 exempts."""
    return any(isinstance(outer, Tap) and not outer.enabled for outer in ancestors(text))
