"""The layout of a film."""

from kiosk.content.choices import MediumKind
from kiosk.content.layouts.spec import LayoutSpec, TourAction

FILM = LayoutSpec(
    name="film",
    words="a film",
    view="kiosk.ui.panels.film_panel:FilmPanel",
    needs=("media",),
    media=(MediumKind.FILM,),
    least_media=1,
    example_media=1,
    tour=TourAction("A film that plays, with its caption", "kiosk.rehearsal.tour.panel_stops:play_film"),
)
