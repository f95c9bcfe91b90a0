"""The layout of text alone."""

from kiosk.content.layouts.spec import LayoutSpec

TEXT = LayoutSpec(
    name="text",
    words="text alone",
    view="kiosk.ui.panels.text_panels:TextPanel",
    needs=("body",),
    is_read=True,
)
