"""Rules about controls: their size, position and names, and whether keys reach them."""

from collections.abc import Iterator
from itertools import combinations

from kivy.uix.gridlayout import GridLayout
from kivy.uix.stacklayout import StackLayout

from kiosk.rehearsal.audit.findings import AuditFinding
from kiosk.rehearsal.audit.screen_view import ScreenView, inside, overlap, seen_box
from kiosk.rehearsal.tour.visibility import within
from kiosk.ui.access.items import AccessItem, ItemKind
from kiosk.ui.widgets.box import DirectionalLayout
from kiosk.ui.widgets.button import Pill

LEAST_MM = 18.0
"""Shorter side of a control; a standing visitor taps less precisely than a phone user."""
LEAST_PART_MM = 9.0
"""Shorter side of a part of the timeline, for which there is also a larger button."""
REACH = 1 / 3
SHARED = 0.08
"""Share of the smaller control that two may overlap: rounded corners, stacked cards."""


def small(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield controls that are smaller than a finger needs."""
    for item in view.buttons:
        least = LEAST_PART_MM if item.part is not None else LEAST_MM
        side = min(item.box[2], item.box[3]) / view.mm
        if side < least and inside(item.box, view.window):
            yield AuditFinding("small-target", item.words, f"{side:.1f} mm, {least:.0f} mm at least", item.box)


def crowded(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield controls that overlap."""
    alone = [item for item in view.buttons if item.part is None]
    for one, other in combinations(alone, 2):
        shared = overlap(_seen(one), _seen(other))
        least = min(one.box[2] * one.box[3], other.box[2] * other.box[3])
        if shared > SHARED * max(1.0, least) and not _holds(one, other):
            yield AuditFinding("crowded-target", f"{one.words} / {other.words}", f"{shared:.0f} square pixels", one.box)


def outside(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield controls that are partly outside the screen; scrolled content moves into view when it is focused."""
    for item in view.buttons:
        if (item.part is None and _seen(item)[2:] == tuple(item.box[2:]) and not inside(item.box, view.window)) or (
            item.part is None and _cut(item, view)
        ):
            yield AuditFinding("target-outside", item.words, "", item.box)


def out_of_reach(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield controls without a copy in the lowest third of the screen, though the visitor chose low controls."""
    root = view.driver.root
    if not view.circumstances.controls_low or root.warning is not None:
        return
    offered = {item.key for item in root.shelf.offered} if root.shelf is not None else set()
    limit = view.window[3] * REACH
    for item in view.controls:
        wanted = {half.key for half in item.halves()} or {item.key}
        if not wanted <= offered and item.box[1] + item.box[3] > limit:
            yield AuditFinding(
                "out-of-reach", item.words, f"{item.box[1] + item.box[3]:.0f} px high, {limit:.0f} px", item.box
            )
    if root.shelf is not None and root.shelf.top > limit + 1:
        yield AuditFinding("out-of-reach", "the shelf", f"{root.shelf.top:.0f} px high, {limit:.0f} px")


def unreachable(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield widgets that take taps but cannot be focused by keys."""
    if view.driver.root.warning is not None:
        return
    owners = {item.owner for item in view.controls}
    for widget in view.takers:
        if widget not in owners and not any(within(widget, owner) for owner in owners):
            yield AuditFinding("unreachable", type(widget).__name__, "", seen_box(widget))


def unnamed(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield controls without a spoken name."""
    for item in view.items:
        if not any(sign.isalnum() for sign in item.words):
            yield AuditFinding(
                "no-alt" if item.kind is ItemKind.PICTURE else "no-name", type(item.owner).__name__, "", item.box
            )


def same_names(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield different controls with the same name; links to one place may share one."""
    seen: dict[str, AccessItem] = {}
    for item in view.buttons:
        words = f"{item.words} {item.value}".strip()
        if words and words in seen and seen[words].owner is not item.owner:
            yield AuditFinding("same-name", words, "", item.box)
        seen.setdefault(words, item)


def order(view: ScreenView) -> Iterator[AuditFinding]:
    """Yield places where the order of keys goes up the screen or against the reading direction."""
    rtl = bool(view.driver.ui.rtl)
    for one, other in zip(view.buttons, view.buttons[1:], strict=False):
        if one.owner.parent is not other.owner.parent or one.part is not None or not _arranged(one):
            continue
        same_row = abs(one.box[1] - other.box[1]) < min(one.box[3], other.box[3]) / 2
        against = (other.box[0] > one.box[0]) if rtl else (other.box[0] < one.box[0])
        above = _top(other) > _top(one) + min(one.box[3], other.box[3]) / 2
        if (same_row and against and not _straight(one)) or (not same_row and above):
            yield AuditFinding("order", f"{one.words} → {other.words}", "", other.box)


def _arranged(item: AccessItem) -> bool:
    """Return whether a control is in a row or a column; points on a picture have no order."""
    return isinstance(item.owner.parent, DirectionalLayout | StackLayout | GridLayout)


def _top(item: AccessItem) -> float:
    return item.box[1] + item.box[3]


def _straight(item: AccessItem) -> bool:
    """Return whether the museum chose left-to-right order for a control in every language."""
    return isinstance(item.owner, Pill) and bool(item.owner.straight)


def _seen(item: AccessItem) -> tuple[float, float, float, float]:
    return seen_box(item.owner) if item.part is None else item.box


def _cut(item: AccessItem, view: ScreenView) -> bool:
    """Return whether a control is cut off by the window."""
    left, bottom, width, height = item.box
    out = left < -2 or left + width > view.window[2] + 2
    return out and height > 0 and bottom < view.window[3]


def _holds(one: AccessItem, other: AccessItem) -> bool:
    return within(one.owner, other.owner) or within(other.owner, one.owner)
