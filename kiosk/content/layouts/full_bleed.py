"""The layout of a picture over the whole screen."""

from kiosk.content.choices import MediumKind
from kiosk.content.layouts.spec import LayoutSpec, PictureArea

FULL_BLEED = LayoutSpec(
    name="full-bleed",
    words="a picture over the whole screen, the text on it",
    view="kiosk.ui.panels.text_panels:FullBleedPanel",
    needs=("media",),
    media=(MediumKind.PICTURE,),
    least_media=1,
    picture_area=PictureArea((1.0, 1.0), (1.0, 1.0)),
    example_media=1,
)
