"""A film with its controls: play, back ten seconds, progress, captions, transcript."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.i18n.numbers import format_duration
from kiosk.playback import Film, FilmPlayer, NullFilm, PlayState
from kiosk.playback.captions import Track, load
from kiosk.ui import kv
from kiosk.ui.access.front import items_in
from kiosk.ui.access.items import Item, Kind, box_of
from kiosk.ui.widgets.track import Track as ProgressTrack  # noqa: F401  (used in the .kv)
from kiosk.visit.events import CaptionsSwitched, LayerOpened, PlaybackEnded, PlaybackStarted
from kiosk.visit.state import Layer

CHANNEL = "film"
BACK_S = -10.0
FRAME_S = 1 / 60


class FilmView(FloatLayout):
    """Shows one film; the first frame is its poster, and what can't be played shows its words instead."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    language = StringProperty("")
    state = StringProperty("opening")
    progress = NumericProperty(0.0)
    """0 to 1."""
    second = NumericProperty(0)
    duration = NumericProperty(0)
    caption = StringProperty("")
    caption_language = StringProperty("")
    silent = BooleanProperty(False)
    failed = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        """Wait to be entered."""
        self._film: FilmPlayer | None = None
        self._texture: Texture | None = None
        self._ticking: ClockEvent | None = None
        self._track = Track()
        self._told = False
        super().__init__(**kwargs)
        self.fbind("language", self._load_captions)
        refit = Clock.create_trigger(self._refit, -1)
        for name in ("pos", "size"):
            self.fbind(name, refit)

    def enter(self) -> None:
        """Open the film and show its first frame."""
        found = self.ui.exhibition.media.get(self.medium)
        original = found.file(self.ui.language) if found else None
        path = self.ui.prepared.playable(original) if original else None
        self.silent = bool(found and found.silent)
        self._film = Film(path, self.ui.media.sound, clock=self.ui.clock) if path else NullFilm("the file is not there")
        self._refit()
        self._load_captions()
        self._ticking = Clock.schedule_interval(self._tick, FRAME_S)

    def leave(self) -> None:
        """Close the film; its sound stops."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        if self._film is not None:
            self._film.close()
            self._film = None
        self._tell(False)
        self._texture = None

    def items(self) -> list[Item]:
        """Give what the film shows, in words, then its controls."""
        found = self.ui.exhibition.media.get(self.medium)
        said = self.ui.say(found.alt if found else None)
        picture = [Item(self, Kind.PICTURE, said.words, said.language, box_of(self))] if said.words else []
        return [*picture, *(item for child in reversed(self.children) for item in items_in(child))]

    @property
    def player(self) -> FilmPlayer | None:
        """What plays the film, while it is open."""
        return self._film

    def stop(self) -> None:
        """Pause, where it plays."""
        if self._film is not None:
            self._film.pause()

    def toggle(self) -> None:
        """Play, pause, or begin again at the end."""
        if self._film is None:
            return
        if self._film.state is PlayState.PLAYING:
            self._film.pause()
        else:
            self.ui.media.stop_narration()
            self._film.play()
        self._awake()

    def back(self) -> None:
        """Go back ten seconds."""
        if self._film is not None:
            self._film.step(BACK_S)
            self._awake()

    def seek(self, share: float) -> None:
        """Go on from another place, 0 to 1 of the film."""
        if self._film is not None and self._film.duration_s:
            self._film.seek(share * self._film.duration_s)
            self._awake()

    def switch_captions(self) -> None:
        """Report that captions were switched."""
        self.ui.send(CaptionsSwitched(not self.ui.captions))

    def open_transcript(self) -> None:
        """Report that the transcript was asked for."""
        self.ui.send(LayerOpened(Layer.TRANSCRIPT, self.medium))

    def has_captions(self, medium: str) -> bool:
        """Tell whether there are captions in any language."""
        found = self.ui.exhibition.media.get(medium)
        return bool(found and found.captions)

    def has_transcript(self, medium: str) -> bool:
        """Tell whether there is a transcript."""
        found = self.ui.exhibition.media.get(medium)
        return bool(found and found.transcript)

    def clock(self, second: int, duration: int, language: str) -> str:
        """Write how far the film is, and how long."""
        return f"{format_duration(second, language)} / {format_duration(duration, language)}"

    def transcript_shown(self, failed: bool) -> Any:
        """Give the words that stand in for a film that can't be played."""
        found = self.ui.exhibition.media.get(self.medium)
        return (found.transcript or found.alt) if found and failed else None

    def _awake(self) -> None:
        if self._ticking is None:
            self._ticking = Clock.schedule_interval(self._tick, FRAME_S)

    def _tick(self, _dt: float) -> None:
        film = self._film
        if film is None:
            return
        frame = film.frame()
        self.state = str(film.state)
        self.failed = film.state is PlayState.FAILED
        self.duration = int(film.duration_s or 0)
        self.second = int(film.position_s)
        if film.duration_s and not self.ids.track.held:
            self.progress = min(1.0, film.position_s / film.duration_s)
        self.caption = "\n".join(self._track.at(film.position_s))
        self._tell(film.state is PlayState.PLAYING)
        if frame is not None:
            self._upload(frame)
        resting = film.state in (PlayState.PAUSED, PlayState.ENDED, PlayState.FAILED)
        # A film that rests asks for no more frames, so that the kiosk can idle.
        if resting and frame is None and not film.pending and self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None

    def _upload(self, frame: Any) -> None:
        if self._texture is None or self._texture.size != (frame.width, frame.height):
            self._texture = Texture.create(size=(frame.width, frame.height), colorfmt="rgba")
            self._texture.flip_vertical()
            self._draw()
        self._texture.blit_buffer(frame.rgba, colorfmt="rgba", bufferfmt="ubyte")
        self.canvas.ask_update()

    def _refit(self, *_: Any) -> None:
        if self._film is not None and self.width > 1 and self.height > 1:
            self._film.fit(round(self.width), round(self.height))
            self._awake()
        self._draw()

    def _draw(self) -> None:
        canvas = self.canvas.before
        canvas.clear()
        with canvas:
            Color(0, 0, 0, 1)
            Rectangle(pos=self.pos, size=self.size)
            if self._texture is not None:
                width, height = self._texture.size
                scale = min(self.width / width, self.height / height)
                size = (round(width * scale), round(height * scale))
                Color(1, 1, 1, 1)
                pos = (round(self.center_x - size[0] / 2), round(self.center_y - size[1] / 2))
                Rectangle(texture=self._texture, pos=pos, size=size)

    def _load_captions(self, *_: Any) -> None:
        found = self.ui.exhibition.media.get(self.medium)
        captions = found.captions if found else {}
        chain = [self.ui.language, *self.ui.exhibition.settings.languages]
        self.caption_language = next((tag for tag in chain if tag in captions), "")
        self._track = load(captions[self.caption_language]) if self.caption_language else Track()
        if self._film is not None:
            self.caption = "\n".join(self._track.at(self._film.position_s))

    def _tell(self, playing: bool) -> None:
        if playing != self._told:
            self._told = playing
            self.ui.send(PlaybackStarted(CHANNEL, self.medium) if playing else PlaybackEnded(CHANNEL))


kv.load(__file__)
