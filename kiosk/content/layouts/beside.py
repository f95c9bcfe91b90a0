"""The layouts with a picture or a film beside the text."""

from kiosk.content.layouts.spec import LayoutSpec, PictureArea

_AREA = PictureArea((0.565, 1.0), (1.0, 0.465))

MEDIA_LEFT = LayoutSpec(
    name="media-left",
    words="a picture or film on the left, the text beside it",
    view="kiosk.ui.panels.text_panels:SidePanel",
    needs=("media",),
    least_media=1,
    picture_area=_AREA,
    is_read=True,
    example_media=1,
)
MEDIA_RIGHT = LayoutSpec(
    name="media-right",
    words="a picture or film on the right, the text beside it",
    view="kiosk.ui.panels.text_panels:MediaRightPanel",
    needs=("media",),
    least_media=1,
    picture_area=_AREA,
    is_read=True,
    example_media=1,
)
