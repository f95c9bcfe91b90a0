"""Film, narration and pictures on the screen, whole and broken."""

import pytest

from kiosk.engines.playback import PlayState
from kiosk.ui.layers.languages import LanguageChoice
from kiosk.ui.widgets.actions import ListenPill
from kiosk.ui.widgets.film_view import FilmView
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.track import Track
from kiosk.visit import Layer, Phase


def test_a_film_shows_its_first_picture_and_plays_when_asked(at):
    guide = at("film")
    film = guide.find(FilmView)
    assert (film.state, film.duration) == ("paused", 4)
    guide.tap("Play")
    guide.wait(1.0)
    assert film.state == "playing"
    assert 1.0 <= guide.driver.film().position_s < 2.0
    assert guide.driver.state.playing == {"film"}
    guide.tap("Pause")
    assert film.state == "paused"
    assert guide.driver.state.playing == frozenset()


def test_captions_follow_the_language_while_the_film_goes_on(at):
    guide = at("film")
    guide.tap("Play")
    guide.wait(1.0)
    assert guide.shows("A caption")
    guide.open(Layer.LANGUAGES)
    guide.tap(guide.find(LanguageChoice, tag="vi"))
    assert guide.shows("Phụ đề")
    assert not guide.shows("A caption")
    assert guide.find(FilmView).state == "playing"


def test_a_film_does_not_jump_when_its_captions_change_language(at):
    guide = at("film")
    guide.tap("Play")
    guide.wait(0.5)
    driver, player = guide.driver, guide.driver.film()
    begun_s, begun_at = player.position_s, driver.time()
    guide.open(Layer.LANGUAGES)
    finger = driver.hand.down(guide.find(LanguageChoice, tag="vi").center)
    driver.frame()
    finger.up()
    seen = []
    for _ in range(20):
        driver.frame()
        seen.append((driver.film() is player, player.state, player.position_s - (driver.time() - begun_at)))
    assert guide.shows("Phụ đề")
    assert {(same, state) for same, state, _ in seen} == {(True, PlayState.PLAYING)}
    assert [start_s for _, _, start_s in seen] == pytest.approx([begun_s] * len(seen), abs=0.001)


def test_captions_are_switched_off_beside_the_film(at):
    guide = at("film")
    guide.tap("Play")
    guide.wait(1.0)
    guide.tap("Captions on")
    assert not guide.shows("A caption")


def test_a_film_that_ended_is_played_again(at):
    guide = at("film")
    guide.tap("Play")
    assert guide.driver.until(lambda: guide.find(FilmView).state == "ended", 10)
    guide.driver.settle()
    guide.tap("Replay")
    guide.wait(0.5)
    assert guide.driver.film().position_s < 2
    assert guide.find(FilmView).state == "playing"


def test_a_film_goes_on_from_where_its_track_is_touched(at):
    guide = at("film")
    track = guide.find(Track)
    guide.tap_at((track.x + track.width * 0.5, track.center_y))
    assert guide.driver.film().position_s == pytest.approx(2.0, abs=0.1)
    assert guide.driver.film().state is PlayState.PAUSED


def test_a_film_keeps_the_kiosk_awake_and_its_end_is_where_waiting_begins(at):
    guide = at("film")
    guide.tap("Play")
    idle_s = guide.driver.app.visit.machine.idle_limit_s(guide.place)
    assert guide.driver.until(lambda: not guide.driver.state.playing, 10)
    guide.wait(idle_s - 2)
    assert guide.driver.state.phase is Phase.BROWSE
    guide.wait(3)
    assert guide.driver.state.phase is Phase.WARN


def test_a_film_ends_when_the_visitor_goes_on(at):
    guide = at("film")
    guide.tap("Play")
    guide.wait(0.5)
    guide.step(-1)
    assert guide.driver.state.playing == frozenset()
    assert guide.driver.film() is None


def test_a_broken_film_shows_its_words_and_nothing_else(at):
    guide = at("broken")
    assert guide.find(FilmView).failed
    assert guide.shows("What was said in it.")
    assert not guide.find(FilmView).ids.play.enabled


def test_a_broken_picture_shows_what_was_to_be_seen(at):
    guide = at("torn")
    picture = guide.find(Picture, medium="things/torn")
    assert picture.failed
    assert guide.shows("A picture that was torn")


def test_a_narration_plays_pauses_and_goes_on(at):
    guide = at("picture")
    assert guide.find(ListenPill).words == "Listen · 0:03"
    guide.listen()
    guide.wait(1.0)
    assert guide.find(ListenPill).words == "Pause"
    assert guide.shows("0:01 / 0:03")
    guide.listen()
    assert guide.driver.ui.media.state == "paused"
    guide.wait(5.0)
    assert guide.find(ListenPill).words == "Play"
    assert guide.shows("0:01 / 0:03")
    guide.listen()
    assert guide.driver.until(lambda: guide.driver.ui.media.state == "idle", 5)
    assert guide.driver.state.playing == frozenset()


def test_a_narration_goes_on_in_the_language_that_is_chosen(at):
    guide = at("picture")
    guide.listen()
    guide.wait(0.5)
    guide.open(Layer.LANGUAGES)
    guide.tap(guide.find(LanguageChoice, tag="vi"))
    assert guide.driver.ui.media.sound.narration.path.name == "voice.vi.wav"
    assert guide.driver.ui.media.sound.narration.state is PlayState.PLAYING


def test_a_narration_stops_when_the_visitor_goes_on(at):
    guide = at("picture")
    guide.listen()
    guide.wait(0.5)
    guide.step(1)
    assert guide.driver.ui.media.sound.narration.path is None
    assert guide.driver.state.playing == frozenset()


def test_everything_is_silent_when_the_visit_ends(at):
    guide = at("picture")
    guide.listen()
    guide.leave()
    sound = guide.driver.ui.media.sound
    assert {channel.path for channel in (sound.narration, sound.film)} == {None}
