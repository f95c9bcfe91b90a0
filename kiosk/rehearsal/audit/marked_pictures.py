"""Pictures that show what was found."""

from collections.abc import Iterable

from PIL import Image, ImageDraw

from kiosk.rehearsal.audit.findings import AuditFinding

MARK = "#ff2fd0"
"""A colour that no screen has."""
THICK = 4


def marked(picture: Image.Image, findings: Iterable[AuditFinding]) -> Image.Image:
    """Give a copy of a picture in which what was found has a frame."""
    copy = picture.copy()
    pen = ImageDraw.Draw(copy)
    for finding in findings:
        if finding.box is not None:
            left, bottom, width, height = finding.box
            top = copy.height - bottom - height
            pen.rectangle(
                (left - THICK, top - THICK, left + width + THICK, top + height + THICK), outline=MARK, width=THICK
            )
    return copy
