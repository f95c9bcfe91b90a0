"""A film with its controls: play, back ten seconds, progress, captions, transcript, sign language interpreter."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import Medium
from kiosk.engines.playback import FilmPlayer, PlayState
from kiosk.engines.playback.captions import CaptionTrack
from kiosk.i18n.numbers import format_duration
from kiosk.ui import kv
from kiosk.ui.access.front import items_in
from kiosk.ui.access.items import Accessible, AccessItem, ItemKind, box_of
from kiosk.ui.media.caption_files import CaptionRequest
from kiosk.ui.widgets.film_opening import open_film
from kiosk.ui.widgets.film_picture import FilmPicture  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.interpreter import FilmWithSigner, SignPill, SwapPill, signed_files
from kiosk.ui.widgets.teardown import tear_down
from kiosk.ui.widgets.track import Track as ProgressTrack  # noqa: F401  (used in the .kv)
from kiosk.visit.events import CaptionsSwitched, LayerOpened, PlaybackEnded, PlaybackStarted, SignLanguageChosen
from kiosk.visit.state import Layer

CHANNEL = "film"
BACK_S = -10.0
FRAME_S = 1 / 60
FIRST_BUTTONS = 2
"""Number of buttons before those of the sign languages: play and back."""
MOST_LINES = 8
"""Maximum number of caption lines at a time; more would cover the film, and only a malformed file has them."""
GAP = 24
"""Pixels of the 1080p design between the small picture and the edges."""


class FilmView(Accessible, FloatLayout):
    """Shows one film; the first frame is its poster, and what can't be played shows its words instead.

    The interpreter is in a corner, or changes places with the film; both show the same moment.
    """

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
    signs = ListProperty([])
    """Tags of the sign languages that have an interpreter."""
    signing = StringProperty("")
    """The tag of the one that is shown; "" for none."""
    signed_large = BooleanProperty(False)
    """Whether the interpreter has the large place, and the film the small one."""
    short = BooleanProperty(False)
    """Whether buttons show only their icons."""
    low = NumericProperty(0)
    """Top edge of the controls, above which the pictures are."""
    caption_top = NumericProperty(0)
    """Top edge of the caption; 0 while there is none."""

    def __init__(self, **kwargs: Any) -> None:
        """Wait to be entered."""
        self._ticking: ClockEvent | None = None
        self._track = CaptionTrack()
        self._request: CaptionRequest | None = None
        self._reported_playing = False
        super().__init__(**kwargs)
        self.fbind("language", self._load_captions)
        self.fbind("signing", self._load_interpreter)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "low", "caption_top", "signing", "signed_large"):
            self.fbind(name, self._arrange_soon)

    def enter(self) -> None:
        """Open the film and show its first frame."""
        found = self._found()
        original = found.file(self.ui.language) if found else None
        path = self.ui.prepared.playable(original) if original else None
        self.silent = bool(found and found.silent)
        self.ids.film.show(open_film(self.ui, path, self.ui.media.sound))
        self._offer_interpreters(list(signed_files(found)))
        self._arrange()
        self._load_captions()
        self._start_ticking()

    def leave(self) -> None:
        """Close the film; its sound stops."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        self.ids.film.show(None)
        self.ids.signed.show(None)
        self._cancel_request()
        self._report(False)

    def items(self) -> list[AccessItem]:
        """Return the description of the film, then its controls."""
        found = self._found()
        said = self.ui.say(found.alt if found else None)
        picture = [AccessItem(self, ItemKind.PICTURE, said.words, said.language, box_of(self))] if said.words else []
        return [*picture, *(item for child in reversed(self.children) for item in items_in(child))]

    @property
    def player(self) -> FilmPlayer | None:
        """The player of the film, while it is open."""
        return self.ids.film.player  # type: ignore[no-any-return]

    @property
    def players(self) -> list[FilmPlayer]:
        """The players of the film and of the interpreter."""
        return [moving.player for moving in (self.ids.film, self.ids.signed) if moving.player is not None]

    def toggle(self) -> None:
        """Play, pause, or restart at the end."""
        film = self.player
        if film is None:
            return
        if film.state is PlayState.PLAYING:
            film.pause()
        else:
            if film.state is PlayState.ENDED:
                self._seek(0.0)
            self.ui.media.stop_narration()
            film.play()
        self._start_ticking()

    def back(self) -> None:
        """Go back ten seconds."""
        if self.player is not None:
            self._seek(max(0.0, self.player.position_s + BACK_S))

    def seek(self, share: float) -> None:
        """Seek to another position, 0 to 1 of the film."""
        if self.player is not None and self.player.duration_s:
            self._seek(share * self.player.duration_s)

    def switch_captions(self) -> None:
        """Report that captions were switched."""
        self.ui.send(CaptionsSwitched(not self.ui.captions))

    def open_transcript(self) -> None:
        """Report that the transcript was opened."""
        self.ui.send(LayerOpened(Layer.TRANSCRIPT, self.medium))

    def has_captions(self, medium: str) -> bool:
        """Return whether there are captions in any language."""
        found = self.ui.exhibition.media.get(medium)
        return bool(found and found.captions)

    def has_transcript(self, medium: str) -> bool:
        """Return whether there is a transcript."""
        found = self.ui.exhibition.media.get(medium)
        return bool(found and found.transcript)

    def clock(self, second: int, duration: int, language: str) -> str:
        """Return the position and the length of the film as text."""
        return f"{format_duration(second, language)} / {format_duration(duration, language)}"

    def transcript_shown(self, failed: bool) -> Any:
        """Return the text that replaces a film that cannot be played."""
        found = self._found()
        return (found.transcript or found.alt) if found and failed else None

    def _found(self) -> Medium | None:
        return self.ui.exhibition.media.get(self.medium)  # type: ignore[no-any-return]

    def _seek(self, position_s: float) -> None:
        for player in self.players:
            player.seek(position_s)
        self._start_ticking()

    def _start_ticking(self) -> None:
        if self._ticking is None:
            self._ticking = Clock.schedule_interval(self._tick, FRAME_S)

    def _tick(self, _dt: float) -> None:
        film = self.player
        if film is None:
            return
        came = self.ids.film.tick()
        self.state = str(film.state)
        self.failed = film.state is PlayState.FAILED
        self.duration = int(film.duration_s or 0)
        self.second = int(film.position_s)
        if film.duration_s and not self.ids.track.held:
            self.progress = min(1.0, film.position_s / film.duration_s)
        self._show_caption(film)
        self._report(film.state is PlayState.PLAYING)
        came = self._tick_interpreter(film) or came
        stopped = film.state in (PlayState.PAUSED, PlayState.ENDED, PlayState.FAILED)
        pending = any(player.pending for player in self.players)
        # A film that is not playing polls no more frames, so that the kiosk can idle.
        if stopped and not came and not pending and self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None

    # The interpreter.

    def _offer_interpreters(self, tags: list[str]) -> None:
        buttons = self.ids.buttons
        for place, tag in enumerate(tags, start=FIRST_BUTTONS):
            pill = SignPill(tag=tag, several=len(tags) > 1)
            pill.fbind("on_tap", lambda pill, *_: self._choose_sign(pill.tag))
            buttons.add_widget(pill, index=len(buttons.children) - place)
        self.signs = tags

    def _choose_sign(self, tag: str) -> None:
        self.ui.send(SignLanguageChosen("" if tag == self.signing else tag))

    def swap(self, *_: Any) -> None:
        """Swap the places of film and interpreter."""
        self.signed_large = not self.signed_large

    def sign_for(self, wanted: str, signs: list[str]) -> str:
        """Return the sign language to show: the visitor's, if the film has it."""
        return wanted if wanted in signs else ""

    def _load_interpreter(self, *_: Any) -> None:
        path = signed_files(self._found()).get(self.signing)
        film = self.player
        playable = self.ui.prepared.playable(path) if path else None
        self.ids.signed.show(
            open_film(self.ui, playable, self.ui.media.sound, leader=film) if playable and film else None
        )
        self.signed_large, self._sized = False, None
        self._mark_interpreters()
        if self.ids.signed.player is not None and film is not None:
            self._start_s = film.position_s
            self._start_ticking()

    def _mark_interpreters(self) -> None:
        buttons = self.ids.buttons
        for pill in buttons.children[:]:
            if isinstance(pill, SignPill):
                pill.on = pill.tag == self.signing
            elif isinstance(pill, SwapPill):
                buttons.remove_widget(pill)
                tear_down(pill)
        if self.signing:
            pill = SwapPill(view=self)
            pill.fbind("on_tap", self.swap)
            buttons.add_widget(pill, index=len(buttons.children) - FIRST_BUTTONS - len(self.signs))

    def _tick_interpreter(self, film: FilmPlayer) -> bool:
        """Keep the interpreter in step with the film; return whether a frame was shown."""
        signed = self.ids.signed.player
        if signed is None:
            return False
        if self._start_s is not None and signed.state is PlayState.PAUSED:
            signed.seek(film.position_s)
            self._start_s = None
        if film.state is PlayState.PLAYING and signed.state is PlayState.PAUSED:
            signed.play()
        elif film.state is not PlayState.PLAYING and signed.state is PlayState.PLAYING:
            signed.pause()
        came = bool(self.ids.signed.tick())
        if signed.size != self._sized:
            self._sized = signed.size
            self._arrange_soon()
        return came

    _start_s: float | None = None
    """Position at which an interpreter that was just opened is to start."""
    _sized: tuple[int, int] | None = None
    """The size of the interpreter's film for which the pictures were arranged."""

    def _arrange(self, *_: Any) -> None:
        """Place both pictures; frames are then decoded at that size."""
        film, signed, low = self.ids.film, self.ids.signed, round(self.low)
        whole = (round(self.x), low, round(self.width), max(1, round(self.top) - low))
        large, small = (signed, film) if self.signed_large else (film, signed)
        stage = FilmWithSigner(whole, round(GAP * self.ui.unit), self.ui.rtl, round(self.caption_top))
        places = {large: whole, small: stage.small(small.player.size if small.player else None)}
        if not self.signing:
            places[signed] = (0, 0, 0, 0)
        for moving, (left, bottom, width, height) in places.items():
            moving.pos, moving.size = (left, bottom), (width, height)
            if moving.refit():
                self._start_ticking()
        if self.ids.stage.children[:1] != [small]:
            self.ids.stage.remove_widget(small)
            self.ids.stage.add_widget(small)

    def _load_captions(self, *_: Any) -> None:
        """Read the captions in a thread; the current ones stay until the others have been read."""
        found = self._found()
        captions = found.captions if found else {}
        chain = [self.ui.language, *self.ui.exhibition.settings.languages]
        tag = next((tag for tag in chain if tag in captions), "")
        self._cancel_request()
        if tag:
            self._request = self.ui.media.caption_files.request(
                captions[tag], lambda track: self._take_captions(track, tag)
            )
        else:
            self._take_captions(CaptionTrack(), "")

    def _cancel_request(self) -> None:
        if self._request is not None:
            self._request.cancel()
            self._request = None

    def _take_captions(self, track: CaptionTrack, tag: str) -> None:
        self._track, self.caption_language = track, tag
        if self.player is not None:
            self._show_caption(self.player)

    def _show_caption(self, film: FilmPlayer) -> None:
        self.caption = "\n".join(self._track.at(film.position_s)[:MOST_LINES])

    def _report(self, playing: bool) -> None:
        if playing != self._reported_playing:
            self._reported_playing = playing
            self.ui.send(PlaybackStarted(CHANNEL, self.medium) if playing else PlaybackEnded(CHANNEL))


kv.load(__file__)
