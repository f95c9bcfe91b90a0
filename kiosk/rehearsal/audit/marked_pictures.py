"""Pictures with the findings marked."""

from collections.abc import Iterable

from PIL import Image, ImageDraw

from kiosk.rehearsal.audit.findings import AuditFinding

MARK = "#ff2fd0"
"""A colour that no screen uses."""
THICK = 4


def marked(picture: Image.Image, findings: Iterable[AuditFinding]) -> Image.Image:
    """Return a copy of a picture with a frame around each finding."""
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
