"""Who signs a film, and panels in plain language and in sign language."""

import pytest

from kiosk.engines.playback import PlayState
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.layers.film_layer import FilmLayer
from kiosk.ui.layers.tray import SizePill
from kiosk.ui.panels.base import PlainPill, SignedPill
from kiosk.ui.widgets.film_view import FilmView
from kiosk.ui.widgets.interpreter import FilmWithSigner, SignPill, SwapPill
from kiosk.ui.widgets.narrated_text import NarratedText
from kiosk.visit import Layer, Place
from kiosk.visit.events import TextSizeChosen


def signed(guide: Guide):
    """Give what plays the interpreter."""
    return guide.find(FilmView).ids.signed.player


def test_nobody_signs_until_asked_and_each_language_has_its_button(at):
    guide = at("interpreted")
    assert signed(guide) is None
    assert [pill.words for pill in guide.all(SignPill)][::-1] == ["American Sign Language", "Sign language (France)"]
    assert guide.all(SwapPill) == []


def test_who_signs_stays_with_the_film_through_play_pause_seek_and_replay(at):
    guide = at("interpreted")
    guide.tap(guide.find(SignPill, tag="ase"))
    film = guide.find(FilmView)
    assert signed(guide).path.name == "interpreted.ase.mp4"

    def together() -> bool:
        leader, follower = film.player, signed(guide)
        return follower.state is leader.state and abs(follower.position_s - leader.position_s) < 0.05

    assert together()
    guide.tap("Play")
    guide.wait(1.0)
    assert film.player.position_s > 0.9
    assert together()
    guide.tap("Pause")
    assert together()
    track = film.ids.track
    guide.tap_at((track.x + track.width * 0.75, track.center_y))
    assert film.player.position_s == pytest.approx(3.0, abs=0.1)
    assert together()
    guide.tap("Play")
    assert guide.driver.until(lambda: film.state == "ended", 10)
    guide.driver.settle()
    guide.tap("Replay")
    guide.wait(0.5)
    assert film.player.position_s < 2
    assert together()


def test_who_comes_late_begins_where_the_film_is(at):
    guide = at("interpreted")
    guide.tap("Play")
    guide.wait(2.0)
    guide.tap(guide.find(SignPill, tag="fsl"))
    guide.wait(0.3)
    assert signed(guide).path.name == "interpreted.fsl.mp4"
    assert signed(guide).state is PlayState.PLAYING
    assert signed(guide).position_s == pytest.approx(guide.find(FilmView).player.position_s, abs=0.05)


def test_an_interpreter_is_not_heard(at):
    guide = at("interpreted")
    guide.tap(guide.find(SignPill, tag="ase"))
    guide.tap("Play")
    guide.wait(0.5)
    assert not signed(guide).has_sound


@pytest.mark.parametrize("percent", [100, 130, 170, 200])
def test_the_small_picture_never_covers_a_caption_nor_leaves_the_film(at, percent: int):
    guide = at("interpreted")
    guide.driver.ui.send(TextSizeChosen(percent))
    guide.driver.settle()
    guide.tap(guide.find(SignPill, tag="ase"))
    guide.tap("Play")
    guide.wait(1.0)
    film = guide.find(FilmView)
    for _ in range(2):
        small = film.ids.film if film.signed_large else film.ids.signed
        assert film.caption
        assert small.y >= film.ids.box.top
        assert film.low <= small.y <= small.top <= film.top
        assert film.x <= small.x <= small.right <= film.right
        assert film.ids.stage.children[0] is small.__self__, "it lies in front"
        guide.tap(guide.find(SwapPill))
        guide.driver.settle()


def test_film_and_interpreter_change_places_and_frames_are_made_to_fit(at):
    guide = at("interpreted")
    guide.tap(guide.find(SignPill, tag="ase"))
    film = guide.find(FilmView)
    before = film.ids.film.size[:], film.ids.signed.size[:]
    guide.tap("Full view")
    assert film.ids.signed.size == before[0]
    assert film.ids.film.width < before[0][0] / 2
    assert film.player._decoding._box == tuple(round(side) for side in film.ids.film.size)
    guide.tap("Small view")
    assert (film.ids.film.size, film.ids.signed.size) == before


def test_who_wants_an_interpreter_has_one_at_the_next_film_and_the_next_visitor_has_none(at):
    guide = at("interpreted")
    guide.tap(guide.find(SignPill, tag="ase"))
    guide.stand("rooms", "film")
    assert guide.all(SignPill) == []
    guide.stand("rooms", "interpreted")
    assert signed(guide) is not None
    assert guide.find(SignPill, tag="ase").on
    guide.tap(guide.find(SignPill, tag="ase"))
    assert signed(guide) is None
    guide.tap(guide.find(SignPill, tag="fsl"))
    guide.begin("en")
    assert guide.driver.state.preferences.sign_language == ""


def test_a_panel_in_plain_language_and_back(at):
    guide = at("told-otherwise")
    assert not guide.shows("A few plain words.")
    guide.tap("Plain language")
    assert guide.shows("A few plain words.")
    assert not guide.shows("word word")
    guide.stand("rooms", "picture")
    assert guide.all(PlainPill) == []
    assert guide.shows("word word"), "a panel that has none is shown in full"
    guide.stand("rooms", "told-otherwise")
    assert guide.shows("A few plain words."), "who asked for it has it at every panel"
    guide.tap("Full text")
    assert guide.shows("word word")


def test_the_narration_marks_no_words_of_the_plain_text(at):
    guide = at("told-otherwise")
    guide.tap("Plain language")
    assert [text.narrated for text in guide.all(NarratedText) if text.shown == "A few plain words."] == [False]


def test_words_that_are_marked_are_not_marked_in_the_plain_text(guide: Guide):
    guide.begin("en")
    guide.stand("democratic-kampuchea", "emptied-city")
    guide.listen()
    assert guide.driver.until(lambda: any(text.spoken for text in guide.all(NarratedText, markdown=True)), 30)
    guide.tap("Plain language")
    assert [text.shown for text in guide.all(NarratedText) if text.marked()] == []
    assert guide.driver.ui.media.state == "playing"


def test_a_panel_s_signed_film_plays_over_it_and_is_closed(at):
    guide = at("told-otherwise")
    guide.listen()
    guide.tap(guide.find(SignedPill))
    assert guide.driver.state.layer is Layer.FILM
    assert guide.driver.ui.media.state == "idle", "the narration makes way"
    guide.wait(1.0)
    assert guide.find(FilmLayer).ids.film.state == "playing"
    assert guide.driver.state.playing == {"film"}
    guide.close()
    assert guide.driver.state.playing == frozenset()
    assert guide.driver.films() == []
    assert guide.place == Place("rooms", "told-otherwise")


def test_a_signed_film_that_ends_is_replayed_and_waiting_begins(at):
    guide = at("told-otherwise")
    guide.tap(guide.find(SignedPill))
    layer = guide.find(FilmLayer)
    assert guide.driver.until(lambda: layer.ids.film.state == "ended", 10)
    guide.driver.settle()
    assert guide.driver.state.playing == frozenset()
    guide.tap("Replay")
    guide.wait(0.5)
    assert layer.ids.film.state == "playing"


def test_a_visitor_who_leaves_takes_plain_language_along(at):
    guide = at("told-otherwise")
    guide.tap("Plain language")
    guide.open(Layer.TRAY)
    guide.tap(guide.find(SizePill, percent=130))
    guide.begin("en")
    assert not guide.driver.state.preferences.plain


@pytest.mark.parametrize("size", [None, (640, 480), (480, 640), (0, 0)])
@pytest.mark.parametrize("caption_top", [0, 400, 690, 5000])
@pytest.mark.parametrize("rtl", [False, True])
def test_the_small_picture_stays_in_its_corner(*, rtl: bool, size: tuple[int, int] | None, caption_top: int):
    left, bottom, wide, tall = FilmWithSigner((100, 200, 1200, 500), 24, rtl, caption_top).small(size)
    assert left == (124 if rtl else 1300 - 24 - wide)
    assert bottom + tall == pytest.approx(700 - 24, abs=1)
    assert wide <= 1200 * 0.3 + 1
    assert tall <= 500 * 0.46 + 1
    if caption_top < 600:
        assert bottom >= caption_top
        if size and min(size) > 0:
            assert wide / tall == pytest.approx(size[0] / size[1], rel=0.02)
