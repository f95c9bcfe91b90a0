"""The environment of all widgets: measures, colours, words and services. .kv files know it as `ui`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kivy.core.window import Window
from kivy.event import EventDispatcher
from kivy.input import MotionEvent
from kivy.lang import global_idmap
from kivy.properties import AliasProperty, BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.content.model import Exhibition
from kiosk.design.palette import HIGH_CONTRAST, STANDARD, Palette, rgba
from kiosk.design.roles import ROLES, Role
from kiosk.i18n.catalogues import Catalogues, Shown
from kiosk.i18n.locale import Locale
from kiosk.i18n.localised import Localised
from kiosk.ui.runtime.frame_pacing import FramePacing
from kiosk.ui.runtime.look_listeners import Look, LookListeners
from kiosk.visit.clock import elapsed_s
from kiosk.visit.events import Event
from kiosk.visit.state import HOME, Preferences

if TYPE_CHECKING:
    from kiosk.content.prepared import Prepared
    from kiosk.operations.staff.staff_services import StaffServices
    from kiosk.timeline.decks import Decks
    from kiosk.ui.media.picture_textures import PictureTextures
    from kiosk.ui.media.player import MediaPlayer
    from kiosk.ui.media.text_textures import TextTextures

DESIGN_LONG, DESIGN_SHORT = 1920, 1080
YIELDED = 0.26
"""Share of the screen's width by which pictures shrink for letters of twice the size."""
MM_PER_INCH = 25.4
DEFAULT_DIAGONAL_IN = 32.0
"""The most common screen in museums."""


class Env(EventDispatcher):
    """Everything that the screens share and that can change while they are shown."""

    unit = NumericProperty(1.0)
    """Pixels of this window for one pixel of the 1920 x 1080 design."""
    mm = NumericProperty(3.0)
    """Pixels of this window for one millimetre of the screen."""
    portrait = BooleanProperty(False)
    text_scale = NumericProperty(1.0)
    yielded = NumericProperty(0.0)
    """Share of the screen's width by which pictures shrink, the larger the letters."""
    language = StringProperty("en")
    rtl = BooleanProperty(False)
    words = ObjectProperty(None)
    """The interface's own words in the language of the visit: `ui.words('Next')`."""
    palette = ObjectProperty(STANDARD)

    def _get_look(self) -> Look:
        return self.unit, self.text_scale, self.palette, self.words

    look = AliasProperty(_get_look, bind=["unit", "text_scale", "palette", "words"], cache=True)
    """All that changes how texts are laid out and drawn, in one."""
    captions = BooleanProperty(True)
    less_motion = BooleanProperty(False)
    controls_low = BooleanProperty(False)
    high_contrast = BooleanProperty(False)
    read_aloud = BooleanProperty(False)
    plain = BooleanProperty(False)
    """Whether panels are shown in plain language where they have it."""
    sign_language = StringProperty("")
    """The tag of the sign language in which films are interpreted; "" for none."""
    volume = NumericProperty(0.7)
    careful = BooleanProperty(False)
    """Whether films are off, after crashes."""
    here = ObjectProperty(HOME)
    """The Place of the visit."""

    on_contact: Callable[[str, MotionEvent], None] | None = None
    """Called with "down", "move" or "up" and each touch as it comes from the device; None while nothing needs it."""
    clock: Callable[[], float] = staticmethod(elapsed_s)
    """The clock of the whole kiosk, in seconds."""
    text_textures: "TextTextures"
    pictures: "PictureTextures"
    media: "MediaPlayer"
    prepared: "Prepared"
    decks: "Decks"
    staff: "StaffServices"
    aloud = ObjectProperty(None, allownone=True, rebind=True)
    """The voice that reads the screen; None until the kiosk has started."""

    def __init__(self, exhibition: Exhibition, catalogues: Catalogues, send: Callable[[Event], None]) -> None:
        """Take the content, its translations, and what receives events."""
        super().__init__()
        self.send = send
        self.look_listeners, self.frame_pacing = LookListeners(), FramePacing()
        self.fbind("look", self.look_listeners.notify)
        self.take(exhibition, catalogues)
        self.speak_language(exhibition.settings.languages[0])

    def take(self, exhibition: Exhibition, catalogues: Catalogues) -> None:
        """Use other content, in the present language."""
        theme = {str(name): colour for name, colour in exhibition.settings.theme.items()}
        self._standard: Palette = STANDARD.changed(theme)
        self.exhibition = exhibition
        self.catalogues = catalogues
        if self.words is not None:
            self.words = catalogues.interface(self.language)

    def install(self) -> None:
        """Make this object the `ui` of all .kv files."""
        global_idmap["ui"] = self

    def fit(self, width: int, height: int) -> None:
        """Compute the measures for a window of this size in pixels."""
        self.portrait = height > width
        self.unit = min(max(width, height) / DESIGN_LONG, min(width, height) / DESIGN_SHORT)
        diagonal_in = self.exhibition.settings.screen.diagonal_in or DEFAULT_DIAGONAL_IN
        self.mm = (width**2 + height**2) ** 0.5 / (diagonal_in * MM_PER_INCH)

    def apply(self, preferences: Preferences) -> None:
        """Apply what the visitor has chosen."""
        self.text_scale = preferences.text_size / 100
        self.yielded = YIELDED * (self.text_scale - 1)
        self.captions = preferences.captions
        self.less_motion = preferences.less_motion
        self.controls_low = preferences.controls_low
        self.read_aloud = preferences.read_aloud
        self.plain = preferences.plain
        self.sign_language = preferences.sign_language
        self.volume = preferences.volume
        self.high_contrast = preferences.high_contrast
        self.palette = HIGH_CONTRAST if preferences.high_contrast else self._standard
        Window.clearcolor = rgba(self.palette.ink)
        self.speak_language(preferences.language)

    def speak_language(self, tag: str) -> None:
        """Switch to a language; `words` is set last, since setting it redraws."""
        self.rtl = Locale.of(tag).direction == "rtl"
        if tag != self.language or self.words is None:
            words = self.catalogues.interface(tag)
            self.language = tag
            self.words = words

    def say(self, text: Localised | None, language: str = "") -> Shown:
        """Return a text of the content in a language (that of the visit), or in the fallback language."""
        language = language or self.language
        return self.catalogues.text(text, language) if text is not None else Shown("", language)

    def role(self, name: str) -> Role:
        """Return the typography of a kind of text."""
        return ROLES[name]

    def role_px(self, name: str) -> float:
        """Return the size of a role's letters in pixels of this window, at the visitor's text size."""
        return float(ROLES[name].letters(self.text_scale) * self.unit)
